import type { EntityManager } from 'typeorm';

/** How much is generated. */
export interface BulkSize {
  readonly papers: number;
  /** At least 40. */
  readonly authors: number;
}

/** Ids of what is generated begin behind those that are there. */
const SIZE = `
  CREATE TEMP TABLE bulk (papers int, authors int, venues int, areas int, organizations int, paper int, author int,
    venue int, area int, organization int) ON COMMIT DROP`;
const FILL_SIZE = `
  INSERT INTO bulk SELECT $1, $2, 300, 200, $1 / 10,
    (SELECT coalesce(max(id), 0) FROM paper), (SELECT coalesce(max(id), 0) FROM author),
    (SELECT coalesce(max(id), 0) FROM venue), (SELECT coalesce(max(id), 0) FROM research_area),
    (SELECT coalesce(max(id), 0) FROM organization)`;

/** 32 letters that look random and are not. */
const LETTERS = `
  CREATE OR REPLACE FUNCTION pg_temp.letters(seed text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN translate(md5(seed), '0123456789abcdef', 'aeioustrnlmdkgpb')`;

/** Eight words of three letters, of 4,096 that there are. */
const eightWords = (letters: string): string =>
  `concat_ws(' ', ${Array.from({ length: 8 }, (_, word) => `substr(${letters}, ${1 + word * 3}, 3)`).join(', ')})`;

const EACH_PAPER = 'FROM bulk b CROSS JOIN generate_series(1, b.papers) n';

/**
 * Paper n has a DOI where n is even and an OpenAlex id where it is odd, four of the authors, two areas, an organization
 * and up to two references to papers before it; every second one cites a paper that is not there, too.
 */
