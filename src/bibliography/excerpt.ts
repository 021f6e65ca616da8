/** Characters of an excerpt when the reader does not say. */
export const EXCERPT_LENGTH = 200;

const ELLIPSIS = '…';

/** Code units that are looked at for each character of an excerpt: enough but for texts that are mostly white space. */
const UNITS_PER_CHARACTER = 8;

/** A text's beginning in single spaces, long enough to tell where an excerpt ends: an abstract may be long. */
function beginningOf(text: string, maxLength: number): string {
  const normal = (part: string) => part.replace(/\s+/gu, ' ').trim();
  const beginning = normal(text.slice(0, maxLength * UNITS_PER_CHARACTER));
  // A code unit more than two for each character leaves no doubt, even where a pair was cut in halves.
  return beginning.length > 2 * maxLength + 1 ? beginning : normal(text);
}

/** What a text in single spaces does not have. */
const IRREGULAR_SPACE = /^\s|[^\S ]|\s\s|\s$/u;

/**
 * The beginning of a text: at most `maxLength` characters (Unicode code points), whole words, ending in "…" when
 * something was cut. A text that is itself an excerpt keeps its "…" where it fits whole. Only where not even the
 * first word fits is a word cut.
 *
 * @param maxLength at least 1.
 */
export function excerptOf(text: string, maxLength: number = EXCERPT_LENGTH): string {
  // Most are of stored excerpts, which are excerpts already.
  if (text.length <= maxLength && !IRREGULAR_SPACE.test(text)) return text;
  const beginning = beginningOf(text, maxLength);
  const characters = Array.from(beginning.slice(0, 2 * maxLength + 2));
  if (characters.length <= maxLength) return characters.join('');
  const kept = characters.slice(0, maxLength - 1);
  const endsWord = characters[maxLength - 1] === ' ';
  const lastSpace = kept.lastIndexOf(' ');
  const words = endsWord || lastSpace < 1 ? kept : kept.slice(0, lastSpace);
  return `${words.join('').replace(/[\s,;:–—…-]+$/u, '')}${ELLIPSIS}`;
}
