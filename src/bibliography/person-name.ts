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
/** Particles that do so with a capital too. Those that are as often a given name or an initial are left out. */
const CAPITAL_PARTICLES = new Set('De Del Della Den Der Di El La Le Ter Van Von'.split(' '));
/** Numerals in capitals only, and none that is an initial or a Chinese family name. */
export const NAME_SUFFIX = /^([JSjs]r\.?|JR\.?|SR\.?|II|III|IV)$/;

/**
 * Splits a name as it stands on a paper: "Noah A. Smith", "Ronan Le Bras", "Smith, Noah A.", "Ludwig van Beethoven".
 * The last word is the family name, with particles before it and a suffix such as "Jr." after it.
 */
export function splitName(name: string): PersonName {
  const [beforeComma = '', ...afterComma] = name
    .split(',')
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter(Boolean);
  const suffix = afterComma.filter((part) => NAME_SUFFIX.test(part));
  const given = afterComma.filter((part) => !NAME_SUFFIX.test(part)).join(', ');
  const parts = given ? { given, family: beforeComma } : splitWords(beforeComma);
  return { given: parts.given, family: [parts.family, ...suffix].join(' ') };
}

/** A name without commas. */
function splitWords(name: string): PersonName {
  const words = name.split(' ');
  const isParticle = (word = '') => PARTICLES.has(word) || CAPITAL_PARTICLES.has(word);
  let start = words.length - 1;
  if (start > 1 && NAME_SUFFIX.test(words[start] ?? '')) start -= 1;
  while (start > 1 && isParticle(words[start - 1])) start -= 1;
  return { given: words.slice(0, start).join(' ') || null, family: words.slice(start).join(' ') };
}
