import {
  PAPER_TYPES,
  type PaperTypeName,
  PRESENTATIONS,
  type PresentationName,
  VENUE_KINDS,
  type VenueKindName,
} from '../bibliography/vocabulary';
import type { Notes } from './clean-notes';
import { lineOf, noteUnknownKeys, objectOf, slugFrom, textOf } from './clean-value';
import { LIMITS } from './limits';
import type { PaperIdentifier, VenueRecord } from './paper-record';

const VENUE_KEYS = new Set(['name', 'acronym', 'kind', 'slug']);

const TYPE_OF_VENUE: Readonly<Record<VenueKindName, PaperTypeName | undefined>> = {
  CONFERENCE: 'CONFERENCE_PAPER',
  JOURNAL: 'JOURNAL_ARTICLE',
  WORKSHOP: 'WORKSHOP_PAPER',
  REPOSITORY: 'PREPRINT',
  OTHER: undefined,
};

/** How sources say it: "Oral", "System Demonstrations"; the doctoral consortium's papers are not oral. */
const PRESENTATION_WORDS = PRESENTATIONS.filter((name) => name !== 'OTHER').map(
  (name) => [name, new RegExp(`\\b${name}`, 'i')] as const,
);

/** The word of `words` that `value` says, in whatever case and with hyphens or spaces; null where it says none. */
export function knownWord<Word extends string>(value: string, words: readonly Word[]): Word | null {
  const wanted = value.toUpperCase().replace(/[\s-]/g, '_');
  return words.find((word) => word === wanted) ?? null;
}

/** A venue; undefined where it has no name. */
export function cleanVenue(value: unknown, notes: Notes): VenueRecord | undefined {
  const venue = typeof value === 'string' ? { name: value } : objectOf(value, 'venue', notes);
  if (venue === undefined) return undefined;
  noteUnknownKeys(venue, VENUE_KEYS, 'venue.', notes);
  const acronym = textOf(venue.acronym, 'acronym', LIMITS.term, notes);
  const name = textOf(venue.name, "venue's name", LIMITS.name, notes) ?? acronym;
  if (name === undefined) return undefined;
  const word = lineOf(venue.kind, "venue's kind", LIMITS.term, notes);
  const kind = word === undefined ? 'OTHER' : knownWord(word, VENUE_KINDS);
  if (kind === null) notes.dropped("venue's kind", 'not a known one');
  const slug = slugFrom(venue.slug, "venue's slug", notes);
  return {
    name,
    ...(acronym !== undefined && { acronym }),
    kind: kind ?? 'OTHER',
    ...(slug !== undefined && { slug }),
  };
}

/** The type that a record states, else the one that its venue or its identifiers tell. */
export function cleanType(
  value: unknown,
  told: { venue: VenueRecord | undefined; ids: readonly PaperIdentifier[] },
  notes: Notes,
): PaperTypeName {
  const word = lineOf(value, 'type', LIMITS.term, notes);
  const stated = word === undefined ? undefined : knownWord(word, PAPER_TYPES);
  if (stated === null) notes.dropped('type', 'not a known one');
  if (stated) return stated;
  const ofVenue = told.venue && TYPE_OF_VENUE[told.venue.kind];
  if (ofVenue) return ofVenue;
  const isOnArxiv = told.ids.some(({ scheme }) => scheme === 'ARXIV');
  return isOnArxiv && !told.ids.some(isPublishersDoi) ? 'PREPRINT' : 'OTHER';
}

function isPublishersDoi({ scheme, value }: PaperIdentifier): boolean {
  return scheme === 'DOI' && !value.startsWith('10.48550/arxiv.');
}

/** How a paper was presented, told from the source's own word: "Oral Workshop" is oral. */
export function cleanPresentation(value: unknown, notes: Notes): PresentationName | undefined {
  const word = lineOf(value, 'presentation', LIMITS.term, notes);
  if (word === undefined) return undefined;
  return PRESENTATION_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? 'OTHER';
}
