import type { PersonIdentifier } from '../interchange/paper-record';

/** What tells persons apart. */
interface Identified {
  readonly orcid?: string | null;
  readonly ids: readonly PersonIdentifier[];
}

/**
 * Whether no identifier says that these are two persons: each that one has, the other has too, or has none of that
 * system. Not symmetric where somebody has two of one system: who comes in must bring none that is unknown.
 */
export function mayBeOnePerson(incoming: Identified, known: Identified): boolean {
  if (incoming.orcid != null && known.orcid != null && incoming.orcid !== known.orcid) return false;
  return incoming.ids.every(({ scheme, value }) => {
    const own = known.ids.filter((id) => id.scheme === scheme);
    return own.length === 0 || own.some((id) => id.value === value);
  });
}
