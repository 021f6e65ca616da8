import type { VenueKindName } from '../bibliography/vocabulary';
import type { Query } from '../database/query';
import { known } from '../interchange/known';
import type { EntityRecord } from '../interchange/paper-record';

const AREAS = `
  WITH RECURSIVE down (id, slug, description, path) AS (
    SELECT id, slug, description, ARRAY[name] FROM research_area WHERE parent_id IS NULL
    UNION ALL
    SELECT a.id, a.slug, a.description, down.path || a.name FROM down JOIN research_area a ON a.parent_id = down.id
  )
  SELECT slug, description, path FROM down ORDER BY cardinality(path), id`;

const VENUES_WITHOUT_PAPERS = `
  SELECT slug, name, acronym, kind FROM venue v
  WHERE NOT EXISTS (SELECT FROM paper WHERE venue_id = v.id) ORDER BY id`;

const COLLECTIONS =
  'SELECT slug, title, description FROM collection WHERE $1::int[] IS NULL OR id = ANY($1) ORDER BY id';

interface AreaRow {
  readonly slug: string;
  readonly path: readonly string[];
  readonly description: string | null;
}

interface VenueRow {
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly kind: VenueKindName;
}

interface CollectionRow {
  readonly slug: string;
  readonly title: string;
  readonly description: string | null;
}

/**
 * What papers do not carry: every area, parents first, every venue without papers, and every collection. Where only some
 * papers are exported, only the collections of these ids.
 */
export async function entityRecords(
  query: Query,
  collectionIds: readonly number[] | null,
): Promise<EntityRecord[]> {
  const isWhole = collectionIds === null;
  const areas = isWhole ? await query<AreaRow>(AREAS, []) : [];
  const venues = isWhole ? await query<VenueRow>(VENUES_WITHOUT_PAPERS, []) : [];
  const collections = await query<CollectionRow>(COLLECTIONS, [collectionIds]);
  return [
    ...areas.map(({ path, slug, description }) => ({
      entity: 'area' as const,
      path,
      slug,
      ...known({ description }),
    })),
    ...venues.map(({ name, acronym, kind, slug }) => ({
      entity: 'venue' as const,
      name,
      ...known({ acronym }),
      kind,
      slug,
    })),
    ...collections.map(({ slug, title, description }) => ({
      entity: 'collection' as const,
      slug,
      title,
      ...known({ description }),
    })),
  ];
}
