import { relevance } from '../../../src/subgraphs/papers/listing/relevance.query';
import type { OperationName, ParametersOf } from '../operations';

/** One statement whose one row has one column: the finished answer. */
export interface LimitStatement<Name extends OperationName> {
  readonly sql: string;
  readonly values: (parameters: ParametersOf[Name]) => unknown[];
  /** Whether it is planned for its values each time, as a text search has to be. */
  readonly isPlannedAnew?: boolean;
}

const DAY = `coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date)`;
const TITLE = 'left(p.title_folded, 400)';
const NEWEST = `${DAY} DESC, ${TITLE}, p.id`;

/** A JSON array of the rows of a query, in their order. */
const list = (query: string): string => `(SELECT coalesce(json_agg(e), '[]') FROM (${query}) e)`;
/** The one row of a query as a JSON object, or null. */
const object = (query: string): string => `(SELECT row_to_json(e) FROM (${query}) e)`;

const authors = (columns: string): string =>
  list(`SELECT ${columns} FROM authorship s JOIN author a ON a.id = s.author_id
    WHERE s.paper_id = p.id ORDER BY s.position`);
const areas = (columns: string): string =>
  list(`SELECT ${columns} FROM paper_area pa JOIN research_area r ON r.id = pa.area_id
    WHERE pa.paper_id = p.id ORDER BY pa.position`);
const venue = (columns: string): string => object(`SELECT ${columns} FROM venue v WHERE v.id = p.venue_id`);

const AUTHOR = `'author_' || a.id AS id, a.slug, a.name`;
const SMALL_VENUE = `'venue_' || v.id AS id, v.name, v.acronym`;

/** `page` has 21 rows at most, in order, with the papers' columns. */
const answerOfPage = `
  SELECT json_build_object('data', json_build_object('papers', json_build_object(
    'nodes', ${list(`SELECT 'paper_' || p.id AS id, p.slug, p.title, p.excerpt, p.published_on AS "publishedOn",
        p.year, p.citation_count AS "citationCount",
        ${venue(`'venue_' || v.id AS id, v.slug, v.name, v.acronym`)} AS venue,
        ${authors(AUTHOR)} AS authors, ${areas(`'area_' || r.id AS id, r.slug, r.name`)} AS areas
      FROM (SELECT * FROM page LIMIT 20) p`)},
    'pageInfo', json_build_object(
      'hasNextPage', (SELECT count(*) FROM page) > 20,
      'endCursor', (SELECT concat_ws(' ', ${DAY}, p.id, ${TITLE}) FROM page p OFFSET 19 LIMIT 1)))))::text`;

const PAGE_COLUMNS = `p.id, p.slug, p.title, p.title_folded, p.excerpt, p.published_on, p.year, p.citation_count, p.venue_id`;

/** The area `w` and those `below` it. */
const AREAS_BELOW = `w AS MATERIALIZED (SELECT * FROM research_area WHERE slug = $1),
  below (id) AS (
    SELECT id FROM w UNION SELECT r.id FROM below JOIN research_area r ON r.parent_id = below.id
  )`;

/** @param papers,years,counted queries of the 20 most cited, of (year, count), and of (author_id, papers), all of raw rows */
const areaPage = (parts: string, papers: string, years: string, counted: string): string => `
  WITH RECURSIVE ${AREAS_BELOW}, ${parts}, counted AS MATERIALIZED (${counted})
  SELECT json_build_object('data', json_build_object('area', ${object(`
    SELECT 'area_' || w.id AS id, w.slug, w.name, w.description, w.paper_count AS "paperCount",
      json_build_object('nodes', ${list(`
        SELECT 'paper_' || p.id AS id, p.slug, p.title, p.year, p.citation_count AS "citationCount",
          ${venue(SMALL_VENUE)} AS venue
        FROM (${papers}) p`)}) AS papers,
      ${list(years)} AS "papersByYear",
      ${list(`
        SELECT c.papers AS "paperCount",
          (SELECT row_to_json(e) FROM (SELECT 'author_' || c.author_id AS id, c.slug, c.name) e) AS author
        FROM (
          SELECT c.author_id, c.papers, a.slug, a.name FROM counted c
          CROSS JOIN LATERAL (SELECT a.slug, a.name, a.name_folded FROM author a WHERE a.id = c.author_id OFFSET 0) a
          WHERE c.papers >= coalesce((SELECT papers FROM counted ORDER BY papers DESC OFFSET 9 LIMIT 1), 0)
          ORDER BY c.papers DESC, a.name_folded, c.author_id LIMIT 10
        ) c`)} AS authors
    FROM w`)}))::text`;

