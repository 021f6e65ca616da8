/**
 * Characters that stand for the beginning and end of a match until the text is escaped. They are private-use ones, and
 * the statement takes them out of the text first, so that a text cannot forge a mark.
 */
export const MATCH_START = '\uE000';
/** See {@link MATCH_START}. */
export const MATCH_END = '\uE001';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as HTML: escaped, with each match in <mark>. */
export function markMatches(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replaceAll(MATCH_START, '<mark>')
    .replaceAll(MATCH_END, '</mark>');
}
