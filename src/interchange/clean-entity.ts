import { cleanCollection } from './clean-collections';
import { Notes } from './clean-notes';
import { cleanAreaPath } from './clean-terms';
import { isObject, kindOf, slugFrom, textOf } from './clean-value';
import { cleanVenue } from './clean-venue';
import { LIMITS } from './limits';
import type { EntityRecord } from './paper-record';
import { Rejection } from './rejection';

/**
 * An area, a venue or a collection as exports write them beside the papers.
 * @throws Rejection when it is none.
 */
export function cleanEntity(value: unknown): EntityRecord {
  if (!isObject(value)) throw new Rejection(`an entity must be an object, not ${kindOf(value)}`);
  const notes = new Notes();
  const { entity, ...told } = value;
  switch (entity) {
    case 'area': {
      const path = cleanAreaPath(Array.isArray(told.path) ? joined(told.path) : told.path, notes);
      if (path === null) throw new Rejection('an area needs a path such as "A > B"');
      const slug = slugFrom(told.slug, 'slug', notes);
      const description = textOf(told.description, 'description', LIMITS.description, notes);
      return {
        entity,
        path,
        ...(slug !== undefined && { slug }),
        ...(description !== undefined && { description }),
      };
    }
    case 'venue': {
      const venue = cleanVenue(told, notes);
      if (venue === undefined) throw new Rejection('a venue needs a name');
      return { entity, ...venue };
    }
    case 'collection': {
      const collection = cleanCollection(told, notes);
      if (collection === undefined) throw new Rejection('a collection needs a title');
      return { entity, ...collection };
    }
    default:
      throw new Rejection('an entity must be an area, a venue or a collection');
  }
}

/** The names of a path in one text, as papers write it. */
function joined(path: readonly unknown[]): string {
  return path.filter((name) => typeof name === 'string').join(' > ');
}
