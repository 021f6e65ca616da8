import type { InterchangeAuthor } from '../../interchange/interchange-json';

/** The parts of a name as citation formats tell them. */
export interface NameParts {
  readonly given?: string | null;
  /** With its particles. */
  readonly family?: string | null;
  /** "Jr.", "III". */
  readonly suffix?: string | null;
}

/**
 * An author whose name has come in parts, or is known to have none, as that of a body. The suffix goes with the family
 * name, as `splitName` has it.
 */
export function authorOf({ given, family, suffix }: NameParts): InterchangeAuthor {
  const familyName = [family, suffix].filter(Boolean).join(' ');
  const name = [given, familyName].filter(Boolean).join(' ');
  // One part alone is the whole name, whichever part it is said to be.
  if (!familyName || !given) return { name, person: { familyName: name } };
  return { name, person: { givenName: given, familyName } };
}
