import { withoutMarks } from './fold';

/** Text that is searchable as it stands, as most is. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Text as full-text search takes it, documents and queries alike: without accents, with plain quotation marks, and with
 * every sign beyond ASCII that is no letter and no digit as a space. What Postgres makes of such signs depends on the
 * server's locale: where that is plain "C", the "…" at the end of a word becomes part of it.
 */
export function searchable(text: string): string {
  if (PLAIN.test(text)) return text;
  return withoutMarks(text)
    .replace(/[“”„«»]/gu, '"')
    .replace(/[^\p{L}\p{N}\x20-\x7e]/gu, ' ');
}
