import { fold } from '../bibliography/fold';
import { searchWords } from '../bibliography/search-words';
import { searchable } from '../bibliography/searchable';

/** What a search finds a paper by, and what its papers are counted by. */
export interface SearchablePaper {
  readonly id: number;
  readonly year: number | null;
  readonly type: string;
  readonly venueId: number | null;
  readonly areaIds: readonly number[];
  readonly title: string;
  readonly keywords: string;
  /** Names as printed and as the graph has them. */
  readonly authors: string;
  /** The abstract, or what is known of it. */
  readonly text: string;
}

/**
 * UTF-8 bytes of each part that a search looks into, enough for six thousand authors. Postgres takes a megabyte a
 * document, and one of nothing but hyphenated words is three times its text.
 */
const SEARCHED_BYTES = 250_000;

/** What is cut inside a character ends in a sign that `searchable` takes out. */
function beginningOf(text: string): string {
  if (text.length * 3 <= SEARCHED_BYTES) return text;
  return Buffer.from(text).subarray(0, SEARCHED_BYTES).toString();
}

/** What facets count of a paper; equal of papers that are alike in all of it. */
function facetsOf({ year, type, venueId, areaIds }: SearchablePaper): string {
  const areas = [...areaIds].sort((left, right) => left - right);
  return [year ?? '', type, venueId ?? '', areas.join()].join('|');
}

/** Title before keywords before names before text, as `ts_rank` weighs A, B, C and D. */
const WRITE_DOCUMENTS = `
  INSERT INTO paper_search AS kept (paper_id, year, facets, title, heading, document)
  SELECT id, year, facets, left(sort_title, 400), heading, heading || setweight(to_tsvector('english', text), 'D')
  FROM unnest($1::int[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
      AS d (id, year, facets, sort_title, title, keywords, authors, text)
    CROSS JOIN LATERAL (SELECT setweight(to_tsvector('english', title), 'A')
      || setweight(to_tsvector('english', keywords), 'B') || setweight(to_tsvector('english', authors), 'C') OFFSET 0) h (heading)
  ON CONFLICT (paper_id) DO UPDATE
    SET (year, facets, title, heading, document)
      = (excluded.year, excluded.facets, excluded.title, excluded.heading, excluded.document)
    WHERE (kept.year, kept.facets, kept.title, kept.heading, kept.document)
      IS DISTINCT FROM (excluded.year, excluded.facets, excluded.title, excluded.heading, excluded.document)`;

const WRITE_WORDS = `
  INSERT INTO search_word (word) SELECT word FROM unnest($1::text[]) AS said (word)
  WHERE NOT EXISTS (SELECT FROM search_word k WHERE k.word = said.word) ON CONFLICT DO NOTHING`;

/** The words of titles and names, sorted, so that two who write the same ones wait for each other but in one order. */
function wordsOf(papers: readonly SearchablePaper[]): string[] {
  const words = new Set<string>();
  for (const { title, authors } of papers) {
    for (const word of searchWords(`${title} ; ${authors}`)) words.add(word);
  }
  return [...words].sort();
}

/** A statement and its parameters. */
export type WriteStatement = readonly [sql: string, parameters: readonly unknown[]];

/** What writes the words that searches may have meant. What is there stays. */
export function wordStatement(papers: readonly SearchablePaper[]): WriteStatement {
  return [WRITE_WORDS, [wordsOf(papers)]];
}

/** What writes the documents of papers that are there. What is there and the same stays. */
export function documentStatement(papers: readonly SearchablePaper[]): WriteStatement {
  const column = (name: 'title' | 'text' | 'keywords' | 'authors') =>
    papers.map((paper) => searchable(beginningOf(paper[name])));
  const values = [
    papers.map(({ id }) => id),
    papers.map(({ year }) => year),
    papers.map(facetsOf),
    papers.map(({ title }) => fold(title)),
    column('title'),
    column('keywords'),
    column('authors'),
    column('text'),
  ];
  return [WRITE_DOCUMENTS, values];
}
