import type { CitableAuthor, CitablePaper, CitableVenue } from '../bibliography/citation';
import type { Query } from './query';
import { byKey, groupByKey } from './rows';
import { keyList } from './statement';

type StoredPaper = Omit<CitablePaper, 'authors' | 'venue'> & {
  readonly key: number;
  readonly venue: CitableVenue | null;
};

const IDENTIFIER = (scheme: string) =>
  `(SELECT value FROM paper_identifier WHERE paper_id = p.id AND scheme = '${scheme}' ORDER BY position LIMIT 1)`;

/** The address to cite: the publisher's before the repository's, whatever else there is last. */
const CITED_URL = `(SELECT url FROM paper_link WHERE paper_id = p.id
  ORDER BY array_position(ARRAY['PUBLISHER', 'PROCEEDINGS', 'LANDING', 'PREPRINT', 'PDF', 'PROJECT'], kind), position LIMIT 1)`;

const PDF = `(SELECT url FROM paper_link WHERE paper_id = p.id AND kind = 'PDF' ORDER BY position LIMIT 1)`;

const PAPERS = `
  SELECT p.id AS key, p.slug, p.title, p.type, p.year, p.published_on AS "publishedOn", p.abstract, p.keywords,
    ${IDENTIFIER('DOI')} AS doi, ${IDENTIFIER('ARXIV')} AS "arxivId", ${IDENTIFIER('ISBN')} AS isbn, ${CITED_URL} AS url, ${PDF} AS pdf,
    CASE WHEN v.id IS NOT NULL THEN json_build_object('name', v.name, 'acronym', v.acronym, 'kind', v.kind) END AS venue
  FROM paper p LEFT JOIN venue v ON v.id = p.venue_id WHERE p.id = ANY(${keyList('$1', 'int')})`;

const AUTHORS = `
  SELECT s.paper_id AS paper, s.raw_name AS name, a.given_name AS given, a.family_name AS family
  FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = ANY(${keyList('$1', 'int')}) ORDER BY s.paper_id, s.position`;

/** What a citation says of each paper, by the papers' ids and in their order; null where the paper is gone. */
export async function readCitablePapers(
  query: Query,
  paperIds: readonly number[],
): Promise<(CitablePaper | null)[]> {
  const [papers, authors] = await Promise.all([
    query<StoredPaper>(PAPERS, [paperIds]),
    query<CitableAuthor & { paper: number }>(AUTHORS, [paperIds]),
  ]);
  const bylines = groupByKey(paperIds, authors, (row) => row.paper);
  return byKey(paperIds, papers, (row) => row.key).map(
    (paper, index) => paper && { ...paper, authors: bylines[index] ?? [] },
  );
}