const STATEMENTS = [
  `INSERT INTO venue (id, slug, name, name_folded, search_text, kind)
   SELECT b.venue + n, 'bulk-venue-' || n, 'Bulk venue ' || n, 'bulk venue ' || n, 'bulk venue ' || n, 'CONFERENCE'
   FROM bulk b, generate_series(1, b.venues) n`,
  `INSERT INTO organization (id, slug, name, name_folded)
   SELECT b.organization + n, 'bulk-organization-' || n, 'Bulk organization ' || n, 'bulk organization ' || n
   FROM bulk b, generate_series(1, b.organizations) n`,
  `INSERT INTO paper (id, slug, title, title_folded, abstract, type, published_on, year, venue_id, citation_count)
   SELECT b.paper + n, 'bulk-' || n, initcap(t.title), t.title, t.abstract, 'CONFERENCE_PAPER',
     CASE WHEN n % 2 = 0 THEN make_date(1990 + n % 35, 1 + n % 12, 1 + n % 28) END, 1990 + n % 35,
     b.venue + 1 + n % b.venues, n % 500
   ${EACH_PAPER},
     LATERAL (SELECT pg_temp.letters('title ' || n) AS title, pg_temp.letters('abstract ' || n) AS abstract OFFSET 0) l,
     LATERAL (SELECT ${eightWords('l.title')} AS title, ${eightWords('l.abstract')} AS abstract OFFSET 0) t`,
  `INSERT INTO paper_search (paper_id, year, facets, title, heading, document)
   SELECT p.id, p.year, concat(p.year, '|', p.type, '|', p.venue_id, '|'), p.title_folded, h.heading,
     h.heading || setweight(to_tsvector('english', p.abstract), 'D')
   FROM bulk b, paper p CROSS JOIN LATERAL (SELECT setweight(to_tsvector('english', p.title), 'A') OFFSET 0) h (heading)
   WHERE p.id > b.paper`,
  `INSERT INTO paper_identifier (scheme, value, paper_id, position)
   SELECT CASE WHEN n % 2 = 0 THEN 'DOI' ELSE 'OPENALEX' END,
     CASE WHEN n % 2 = 0 THEN '10.5555/bulk.' || n ELSE 'W' || 9000000000 + n END, b.paper + n, 1 ${EACH_PAPER}`,
  `INSERT INTO paper_link (paper_id, position, kind, url)
   SELECT b.paper + n, 1, CASE n % 10 WHEN 4 THEN 'CODE' ELSE 'PDF' END, 'https://example.org/bulk/' || n ${EACH_PAPER}`,
  `INSERT INTO source_record (source_key, paper_id, position, payload_hashes, match_key, match_year)
   SELECT 'bulk:' || n, b.paper + n, 1, ARRAY[sha256(n::text::bytea)], md5('match ' || n)::uuid, 1990 + n % 35 ${EACH_PAPER}`,
  `INSERT INTO authorship (paper_id, position, author_id, raw_name)
   SELECT b.paper + n, k, b.author + 1 + (abs(hashint4(n)::bigint) + k * (b.authors / 4 - 1)) % b.authors, 'Author ' || k
   ${EACH_PAPER}, generate_series(1, 4) k`,
  `INSERT INTO affiliation (paper_id, author_position, position, organization_id, raw_text)
   SELECT b.paper + n, 1, 1, b.organization + 1 + n % b.organizations, 'Bulk organization' ${EACH_PAPER}`,
  `INSERT INTO author (id, slug, name, name_folded, given_name, family_name, orcid, paper_count)
   SELECT b.author + n, 'bulk-author-' || n, initcap(l.given || ' ' || l.family), l.given || ' ' || l.family,
     initcap(l.given), initcap(l.family),
     CASE WHEN n % 20 = 0 THEN '0009-9' || substr(to_char(n, 'FM000000000000'), 2, 3) || '-' ||
       substr(to_char(n, 'FM000000000000'), 5, 4) || '-' || substr(to_char(n, 'FM000000000000'), 9, 4) END,
     coalesce(c.papers, 0)
   FROM bulk b CROSS JOIN generate_series(1, b.authors) n
   CROSS JOIN LATERAL (SELECT substr(a.letters, 1, 5) AS given, substr(a.letters, 6, 7) AS family
     FROM (SELECT pg_temp.letters('author ' || n) AS letters OFFSET 0) a OFFSET 0) l
   LEFT JOIN (SELECT author_id, count(*)::int AS papers FROM authorship GROUP BY author_id) c ON c.author_id = b.author + n`,
  'INSERT INTO author_search (author_id, name, text) SELECT a.id, a.name_folded, a.name_folded FROM bulk b, author a WHERE a.id > b.author',
  'INSERT INTO author_name (name_key, author_id) SELECT a.name_folded, a.id FROM bulk b, author a WHERE a.id > b.author',
  `INSERT INTO author_identifier (scheme, value, author_id)
   SELECT 'OPENREVIEW', '~Bulk_Author' || n, b.author + n FROM bulk b, generate_series(1, b.authors, 2) n`,
  `INSERT INTO paper_area (paper_id, position, area_id, sort_date, sort_citations, sort_title)
   SELECT b.paper + n, k, b.area + 1 + (n + (k - 1) * 7) % b.areas, coalesce(p.published_on, make_date(p.year, 1, 1)),
     p.citation_count, p.title_folded
   ${EACH_PAPER} JOIN paper p ON p.id = b.paper + n, generate_series(1, 2) k`,
  `INSERT INTO research_area (id, slug, name, name_folded, paper_count)
   SELECT b.area + n, 'bulk-area-' || n, 'Bulk area ' || n, 'bulk area ' || n, c.papers
   FROM bulk b CROSS JOIN generate_series(1, b.areas) n
   JOIN (SELECT area_id, count(*)::int AS papers FROM paper_area GROUP BY area_id) c ON c.area_id = b.area + n`,
  `INSERT INTO paper_reference (citing_id, cited_id, position)
   SELECT b.paper + n, b.paper + n - k * 300 - n % 200, k ${EACH_PAPER}, generate_series(1, 2) k
   WHERE n - k * 300 - n % 200 > 0`,
  `INSERT INTO pending_reference (citing_id, position, title)
   SELECT b.paper + n, 3, 'Work that is not there' ${EACH_PAPER} WHERE n % 2 = 0`,
  `INSERT INTO pending_reference_identifier (scheme, value, citing_id, position)
   SELECT 'DOI', '10.5555/absent.' || n, b.paper + n, 3 ${EACH_PAPER} WHERE n % 2 = 0`,
  `INSERT INTO paper_merge (paper_id, source_key, reason, detail)
   SELECT b.paper + n, 'bulk:' || n, 'TITLE', 'Bulk' ${EACH_PAPER} WHERE n % 10 = 0`,
  `INSERT INTO paper_former_slug (slug, paper_id)
   SELECT 'bulk-former-' || n, b.paper + n ${EACH_PAPER} WHERE n % 10 = 0`,
  ...['paper', 'author', 'venue', 'research_area', 'organization'].map(
    (table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`,
  ),
];

/**
 * Adds many small papers, with all that belongs to papers, set by set and without checks of foreign keys. To be called
 * once for a database.
 * @param manager of a transaction of a superuser
 */
export async function writeBulkPapers(manager: EntityManager, { papers, authors }: BulkSize): Promise<void> {
  await manager.query('SET LOCAL session_replication_role = replica');
  await manager.query(SIZE);
  await manager.query(FILL_SIZE, [papers, authors]);
  await manager.query(LETTERS);
  for (const statement of STATEMENTS) await manager.query(statement);
  await manager.query('SET LOCAL session_replication_role = origin');
}
