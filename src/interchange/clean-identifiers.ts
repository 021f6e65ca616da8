import { IDENTIFIER_SCHEMES, type IdentifierScheme, normaliseIdentifier } from '../bibliography/identifier';
import { normalisePersonIdentifier } from '../bibliography/person-identifier';
import type { Notes } from './clean-notes';
import { isObject, kindOf } from './clean-value';
import { LIMITS } from './limits';
import type { PaperIdentifier, PersonIdentifier } from './paper-record';
import { PERSON_SCHEMES, type PersonScheme } from './vocabulary';

/** Schemes by the keys that interchange JSON gives them. */
const PAPER_KEYS: ReadonlyMap<string, IdentifierScheme> = new Map(
  IDENTIFIER_SCHEMES.map((scheme) => [scheme.toLowerCase(), scheme]),
);
const PERSON_KEYS: ReadonlyMap<string, PersonScheme> = new Map(
  PERSON_SCHEMES.map((scheme) => [scheme.toLowerCase(), scheme]),
);

/** The DOIs that arXiv gives to its own preprints. */
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/;

/**
 * A work's identifiers, the malformed ones dropped, in the order of IDENTIFIER_SCHEMES.
 * @param where how notes name the place, the paper's own where it is left out.
 */
export function cleanPaperIdentifiers(
  ids: unknown,
  notes: Notes,
  where: { readonly place: string; readonly whose: string } = { place: 'ids.', whose: '' },
): PaperIdentifier[] {
  const found: PaperIdentifier[] = [];
  for (const { scheme, value } of identifiersIn(ids, PAPER_KEYS, where.place, notes)) {
    const normal = normaliseIdentifier(scheme, value);
    if (normal === null) notes.dropped(`${where.whose}${scheme} identifier`, 'malformed');
    else found.push({ scheme, value: normal });
    const arxiv = scheme === 'DOI' && normal !== null && ARXIV_DOI.exec(normal)?.[1];
    const preprint = arxiv ? normaliseIdentifier('ARXIV', arxiv) : null;
    if (preprint !== null) found.push({ scheme: 'ARXIV', value: preprint });
  }
  return inOrder(found, IDENTIFIER_SCHEMES, notes);
}

/** A person's identifiers, the malformed ones dropped, in the order of PERSON_SCHEMES. */
export function cleanPersonIdentifiers(ids: unknown, notes: Notes): PersonIdentifier[] {
  const found: PersonIdentifier[] = [];
  for (const { scheme, value } of identifiersIn(ids, PERSON_KEYS, 'authors.ids.', notes)) {
    const normal = normalisePersonIdentifier(scheme, value);
    if (normal === null) notes.dropped(`author's ${scheme} identifier`, 'malformed');
    else found.push({ scheme, value: normal });
  }
  return inOrder(found, PERSON_SCHEMES, notes);
}

/** The texts that stand under known keys: as one text, or as a list of them. */
function* identifiersIn<Scheme>(
  ids: unknown,
  keys: ReadonlyMap<string, Scheme>,
  place: string,
  notes: Notes,
): Generator<{ scheme: Scheme; value: string }> {
  if (ids === undefined || ids === null) return;
  if (!isObject(ids)) {
    notes.say(`ids are ignored: they are ${kindOf(ids)}, not an object`);
    return;
  }
  for (const [key, given] of Object.entries(ids)) {
    const scheme = keys.get(key);
    if (scheme === undefined) {
      notes.unknownKey(place, key);
      continue;
    }
    for (const value of Array.isArray(given) ? given.slice(0, LIMITS.identifiers + 1) : [given]) {
      if (typeof value === 'string') yield { scheme, value };
      // PubMed's and Semantic Scholar's are digits alone, which some write without quotation marks.
      else if (typeof value === 'number') yield { scheme, value: String(value) };
      else if (value !== undefined && value !== null) notes.dropped('identifier', `it is ${kindOf(value)}`);
    }
  }
}

function inOrder<Scheme extends string>(
  found: { scheme: Scheme; value: string }[],
  order: readonly Scheme[],
  notes: Notes,
): { scheme: Scheme; value: string }[] {
  if (found.length < 2) return found;
  const ordered = order.flatMap((scheme) => {
    const values = found.filter((id) => id.scheme === scheme).map((id) => id.value);
    return Array.from(new Set(values), (value) => ({ scheme, value }));
  });
  if (ordered.length <= LIMITS.identifiers) return ordered;
  notes.dropped('identifier', `only ${LIMITS.identifiers} are kept`, ordered.length - LIMITS.identifiers);
  return ordered.slice(0, LIMITS.identifiers);
}
