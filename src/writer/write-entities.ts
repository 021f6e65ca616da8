import type { EntityRecord } from '../interchange/paper-record';
import { recountAreas } from './area-counts';
import { AreaTree } from './area-tree';
import { ensureCollections } from './collections';
import type { Session } from './session';
import { ensureVenues } from './venues';

/** Writes what a graph's export says beside its papers. What is there already stays, but for what it lacks. */
export async function writeEntities(session: Session, entities: readonly EntityRecord[]): Promise<void> {
  const of = <Kind extends EntityRecord['entity']>(kind: Kind) =>
    entities.filter((entity): entity is Extract<EntityRecord, { entity: Kind }> => entity.entity === kind);
  await ensureVenues(session, of('venue'));
  const collections = of('collection');
  if (collections.length > 0) await ensureCollections(session, collections);
  const areas = of('area');
  if (areas.length === 0) return;
  const tree = await AreaTree.load(session);
  const refs = areas.map(({ path, slug }) => tree.at(path, slug));
  await tree.save(session);
  if (tree.hasMoved) await recountAreas(session);
  await session.query(
    `UPDATE research_area SET description = said.description
     FROM unnest($1::int[], $2::text[]) said (id, description)
     WHERE research_area.id = said.id AND research_area.description IS NULL AND said.description IS NOT NULL`,
    [refs.map(({ id }) => id), areas.map(({ description }) => description ?? null)],
  );
}
