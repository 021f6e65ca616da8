/**
 * Characters that stand for the beginning and end of a match until the text is escaped. They are private-use ones, and
 * the statement takes them out of the text first, so that a text cannot forge a mark.
 */
export const MATCH_START = '\uE000';
/** See {@link MATCH_START}. */
export const MATCH_END = '\uE001';

/** A paper's title and text with every match between {@link MATCH_START} and {@link MATCH_END}. */
export interface MarkedTexts {
  readonly title: string;
  /** The abstract or what is known of it; null where nothing is. */
  readonly text: string | null;
}

/** Characters shown of a text, marks not counted, and how many of them come before the first match. */
const SHOWN = 240;
const LEAD = 60;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as HTML: escaped, with each match in <mark>. */
function markMatches(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replaceAll(MATCH_START, '<mark>')
    .replaceAll(MATCH_END, '</mark>');
}

/** The words around the first match, an ellipsis where something is left out; null where nothing matched. */
function aroundFirstMatch(text: string): string | null {
  const first = text.indexOf(MATCH_START);
  if (first < 0) return null;
  const words = text.split(/\s+/u);
  const length = (word: string) => word.length + 1;
  let start = words.findIndex((word) => word.includes(MATCH_START));
  for (let lead = 0; start > 0; start -= 1) {
    lead += length(words[start - 1] ?? '');
    if (lead > LEAD) break;
  }
  let end = start;
  for (let shown = 0; end < words.length; end += 1) {
    shown += length(words[end] ?? '');
    if (shown > SHOWN) break;
  }
  // A single word longer than what is shown still has to be shown: it is the match.
  const shown = words.slice(start, Math.max(end, start + 1)).join(' ');
  return `${start > 0 ? '… ' : ''}${shown}${end < words.length && !shown.endsWith('…') ? ' …' : ''}`;
}

/** The title, and the text around its first match, as HTML: matches stand in <mark>, everything else is escaped. */
export function highlightOf({ title, text }: MarkedTexts): string {
  const around = text === null ? null : aroundFirstMatch(text);
  return markMatches(around === null ? title : `${title} — ${around}`);
}
