import {
  beyond,
  orderBy,
  positionColumns,
  rangesBeyond,
  type SortKey,
  sortColumns,
  sortedColumns,
} from './keyset';
import { countLiteral, keyList, type Parameters } from './statement';

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

/** Whether an index may hold rows in an order: one of a table can, of several tables or of a score that is computed none. */
function mayBeIndexed({ from }: RowSet, [first]: readonly SortKey[]): boolean {
  return /^\w+ \w+$/.test(from) && first?.type !== 'real';
}

/**
 * One page of `set`: at most `size` + 1 rows, so that the reader learns whether there is more. Where the page begins at a
 * position with two ranges of an index beyond it, each is read on its own: as one condition they would be read from the
 * first row whose first key is the position's, and thousands may share that. Such rows have their sort keys, too.
 */
export function pageStatement(
  set: RowSet,
  columns: readonly string[],
  keys: readonly SortKey[],
  { size, fromEnd, after, before }: PageBounds,
  withPositions: boolean,
  parameters: Parameters,
): string {
  const [start, end] = fromEnd ? [before, after] : [after, before];
  const [startSide, endSide] = fromEnd ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const selected = withPositions ? [...columns, ...positionColumns(keys)] : columns;
  const where = end ? [...set.where, `(${beyond(keys, end, endSide, parameters)})`] : set.where;
  const ranges = !start
    ? []
    : mayBeIndexed(set, keys)
      ? rangesBeyond(keys, start, startSide, parameters)
      : [beyond(keys, start, startSide, parameters)];
  const limit = countLiteral(size + 1);
  const ordered = (by: readonly SortKey[]) => ` ORDER BY ${orderBy(by, fromEnd)} LIMIT ${limit}`;
  const read = (conditions: readonly string[], names: readonly string[]) =>
    selectFrom({ from: set.from, where: [...where, ...conditions] }, names, ordered(keys));
  if (ranges.length < 2) {
    return read(
      ranges.map((range) => `(${range})`),
      selected,
    );
  }
  const parts = ranges.map((range) => `(${read([`(${range})`], [...selected, ...sortColumns(keys)])})`);
  return `SELECT * FROM (${parts.join(' UNION ALL ')}) page${ordered(sortedColumns(keys))}`;
}

/**
 * Runs a statement once for each parent, in one statement: `inner` may name the parent as `q.parent`. LATERAL lets
 * each parent's part use its own index range and stop at its own LIMIT.
 */
export function forEachParent(parents: readonly number[], inner: string, parameters: Parameters): string {
  return `SELECT q.parent, x.* FROM unnest(${keyList(parameters.bind(parents), 'int')}) AS q (parent) CROSS JOIN LATERAL (${inner}) x`;
}

/** Takes off the row too many and puts a page counted from the end back in order. */
export function cutPage<Row>(rows: readonly Row[], bounds: PageBounds): PageRows<Row> {
  const kept = rows.slice(0, bounds.size);
  return { rows: bounds.fromEnd ? kept.reverse() : kept, more: rows.length > bounds.size };
}
