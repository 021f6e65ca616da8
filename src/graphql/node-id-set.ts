import type { Parameters } from '../database/statement';
import { LimitExceeded } from '../errors/graph-error';
import type { NodeType } from './global-id';
import { parseNodeLookup } from './node-lookup';

/** Ids in one list of a filter or argument at most. */
export const MAX_IDS = 100;

/**
 * SQL that gives the keys of the nodes a client named by id or slug. Names of nothing are left out.
 *
 * @param table the type's table; a text of ours.
 * @throws BadUserInput on a name that is malformed or of another type, LimitExceeded on more than 100.
 */
export function nodeIdSet(
  argument: string,
  type: NodeType,
  table: string,
  names: readonly string[],
  parameters: Parameters,
): string {
  if (names.length > MAX_IDS) {
    throw new LimitExceeded(`${argument} may have ${MAX_IDS} entries at most, got ${names.length}`);
  }
  const lookups = names.map((name) => parseNodeLookup(name, type, argument));
  const keys = lookups.flatMap((lookup) => (lookup.by === 'key' ? [lookup.key] : []));
  const slugs = lookups.flatMap((lookup) => (lookup.by === 'slug' ? [lookup.slug] : []));
  const byKey = `SELECT unnest(${parameters.bind(keys, 'int[]')})`;
  if (slugs.length === 0) return byKey;
  return `${byKey} UNION SELECT id FROM ${table} WHERE slug = ANY(${parameters.bind(slugs, 'text[]')})`;
}
