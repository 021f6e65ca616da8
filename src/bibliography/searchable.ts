import { withoutMarks } from './fold';

/**
 * Text as full-text search takes it, documents and queries alike: without accents, with plain quotation marks, and with
 * every sign beyond ASCII that is no letter and no digit as a space. What Postgres makes of such signs depends on the
 * server's locale: where that is plain "C", the "…" at the end of a word becomes part of it.
 */
export function searchable(text: string): string {
  return withoutMarks(text)
    .replace(/[“”„«»]/gu, '"')
    .replace(/[^\p{L}\p{N}\x20-\x7e]/gu, ' ');
}
