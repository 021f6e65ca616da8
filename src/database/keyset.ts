import type { Parameters } from './statement';

/** One key of an order. `expression` is SQL of ours and never NULL: an index should start with the same expression. */
export interface SortKey {
  readonly expression: string;
  readonly descending: boolean;
  readonly type: 'date' | 'integer' | 'real' | 'text' | 'timestamptz';
}

/** The ORDER BY list, turned round for a page counted from the end. */
export function orderBy(keys: readonly SortKey[], fromEnd: boolean): string {
  return keys.map((key) => `${key.expression} ${key.descending !== fromEnd ? 'DESC' : 'ASC'}`).join(', ');
}

/** The sort keys as texts `position0`, `position1`, …, from which a cursor is made. */
export function positionColumns(keys: readonly SortKey[]): string[] {
  return keys.map((key, index) => `(${key.expression})::text AS position${index}`);
}

/** The position of a row read with {@link positionColumns}. */
export function positionOf(row: object, keys: readonly SortKey[]): string[] {
  // The columns are there because the statement named them.
  return keys.map((_, index) => (row as Record<string, string>)[`position${index}`] ?? '');
}

/**
 * The condition "comes after `position`" (or before it), in a form whose leading part an index can serve: a bound on
 * the first key, then the exact comparison. Keys from a change of direction on are compared one by one, a tail that runs
 * one way as a row.
 */
export function beyond(
  keys: readonly SortKey[],
  position: readonly string[],
  side: 'after' | 'before',
  parameters: Parameters,
): string {
  const bound = keys.map((key, index) => parameters.bind(position[index], key.type));
  const greater = (key: SortKey) => (key.descending !== (side === 'before') ? '<' : '>');
  const compare = (from: number): string => {
    const key = keys[from] as SortKey; // from < keys.length in every call below
    const tail = keys.slice(from);
    if (tail.every((other) => other.descending === key.descending)) {
      const left = tail.map((other) => other.expression).join(', ');
      return `(${left}) ${greater(key)} (${bound.slice(from).join(', ')})`;
    }
    return `${key.expression} ${greater(key)}= ${bound[from]} AND (${key.expression} ${greater(key)} ${bound[from]} OR ${compare(from + 1)})`;
  };
  return `(${compare(0)})`;
}
