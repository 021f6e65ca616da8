import type { EntityManager } from 'typeorm';
import { searchable } from '../bibliography/searchable';

/**
 * What the graph keeps beside the facts so that reads are cheap. Everything here can be recomputed from the facts at any
 * time, and a writer calls {@link refreshDerivedData} in the transaction that changed them.
 */
const REFRESH_AUTHOR_COUNTS = `
  UPDATE author SET paper_count = counted.papers
  FROM (
    SELECT a.id, count(s.paper_id)::int AS papers FROM author a LEFT JOIN authorship s ON s.author_id = a.id GROUP BY a.id
  ) counted
  WHERE author.id = counted.id AND author.paper_count <> counted.papers`;

const REFRESH_AREA_COUNTS = `
  WITH RECURSIVE below (ancestor_id, area_id) AS (
    SELECT id, id FROM research_area
    UNION
    SELECT below.ancestor_id, child.id FROM below JOIN research_area child ON child.parent_id = below.area_id
  )
  UPDATE research_area SET paper_count = counted.papers
  FROM (
    SELECT below.ancestor_id AS id, count(DISTINCT pa.paper_id)::int AS papers
    FROM below LEFT JOIN paper_area pa ON pa.area_id = below.area_id GROUP BY below.ancestor_id
  ) counted
  WHERE research_area.id = counted.id AND research_area.paper_count <> counted.papers`;

const SEARCHABLE_TEXT = `
  SELECT p.id, p.title, coalesce(p.abstract, p.excerpt, '') AS text, array_to_string(p.keywords, ' ; ') AS keywords,
    coalesce((SELECT string_agg(s.raw_name || ' ; ' || a.name, ' ; ' ORDER BY s.position)
              FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = p.id), '') AS authors
  FROM paper p WHERE p.id = ANY($1)`;

/** Title before keywords before names before text, as `ts_rank` weighs A, B, C and D. */
const WRITE_SEARCH_DOCUMENTS = `
  INSERT INTO paper_search (paper_id, document)
  SELECT id, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', keywords), 'B')
    || setweight(to_tsvector('english', authors), 'C') || setweight(to_tsvector('english', text), 'D')
  FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) AS d (id, title, keywords, authors, text)
  ON CONFLICT (paper_id) DO UPDATE SET document = excluded.document WHERE paper_search.document <> excluded.document`;

interface SearchableText {
  id: number;
  title: string;
  text: string;
  keywords: string;
  authors: string;
}

/** Brings counts, and the search documents of the given papers, in line with the facts. Writes only what differs. */
export async function refreshDerivedData(manager: EntityManager, paperIds: readonly number[]): Promise<void> {
  await manager.query(REFRESH_AUTHOR_COUNTS);
  await manager.query(REFRESH_AREA_COUNTS);
  const texts: SearchableText[] = await manager.query(SEARCHABLE_TEXT, [paperIds]);
  const column = (name: 'title' | 'keywords' | 'authors' | 'text') =>
    texts.map((text) => searchable(text[name]));
  await manager.query(WRITE_SEARCH_DOCUMENTS, [
    texts.map((text) => text.id),
    column('title'),
    column('keywords'),
    column('authors'),
    column('text'),
  ]);
}
