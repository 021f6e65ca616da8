import { fold } from '../bibliography/fold';
import { slugOf } from '../bibliography/slug';
import { cleanRecord } from '../interchange/clean-record';
import type { AreaPath, CollectionPlace, PaperRecord } from '../interchange/paper-record';

/** Where all papers of an import are put, beside where their sources put them. */
export interface Placement {
  readonly areas: readonly AreaPath[];
  readonly collection?: CollectionPlace;
}

/** An area or a collection that cannot be one. */
export class PlacementError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PlacementError';
  }
}

/** Names every record's areas the way the records themselves do. */
function areaPath(name: string): AreaPath {
  const { areas } = cleanRecord({ title: 'Of this area', areas: [name] }).record;
  if (areas[0]) return areas[0];
  throw new PlacementError(
    `an area must be a name such as "Robotics" or "Robotics > Grasping", got "${name}"`,
  );
}

function collectionPlace(slug: string): CollectionPlace {
  const own = slugOf(slug, 'reading-list');
  if (slug !== own) throw new PlacementError(`a collection must be a slug such as ${own}, got "${slug}"`);
  const title = slug.replace(/-/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return { slug, title };
}

/**
 * @param given.areas names, "A > B" being area B below area A
 * @param given.collection slug of a collection; where there is none yet its title is made of the slug's words
 * @throws PlacementError
 */
export function placementOf(given: { areas?: readonly string[]; collection?: string }): Placement {
  const areas = (given.areas ?? []).map(areaPath);
  return given.collection === undefined
    ? { areas }
    : { areas, collection: collectionPlace(given.collection) };
}

const areaKey = (path: AreaPath): string => path.map(fold).join('\0');

/** The record in these places too, after its own. A place it has already stays as it is. */
export function placed(record: PaperRecord, { areas, collection }: Placement): PaperRecord {
  if (areas.length === 0 && !collection) return record;
  const own = new Set(record.areas.map(areaKey));
  const isThere = record.collections.some(({ slug }) => slug === collection?.slug);
  return {
    ...record,
    areas: [...record.areas, ...areas.filter((path) => !own.has(areaKey(path)))],
    collections: collection && !isThere ? [...record.collections, collection] : record.collections,
  };
}
