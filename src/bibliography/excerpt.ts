/** Characters of an excerpt when the reader does not say. */
export const EXCERPT_LENGTH = 200;

const ELLIPSIS = '…';

/**
 * The beginning of a text: at most `maxLength` characters (Unicode code points), whole words, ending in "…" when
 * something was cut. A text that is itself an excerpt keeps its "…" where it fits whole. Only where not even the
 * first word fits is a word cut.
 *
 * @param maxLength at least 1.
 */
export function excerptOf(text: string, maxLength: number = EXCERPT_LENGTH): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  if (characters.length <= maxLength) return characters.join('');
  const kept = characters.slice(0, maxLength - 1);
  const endsWord = characters[maxLength - 1] === ' ';
  const lastSpace = kept.lastIndexOf(' ');
  const words = endsWord || lastSpace < 1 ? kept : kept.slice(0, lastSpace);
  return `${words.join('').replace(/[\s,;:–—…-]+$/u, '')}${ELLIPSIS}`;
}
