/** Kinds of unknown keys that are remembered at most: a hostile input may have no two alike. */
const REMEMBERED = 1_000;

/** Lets each remark on an unknown key through once, since it holds for the whole source, and all others always. */
export function createNoteFilter(): (note: string) => boolean {
  const known = new Set<string>();
  return (note) => {
    if (!note.startsWith('unknown key ')) return true;
    if (known.has(note) || known.size >= REMEMBERED) return false;
    known.add(note);
    return true;
  };
}
