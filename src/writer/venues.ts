import { fold } from '../bibliography/fold';
import type { VenueRecord } from '../interchange/paper-record';
import { freeSlugs } from './free-slugs';
import { indexedBeginning } from './indexed-beginning';
import type { Session } from './session';

interface VenueRow {
  id: number;
  name_folded: string;
  kind: string;
  acronym: string | null;
}

/** A venue's name and kind as they tell venues apart. */
export function venueKey({ name, kind }: VenueRecord): string {
  return `${kind} ${fold(name)}`;
}

/**
 * Finds venues by name and kind and makes those that are missing.
 * @returns ids by {@link venueKey}.
 */
export async function ensureVenues(
  session: Session,
  wanted: readonly VenueRecord[],
): Promise<Map<string, number>> {
  const venues = new Map<string, VenueRecord>();
  for (const venue of wanted) {
    const key = venueKey(venue);
    const known = venues.get(key);
    if (!known || (known.acronym === undefined && venue.acronym !== undefined)) venues.set(key, venue);
  }
  if (venues.size === 0) return new Map();
  const names = [...venues.values()].map(({ name }) => fold(name));
  const rows = await session.query<VenueRow>(
    `SELECT id, name_folded, kind, acronym FROM venue
     WHERE left(name_folded, 400) = ANY($1) AND name_folded = ANY($2) ORDER BY id DESC`,
    [names.map(indexedBeginning), names],
  );
  const ids = new Map(rows.map((row) => [`${row.kind} ${row.name_folded}`, row.id]));
  await learnAcronyms(session, venues, rows);
  const missing = [...venues].filter(([key]) => !ids.has(key));
  if (missing.length === 0) return ids;
  const slugs = await freeSlugs(
    session,
    'venue',
    missing.map(([, { name, acronym, slug }]) => ({ text: acronym ?? name, slug })),
  );
  const made = await session.query<VenueRow>(
    `INSERT INTO venue (slug, name, name_folded, search_text, acronym, kind)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     RETURNING id, name_folded, kind, acronym`,
    [
      slugs,
      missing.map(([, { name }]) => name),
      missing.map(([, { name }]) => fold(name)),
      missing.map(([, { name, acronym }]) => searchText(name, acronym)),
      missing.map(([, { acronym }]) => acronym ?? null),
      missing.map(([, { kind }]) => kind),
    ],
  );
  for (const row of made) ids.set(`${row.kind} ${row.name_folded}`, row.id);
  return ids;
}

async function learnAcronyms(
  session: Session,
  venues: ReadonlyMap<string, VenueRecord>,
  rows: readonly VenueRow[],
): Promise<void> {
  for (const { id, kind, name_folded, acronym } of rows) {
    const said = venues.get(`${kind} ${name_folded}`);
    if (acronym !== null || said?.acronym === undefined) continue;
    await session.query('UPDATE venue SET acronym = $2, search_text = $3 WHERE id = $1', [
      id,
      said.acronym,
      searchText(said.name, said.acronym),
    ]);
  }
}

function searchText(name: string, acronym?: string): string {
  return fold(`${name} ${acronym ?? ''}`);
}
