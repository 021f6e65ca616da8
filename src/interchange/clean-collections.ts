import { createHash } from 'node:crypto';
import { slugOf } from '../bibliography/slug';
import type { Notes } from './clean-notes';
import {
  distinct,
  integerOf,
  isObject,
  listOf,
  noteUnknownKeys,
  objectOf,
  slugFrom,
  textOf,
} from './clean-value';
import { LIMITS } from './limits';
import type { CollectionPlace } from './paper-record';

const COLLECTION_KEYS = new Set(['title', 'slug', 'description', 'position']);

/** What a collection says of itself; undefined, and a note, where it has no title. */
export function cleanCollection(
  value: unknown,
  notes: Notes,
): { slug: string; title: string; description?: string } | undefined {
  if (!isObject(value)) return objectOf(value, 'collection', notes) && undefined;
  const slug = slugFrom(value.slug, "collection's slug", notes);
  const title = textOf(value.title, "collection's title", LIMITS.name, notes) ?? slug;
  if (title === undefined) {
    notes.dropped('collection', 'has no title');
    return undefined;
  }
  const description = textOf(value.description, "collection's description", LIMITS.description, notes);
  return {
    slug: slug ?? slugOf(title, `collection-${createHash('sha256').update(title).digest('hex').slice(0, 8)}`),
    title,
    ...(description !== undefined && { description }),
  };
}

/** A paper's places in collections, the first in each. */
export function cleanCollections(value: unknown, notes: Notes): CollectionPlace[] {
  const list = listOf(isObject(value) ? [value] : value, 'collection', LIMITS.collections, notes);
  const places = list.flatMap((entry) => {
    const collection = cleanCollection(entry, notes);
    if (collection === undefined || !isObject(entry)) return [];
    noteUnknownKeys(entry, COLLECTION_KEYS, 'collection.', notes);
    const position = integerOf(entry.position, 'position in a collection', 1, notes);
    return [{ ...collection, ...(position !== undefined && { position }) }];
  });
  return distinct(places, ({ slug }) => slug);
}