const CITATIONS = 'coalesce(p.citation_count, -1)';
const MOST_CITED = `${CITATIONS} DESC, ${TITLE}, p.id`;

/**
 * Every row of the area is looked up by its key. OFFSET 0 keeps it so: Postgres, which cannot know the size of an area,
 * would read whole tables.
 */
const SMALL_AREA_PAGE = areaPage(
  `own AS MATERIALIZED (
    SELECT p.* FROM (SELECT DISTINCT pa.paper_id FROM below JOIN paper_area pa ON pa.area_id = below.id) o
    CROSS JOIN LATERAL (
      SELECT p.id, p.year, p.citation_count, ${TITLE} AS title FROM paper p WHERE p.id = o.paper_id OFFSET 0
    ) p
  )`,
  `SELECT p.* FROM (SELECT p.id FROM own p ORDER BY ${CITATIONS} DESC, title, id LIMIT 20) top
   JOIN paper p ON p.id = top.id ORDER BY ${MOST_CITED}`,
  'SELECT year, count(*) AS count FROM own WHERE year IS NOT NULL GROUP BY year ORDER BY year',
  `SELECT s.author_id, count(*) AS papers FROM own
   CROSS JOIN LATERAL (SELECT s.author_id FROM authorship s WHERE s.paper_id = own.id OFFSET 0) s GROUP BY 1`,
);

/** Tables are joined as wholes, and the most cited papers are looked through until 20 of the area are found. */
const LARGE_AREA_PAGE = areaPage(
  `own AS MATERIALIZED (SELECT DISTINCT pa.paper_id FROM below JOIN paper_area pa ON pa.area_id = below.id)`,
  `SELECT p.* FROM paper p
   WHERE (SELECT true FROM paper_area pa WHERE pa.paper_id = p.id AND pa.area_id IN (SELECT id FROM below) LIMIT 1)
   ORDER BY ${MOST_CITED} LIMIT 20`,
  // IS TRUE keeps it from becoming a look-up of each paper.
  `SELECT p.year, count(*) AS count FROM paper p
   WHERE (p.id IN (SELECT paper_id FROM own)) IS TRUE AND p.year IS NOT NULL GROUP BY p.year ORDER BY p.year`,
  'SELECT s.author_id, count(*) AS papers FROM own JOIN authorship s ON s.paper_id = own.paper_id GROUP BY 1',
);

/** Ranked by the graph's own rule and counted, but by what the papers themselves say, as areas are: nothing stands ready. */
const QUERY = `websearch_to_tsquery('english', $1)`;

