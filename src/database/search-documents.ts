import { searchable } from '../bibliography/searchable';

/** What a search finds a paper by. */
export interface SearchableText {
  readonly id: number;
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

/** Title before keywords before names before text, as `ts_rank` weighs A, B, C and D. */
const WRITE = `
  INSERT INTO paper_search (paper_id, document)
  SELECT id, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', keywords), 'B')
    || setweight(to_tsvector('english', authors), 'C') || setweight(to_tsvector('english', text), 'D')
  FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) AS d (id, title, keywords, authors, text)
  ON CONFLICT (paper_id) DO UPDATE SET document = excluded.document WHERE paper_search.document <> excluded.document`;

/**
 * Writes what a search looks into, of papers that are there. Documents that are there and the same stay.
 * @param run runs one statement; what it returns is returned.
 */
export function writeSearchDocuments<Result>(
  run: (sql: string, parameters: readonly unknown[]) => Result,
  texts: readonly SearchableText[],
): Result {
  const column = (name: 'title' | 'text' | 'keywords' | 'authors') =>
    texts.map((text) => searchable(beginningOf(text[name])));
  return run(WRITE, [
    texts.map(({ id }) => id),
    column('title'),
    column('keywords'),
    column('authors'),
    column('text'),
  ]);
}
