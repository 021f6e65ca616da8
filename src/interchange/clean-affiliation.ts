import { normaliseRor } from '../bibliography/identifier';
import type { Notes } from './clean-notes';
import { distinct, listOf, noteUnknownKeys, objectOf, slugFrom, textOf } from './clean-value';
import { LIMITS } from './limits';
import type { AffiliationRecord } from './paper-record';

const AFFILIATION_KEYS = new Set(['text', 'name', 'ror', 'country', 'slug']);

/** An author's affiliations in their order, each once; those without any text are dropped. */
export function cleanAffiliations(value: unknown, notes: Notes): AffiliationRecord[] {
  if (value === undefined || value === null) return [];
  const list = listOf(value, 'affiliation', LIMITS.affiliationsPerAuthor, notes);
  const clean = list.flatMap((affiliation) => cleanAffiliation(affiliation, notes) ?? []);
  return distinct(clean, ({ text, ror = '', slug = '' }) => `${ror} ${slug} ${text}`);
}

function cleanAffiliation(value: unknown, notes: Notes): AffiliationRecord | undefined {
  if (typeof value === 'string') {
    const text = textOf(value, 'affiliation', LIMITS.affiliationText, notes);
    return text === undefined ? undefined : { text };
  }
  const affiliation = objectOf(value, 'affiliation', notes);
  if (affiliation === undefined) return undefined;
  noteUnknownKeys(affiliation, AFFILIATION_KEYS, 'authors.affiliations.', notes);
  const name = textOf(affiliation.name, "organization's name", LIMITS.name, notes);
  const text = textOf(affiliation.text, 'affiliation', LIMITS.affiliationText, notes) ?? name;
  if (text === undefined) {
    notes.dropped('affiliation', 'has no text');
    return undefined;
  }
  const ror = rorOf(affiliation.ror, notes);
  const country = countryOf(affiliation.country, notes);
  const slug = slugFrom(affiliation.slug, "organization's slug", notes);
  return {
    text,
    ...(name !== undefined && name !== text && { name }),
    ...(ror !== undefined && { ror }),
    ...(country !== undefined && { country }),
    ...(slug !== undefined && { slug }),
  };
}

function rorOf(value: unknown, notes: Notes): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const ror = typeof value === 'string' ? normaliseRor(value) : null;
  if (ror === null) notes.dropped('ROR id', 'malformed');
  return ror ?? undefined;
}

function countryOf(value: unknown, notes: Notes): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const country = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (/^[A-Z]{2}$/.test(country)) return country;
  notes.dropped('country', 'not two letters of ISO 3166-1');
  return undefined;
}
