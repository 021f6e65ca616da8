import { beyond, orderBy, positionColumns, type SortKey } from './keyset';
import type { Parameters } from './statement';

/** Where a page begins and how long it is. */
export interface PageBounds {
  readonly size: number;
  readonly fromEnd: boolean;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
}

/** The set of rows a page is cut from. `from` and `where` are SQL of ours, with every outside value in `parameters`. */
export interface RowSet {
  readonly from: string;
  readonly where: readonly string[];
}

/** The rows of a page, one more than asked for where there is more. */
export interface PageRows<Row> {
  readonly rows: readonly Row[];
  /** Whether the set goes on beyond the end that the page was not counted from. */
  readonly more: boolean;
}

/** A SELECT over `set` for one parent, `parent` being the SQL that stands for it in `set`. */
export function selectFrom(set: RowSet, columns: readonly string[], tail = ''): string {
  const where = set.where.length > 0 ? ` WHERE ${set.where.join(' AND ')}` : '';
  return `SELECT ${columns.join(', ')} FROM ${set.from}${where}${tail}`;
}

/** One page of `set`: at most `size` + 1 rows, so that the reader learns whether there is more. */
export function pageStatement(
  set: RowSet,
  columns: readonly string[],
  keys: readonly SortKey[],
  bounds: PageBounds,
  withPositions: boolean,
  parameters: Parameters,
): string {
  const where = [...set.where];
  if (bounds.after) where.push(beyond(keys, bounds.after, 'after', parameters));
  if (bounds.before) where.push(beyond(keys, bounds.before, 'before', parameters));
  return selectFrom(
    { from: set.from, where },
    withPositions ? [...columns, ...positionColumns(keys)] : columns,
    ` ORDER BY ${orderBy(keys, bounds.fromEnd)} LIMIT ${parameters.bind(bounds.size + 1, 'int')}`,
  );
}

/**
 * Runs a statement once for each parent, in one statement: `inner` may name the parent as `q.parent`. LATERAL lets
 * each parent's part use its own index range and stop at its own LIMIT.
 */
export function forEachParent(parents: readonly number[], inner: string, parameters: Parameters): string {
  return `SELECT q.parent, x.* FROM unnest(${parameters.bind(parents, 'int[]')}) AS q (parent) CROSS JOIN LATERAL (${inner}) x`;
}

/** Takes off the row too many and puts a page counted from the end back in order. */
export function cutPage<Row>(rows: readonly Row[], bounds: PageBounds): PageRows<Row> {
  const kept = rows.slice(0, bounds.size);
  return { rows: bounds.fromEnd ? kept.reverse() : kept, more: rows.length > bounds.size };
}
