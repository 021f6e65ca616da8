/** A name in the parts that citations need. */
export interface PersonName {
  /** Given names and what goes with them; null for a single name. */
  readonly given: string | null;
  /** Family name with its particles. */
  readonly family: string;
}

/** Particles that belong to the family name when they stand before it in lower case. */
const PARTICLES = new Set(
  'af al ap av bin bint da das de degli dei del della den der di do dos du el ibn la le les ter und van vom von y zu zum zur'.split(
    ' ',
  ),
);
const SUFFIX = /^(jr|sr|[ivx]+)\.?$/i;

/**
 * Splits a name as it stands on a paper: "Noah A. Smith", "Ronan Le Bras", "Smith, Noah A.", "Ludwig van Beethoven".
 * The last word is the family name, with lower-case particles before it and a suffix such as "Jr." after it.
 */
export function splitName(name: string): PersonName {
  const text = name.replace(/\s+/gu, ' ').trim();
  const comma = text.indexOf(',');
  if (comma > 0) {
    const rest = text.slice(comma + 1).trim();
    if (SUFFIX.test(rest)) {
      const { given, family } = splitName(text.slice(0, comma));
      return { given, family: `${family} ${rest}` };
    }
    return { given: rest || null, family: text.slice(0, comma).trim() };
  }
  const words = text.split(' ');
  let start = words.length - 1;
  if (start > 1 && SUFFIX.test(words[start] ?? '')) start -= 1;
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start -= 1;
  return { given: words.slice(0, start).join(' ') || null, family: words.slice(start).join(' ') };
}