const SEARCH = `
  WITH RECURSIVE hit AS MATERIALIZED (
    SELECT d.id, d.year, d.title, ${relevance(QUERY, '$1')} AS rank FROM (
      SELECT p.*, h.heading FROM paper_search s
      CROSS JOIN LATERAL (SELECT ts_filter(s.document, '{a,b,c}') AS heading OFFSET 0) h
      CROSS JOIN LATERAL (SELECT p.id, p.year, ${TITLE} AS title FROM paper p WHERE p.id = s.paper_id OFFSET 0) p
      WHERE s.document @@ ${QUERY} OFFSET 0
    ) d
  ),
  above (area_id, ancestor_id) AS (
    SELECT id, id FROM research_area
    UNION SELECT above.area_id, r.parent_id FROM above JOIN research_area r ON r.id = above.ancestor_id
    WHERE r.parent_id IS NOT NULL
  )
  SELECT json_build_object('data', json_build_object('papers', json_build_object(
    'totalCount', (SELECT count(*) FROM hit),
    'facets', json_build_array(
      json_build_object('by', 'YEAR', 'values', ${list(`
        SELECT year::text AS key, year::text AS label, count(*) AS count FROM hit WHERE year IS NOT NULL
        GROUP BY year ORDER BY 3 DESC, 1 DESC LIMIT 10`)}),
      json_build_object('by', 'AREA', 'values', ${list(`
        SELECT r.slug AS key, r.name AS label, c.count FROM (
          SELECT ancestor_id, count(*) AS count FROM (
            SELECT DISTINCT above.ancestor_id, hit.id FROM hit JOIN paper_area pa ON pa.paper_id = hit.id
            JOIN above ON above.area_id = pa.area_id
          ) each GROUP BY ancestor_id
        ) c JOIN research_area r ON r.id = c.ancestor_id
        ORDER BY c.count DESC, r.name COLLATE "C", r.slug LIMIT 10`)})),
    'nodes', ${list(`
      SELECT 'paper_' || p.id AS id, p.slug, p.title, p.excerpt, p.year, p.citation_count AS "citationCount",
        ${venue(SMALL_VENUE)} AS venue, ${authors(`'author_' || a.id AS id, a.name`)} AS authors
      FROM (SELECT * FROM hit ORDER BY rank DESC, title, id LIMIT 20) best JOIN paper p ON p.id = best.id
      ORDER BY best.rank DESC, best.title, best.id`)})))::text`;

const byIds = (node: string): string => `
  SELECT json_build_object('data', json_build_object('papersByIds', (
    SELECT json_agg(CASE WHEN p.id IS NULL THEN NULL ELSE ${node} END ORDER BY place)
    FROM unnest($1::int[]) WITH ORDINALITY AS asked (id, place) LEFT JOIN paper p ON p.id = asked.id)))::text`;

const searchValues = ({ text }: { readonly text: string }): unknown[] => [text];
const bySlug = ({ slug }: { readonly slug: string }): unknown[] => [slug];

