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

/** The sort keys as columns `sort0`, `sort1`, …, by which the rows of several statements can be sorted together. */
export function sortColumns(keys: readonly SortKey[]): string[] {
  return keys.map(({ expression }, index) => `${expression} AS sort${index}`);
}

/** The order of rows read with {@link sortColumns}. */
export function sortedColumns(keys: readonly SortKey[]): SortKey[] {
  return keys.map((key, index) => ({ ...key, expression: `sort${index}` }));
}

/**
 * What comes after `position` (or before it), in ranges that an index of the order can each serve from their beginning to
 * their end, the nearest first: one where all keys run one way, for those compare as a row; else first the rows that are
 * equal up to the change of direction, then those beyond them.
 */
export function rangesBeyond(
  keys: readonly SortKey[],
  position: readonly string[],
  side: 'after' | 'before',
  parameters: Parameters,
): string[] {
  const bound = keys.map((key, index) => parameters.bind(position[index], key.type));
  const compare = (from: number): string[] => {
    const isDescending = keys[from]?.descending ?? false;
    const change = keys.findIndex(({ descending }, index) => index > from && descending !== isDescending);
    const end = change < 0 ? keys.length : change;
    const run = keys.slice(from, end).map(({ expression }) => expression);
    const row = (operator: string) =>
      `(${run.join(', ')}) ${operator} (${bound.slice(from, end).join(', ')})`;
    const further = row(isDescending !== (side === 'before') ? '<' : '>');
    return change < 0 ? [further] : [`${row('=')} AND (${compare(end).join(' OR ')})`, further];
  };
  return compare(0);
}

/** The same as one condition, which an index serves as far as the first keys that run one way. */
export function beyond(
  keys: readonly SortKey[],
  position: readonly string[],
  side: 'after' | 'before',
  parameters: Parameters,
): string {
  const ranges = rangesBeyond(keys, position, side, parameters);
  const [nearest = '', further] = ranges;
  if (further === undefined) return nearest;
  // The bound of both ranges, which no index could make of the two.
  const bound = further.replace(/ ([<>]) /, ' $1= ');
  return `${bound} AND (${ranges.join(' OR ')})`;
}
