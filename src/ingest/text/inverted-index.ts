/** Positions of one text at most: no abstract has as many words, and each position takes memory. */
const MAX_POSITION = 100_000;

/**
 * A text out of its inverted index, which gives for each word its places in the text, from 0. Undefined where it is no
 * such index or an empty one; words whose place is none are left out.
 */
export function textOfInvertedIndex(index: unknown): string | undefined {
  if (typeof index !== 'object' || index === null) return undefined;
  const words: string[] = [];
  for (const [word, places] of Object.entries(index)) {
    if (!Array.isArray(places)) continue;
    for (const place of places) {
      if (Number.isInteger(place) && place >= 0 && place < MAX_POSITION) words[place] = word;
    }
  }
  // Places that no word has are passed over.
  return words.filter((word) => word !== undefined).join(' ') || undefined;
}