/** The statements, each as quick as it could be written. */
export const LIMIT_STATEMENTS: { readonly [Name in OperationName]: LimitStatement<Name> } = {
  listing: {
    sql: `WITH page AS MATERIALIZED (SELECT ${PAGE_COLUMNS} FROM paper p ORDER BY ${NEWEST} LIMIT 21) ${answerOfPage}`,
    values: () => [],
  },
  paper: {
    sql: `SELECT json_build_object('data', json_build_object('paper', ${object(`
      SELECT 'paper_' || p.id AS id, p.slug, p.title, p.abstract,
        CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END
          AS "abstractStatus",
        p.type, p.published_on AS "publishedOn", p.first_public_on AS "firstPublicOn", p.year, p.presentation,
        p.keywords, p.awards, p.citation_count AS "citationCount",
        ${venue(`'venue_' || v.id AS id, v.slug, v.name, v.acronym, v.kind`)} AS venue,
        ${list('SELECT i.scheme, i.value FROM paper_identifier i WHERE i.paper_id = p.id ORDER BY i.position')} AS "externalIds",
        ${list('SELECT l.kind, l.url, l.label FROM paper_link l WHERE l.paper_id = p.id ORDER BY l.position')} AS links,
        ${list(`
          SELECT s.position, s.raw_name AS "rawName", s.is_corresponding AS "isCorresponding",
            ${object(`SELECT ${AUTHOR} FROM author a WHERE a.id = s.author_id`)} AS author,
            ${list(`SELECT 'organization_' || o.id AS id, o.name, o.country FROM affiliation f
              JOIN organization o ON o.id = f.organization_id
              WHERE f.paper_id = s.paper_id AND f.author_position = s.position ORDER BY f.position`)} AS affiliations
          FROM authorship s WHERE s.paper_id = p.id ORDER BY s.position`)} AS authorships,
        ${areas(`'area_' || r.id AS id, r.slug, r.name`)} AS areas
      FROM paper p WHERE p.slug = $1`)}))::text`,
    values: bySlug,
  },
  author: {
    sql: `SELECT json_build_object('data', json_build_object('author', ${object(`
      SELECT 'author_' || w.id AS id, w.slug, w.name, w.orcid, w.homepage, w.paper_count AS "paperCount",
        json_build_object('nodes', ${list(`
          SELECT 'paper_' || p.id AS id, p.slug, p.title, p.year, p.citation_count AS "citationCount",
            ${venue(SMALL_VENUE)} AS venue
          FROM (
            SELECT p.* FROM authorship s JOIN paper p ON p.id = s.paper_id
            WHERE s.author_id = w.id ORDER BY ${NEWEST} LIMIT 20
          ) p`)}) AS papers,
        ${list(`
          SELECT c.papers AS "paperCount", ${object(`SELECT ${AUTHOR} FROM author a WHERE a.id = c.author_id`)} AS author
          FROM (
            SELECT c.author_id, c.papers FROM (
              SELECT other.author_id, count(*) AS papers FROM authorship own
              JOIN authorship other ON other.paper_id = own.paper_id AND other.author_id <> w.id
              WHERE own.author_id = w.id GROUP BY 1
            ) c JOIN author a ON a.id = c.author_id ORDER BY c.papers DESC, a.name_folded, a.id LIMIT 10
          ) c`)} AS coauthors
      FROM author w WHERE w.slug = $1`)}))::text`,
    values: bySlug,
  },
  area: { sql: SMALL_AREA_PAGE, values: bySlug },
  largestArea: { sql: LARGE_AREA_PAGE, values: bySlug },
  search: { sql: SEARCH, values: searchValues, isPlannedAnew: true },
  broadSearch: { sql: SEARCH, values: searchValues, isPlannedAnew: true },
  nested: {
    sql: byIds(
      object(
        `SELECT 'paper_' || p.id AS id, p.title, p.year, ${authors(`'author_' || a.id AS id, a.name,
        json_build_object('nodes', ${list(`
          SELECT 'paper_' || p.id AS id, p.title, p.year, ${areas(`'area_' || r.id AS id, r.name`)} AS areas
          FROM (
            SELECT p.id, p.title, p.year FROM authorship s JOIN paper p ON p.id = s.paper_id
            WHERE s.author_id = a.id ORDER BY ${NEWEST} LIMIT 3
          ) p`)}) AS papers`)} AS authors`,
      ),
    ),
    values: ({ ids }) => [ids],
  },
  papersByIds: {
    sql: byIds(
      object(`SELECT 'paper_' || p.id AS id, p.slug, p.title, p.year, ${authors(AUTHOR)} AS authors`),
    ),
    values: ({ ids }) => [ids],
  },
  deepPage: {
    // Two ranges of the index in place of a condition that reads every paper of the day.
    sql: `WITH page AS MATERIALIZED (
      (SELECT ${PAGE_COLUMNS} FROM paper p WHERE ${DAY} = $1::date AND (${TITLE}, p.id) > ($2, $3::int)
        ORDER BY ${NEWEST} LIMIT 21)
      UNION ALL
      (SELECT ${PAGE_COLUMNS} FROM paper p WHERE ${DAY} < $1::date ORDER BY ${NEWEST} LIMIT 21)
      LIMIT 21) ${answerOfPage}`,
    values: ({ day, title, id }) => [day, title, id],
  },
};
