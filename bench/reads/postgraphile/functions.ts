import { Client } from 'pg';
import { relevance } from '../../../src/subgraphs/papers/listing/relevance.query';

const QUERY = `websearch_to_tsquery('english', query)`;

/** What PostGraphile's schema has beside the tables: orders across tables and counts are functions, as its manual advises. */
const FUNCTIONS = `
CREATE OR REPLACE FUNCTION paper_abstract_status(p paper) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END
$$;

CREATE OR REPLACE FUNCTION author_newest_papers(a author) RETURNS SETOF paper LANGUAGE sql STABLE AS $$
  SELECT p.* FROM authorship s JOIN paper p ON p.id = s.paper_id WHERE s.author_id = a.id
  ORDER BY coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) DESC, left(p.title_folded, 400), p.id
$$;

CREATE OR REPLACE FUNCTION author_coauthors(a author, most integer)
RETURNS TABLE (paper_count integer, author_id integer, slug text, name text) LANGUAGE sql STABLE AS $$
  SELECT c.papers::int, o.id, o.slug, o.name FROM (
    SELECT other.author_id, count(*) AS papers FROM authorship own
    JOIN authorship other ON other.paper_id = own.paper_id AND other.author_id <> own.author_id
    WHERE own.author_id = a.id GROUP BY 1
  ) c JOIN author o ON o.id = c.author_id ORDER BY c.papers DESC, o.name_folded, o.id LIMIT most
$$;

-- OFFSET 0 keeps look-ups by key, whatever Postgres guesses of an area's size.
CREATE OR REPLACE FUNCTION bench_papers_of_area(area integer) RETURNS TABLE (paper_id integer) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below (id) AS (
    SELECT area UNION SELECT r.id FROM below JOIN research_area r ON r.parent_id = below.id
  )
  SELECT DISTINCT pa.paper_id FROM below JOIN paper_area pa ON pa.area_id = below.id
$$;

CREATE OR REPLACE FUNCTION research_area_most_cited_papers(r research_area) RETURNS SETOF paper LANGUAGE sql STABLE AS $$
  SELECT p.* FROM bench_papers_of_area(r.id) o
  CROSS JOIN LATERAL (SELECT p.* FROM paper p WHERE p.id = o.paper_id OFFSET 0) p
  ORDER BY coalesce(p.citation_count, -1) DESC, left(p.title_folded, 400), p.id
$$;

CREATE OR REPLACE FUNCTION research_area_papers_by_year(r research_area)
RETURNS TABLE (year integer, count integer) LANGUAGE sql STABLE AS $$
  SELECT p.year, count(*)::int FROM bench_papers_of_area(r.id) o
  CROSS JOIN LATERAL (SELECT p.year FROM paper p WHERE p.id = o.paper_id OFFSET 0) p
  WHERE p.year IS NOT NULL GROUP BY p.year ORDER BY p.year
$$;

CREATE OR REPLACE FUNCTION research_area_top_authors(r research_area, most integer)
RETURNS TABLE (paper_count integer, author_id integer, slug text, name text) LANGUAGE sql STABLE AS $$
  WITH counted AS MATERIALIZED (
    SELECT s.author_id, count(*)::int AS papers FROM bench_papers_of_area(r.id) o
    CROSS JOIN LATERAL (SELECT s.author_id FROM authorship s WHERE s.paper_id = o.paper_id OFFSET 0) s GROUP BY 1
  )
  SELECT c.papers, c.author_id, a.slug, a.name FROM counted c
  CROSS JOIN LATERAL (SELECT a.slug, a.name, a.name_folded FROM author a WHERE a.id = c.author_id OFFSET 0) a
  WHERE c.papers >= coalesce((SELECT papers FROM counted ORDER BY papers DESC OFFSET most - 1 LIMIT 1), 0)
  ORDER BY c.papers DESC, a.name_folded, c.author_id LIMIT most
$$;

CREATE OR REPLACE FUNCTION found_papers(query text) RETURNS SETOF paper LANGUAGE sql STABLE AS $$
  SELECT p.* FROM (
    SELECT d.paper_id, d.title, ${relevance(QUERY, 'query')} AS rank
    FROM paper_search d WHERE d.document @@ ${QUERY}
    ORDER BY 3 DESC, 2, 1 LIMIT 20
  ) best JOIN paper p ON p.id = best.paper_id ORDER BY best.rank DESC, best.title, best.paper_id
$$;

-- The total and both facets of one set of papers.
CREATE OR REPLACE FUNCTION found_counts(query text) RETURNS json LANGUAGE sql STABLE AS $$
  WITH RECURSIVE hit AS MATERIALIZED (
    SELECT p.id, p.year FROM paper_search d JOIN paper p ON p.id = d.paper_id
    WHERE d.document @@ ${QUERY}
  ),
  above (area_id, ancestor_id) AS (
    SELECT id, id FROM research_area
    UNION SELECT above.area_id, r.parent_id FROM above JOIN research_area r ON r.id = above.ancestor_id
    WHERE r.parent_id IS NOT NULL
  )
  SELECT json_build_object(
    'total', (SELECT count(*) FROM hit),
    'years', (SELECT coalesce(json_agg(e), '[]') FROM (
      SELECT year::text AS key, year::text AS label, count(*) AS count FROM hit WHERE year IS NOT NULL
      GROUP BY year ORDER BY 3 DESC, 1 DESC LIMIT 10) e),
    'areas', (SELECT coalesce(json_agg(e), '[]') FROM (
      SELECT r.slug AS key, r.name AS label, c.count FROM (
        SELECT ancestor_id, count(*) AS count FROM (
          SELECT DISTINCT above.ancestor_id, hit.id FROM hit JOIN paper_area pa ON pa.paper_id = hit.id
          JOIN above ON above.area_id = pa.area_id
        ) each GROUP BY ancestor_id
      ) c JOIN research_area r ON r.id = c.ancestor_id
      ORDER BY c.count DESC, r.name COLLATE "C", r.slug LIMIT 10) e))
$$;
`;

/** Makes the functions in a database, which must be there before PostGraphile reads its schema. */
export async function makeFunctions(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(FUNCTIONS);
  } finally {
    await client.end();
  }
}
