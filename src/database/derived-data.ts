import type { EntityManager } from 'typeorm';
import type { Query } from './query';
import { documentStatement, type SearchablePaper, wordStatement } from './search-documents';

/**
 * What the graph keeps beside the facts so that reads are cheap. The writer (src/writer) changes it by what each batch
 * changes; this computes it from the facts, for whoever has written them in another way.
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

const REFRESH_AREA_ORDERS = `
  UPDATE paper_area SET (sort_date, sort_citations, sort_title) = (k.date, k.citations, k.title)
  FROM (
    SELECT id, coalesce(published_on, make_date(year, 1, 1), '-infinity') AS date,
      coalesce(citation_count, -1) AS citations, left(title_folded, 400) AS title FROM paper
  ) k
  WHERE k.id = paper_area.paper_id AND (sort_date, sort_citations, sort_title) <> (k.date, k.citations, k.title)`;

const SEARCHABLE_TEXT = `
  SELECT p.id, p.year, p.type, p.venue_id AS "venueId",
    ARRAY(SELECT area_id FROM paper_area pa WHERE pa.paper_id = p.id) AS "areaIds",
    p.title, coalesce(p.abstract, p.excerpt, '') AS text, array_to_string(p.keywords, ' ; ') AS keywords,
    coalesce((SELECT string_agg(s.raw_name || ' ; ' || a.name, ' ; ' ORDER BY s.position)
              FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = p.id), '') AS authors
  FROM paper p WHERE p.id = ANY($1)`;

/** Brings the number of papers of every area in line with the facts. Writes only what differs. */
export async function refreshAreaCounts(query: Query): Promise<void> {
  await query(REFRESH_AREA_COUNTS, []);
}

/**
 * Brings counts, the orders of areas' papers, and the search documents of the given papers in line with the facts. Writes
 * only what differs. Of summaries of areas see {@link refreshAreaSummaries}.
 */
export async function refreshDerivedData(manager: EntityManager, paperIds: readonly number[]): Promise<void> {
  const query: Query = (sql, parameters) => manager.query(sql, [...parameters]);
  await query(REFRESH_AUTHOR_COUNTS, []);
  await refreshAreaCounts(query);
  await query(REFRESH_AREA_ORDERS, []);
  const papers = await query<SearchablePaper>(SEARCHABLE_TEXT, [paperIds]);
  for (const [sql, parameters] of [documentStatement(papers), wordStatement(papers)])
    await query(sql, parameters);
}
