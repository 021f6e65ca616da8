import type { CollectionPlace } from '../interchange/paper-record';
import type { Session } from './session';

/** A place in a collection that a paper is to have. */
export interface WantedPlace {
  readonly paperId: number;
  readonly place: CollectionPlace;
}

interface HeldPlace {
  collection_id: number;
  position: number;
  paper_id: number;
}

/** Makes collections that are missing; those that are there stay as they are. @returns ids by slug. */
export async function ensureCollections(
  session: Session,
  wanted: readonly Pick<CollectionPlace, 'slug' | 'title' | 'description'>[],
): Promise<Map<string, number>> {
  const bySlug = new Map([...wanted].reverse().map((collection) => [collection.slug, collection]));
  const collections = [...bySlug.values()].reverse();
  await session.query(
    `INSERT INTO collection (slug, title, description)
     SELECT w.* FROM unnest($1::text[], $2::text[], $3::text[]) w (slug, title, description)
     WHERE NOT EXISTS (SELECT FROM collection c WHERE c.slug = w.slug)`,
    [
      collections.map(({ slug }) => slug),
      collections.map(({ title }) => title),
      collections.map(({ description }) => description ?? null),
    ],
  );
  const rows = await session.query<{ id: number; slug: string }>(
    'SELECT id, slug FROM collection WHERE slug = ANY($1)',
    [collections.map(({ slug }) => slug)],
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/**
 * Puts papers into collections: at the position they are given where no paper outside this batch has it, and otherwise
 * behind all others. A paper that has a place and is given no other keeps it.
 */
export async function placeInCollections(session: Session, wanted: readonly WantedPlace[]): Promise<void> {
  if (wanted.length === 0) return;
  const ids = await ensureCollections(
    session,
    wanted.map(({ place }) => place),
  );
  for (const [slug, collectionId] of ids) {
    await placeInOne(
      session,
      collectionId,
      wanted.filter(({ place }) => place.slug === slug),
    );
  }
}

async function placeInOne(
  session: Session,
  collectionId: number,
  wanted: readonly WantedPlace[],
): Promise<void> {
  const held = await session.query<HeldPlace>(
    `SELECT collection_id, position, paper_id FROM collection_paper
     WHERE collection_id = $1 AND (paper_id = ANY($2) OR position = ANY($3))`,
    [collectionId, wanted.map(({ paperId }) => paperId), wanted.flatMap(({ place }) => place.position ?? [])],
  );
  const positionOf = new Map(held.map(({ paper_id, position }) => [paper_id, position]));
  const moving = wanted.filter(({ paperId, place }) => {
    const position = positionOf.get(paperId);
    return position === undefined || (place.position !== undefined && place.position !== position);
  });
  if (moving.length === 0) return;
  const movers = new Set(moving.map(({ paperId }) => paperId));
  const taken = new Set(held.filter(({ paper_id }) => !movers.has(paper_id)).map(({ position }) => position));
  await session.query('DELETE FROM collection_paper WHERE collection_id = $1 AND paper_id = ANY($2)', [
    collectionId,
    [...movers],
  ]);
  const [{ last } = { last: 0 }] = await session.query<{ last: number }>(
    'SELECT coalesce(max(position), 0) AS last FROM collection_paper WHERE collection_id = $1',
    [collectionId],
  );
  const rows: [number, number, number][] = [];
  const late: number[] = [];
  for (const { paperId, place } of moving) {
    if (place.position === undefined || taken.has(place.position)) late.push(paperId);
    else {
      taken.add(place.position);
      rows.push([collectionId, place.position, paperId]);
    }
  }
  let end = Math.max(last, ...rows.map(([, position]) => position));
  for (const paperId of late) {
    end += 1;
    rows.push([collectionId, end, paperId]);
  }
  session.copy('collection_paper', ['collection_id', 'position', 'paper_id'], rows);
}
