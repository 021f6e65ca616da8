/** Characters of names and titles that their indexes hold: `left(…, 400)` in the migrations. */
const INDEXED = 400;

/** The part of a folded name or title that its index holds. Who looks one up asks for it beside the whole. */
export function indexedBeginning(folded: string): string {
  return folded.length <= INDEXED ? folded : Array.from(folded).slice(0, INDEXED).join('');
}
