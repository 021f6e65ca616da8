import { positionOf, type SortKey } from '../database/keyset';
import {
  cutPage,
  forEachParent,
  type PageBounds,
  type PageRows,
  pageStatement,
  type RowSet,
  selectFrom,
} from '../database/page';
import { groupByKey } from '../database/rows';
import { Parameters } from '../database/statement';
import { type Connection, type Page, wantsCursors } from './connection';
import { decodeCursor, encodeCursor } from './cursor';
import { type PageArguments, type PageWindow, pageWindow } from './page-arguments';
import type { ReadContext } from './read-context';
import type { SelectionInfo } from './selection';

/** A total order of rows. */
export interface Sorting {
  /** Names the order inside cursors, so that a cursor of another order is refused. */
  readonly name: string;
  /** Ends in a unique key. */
  readonly keys: readonly SortKey[];
}

/** A listing as SQL. Outside values are in the parameters it was built with. */
export interface ListingStatement {
  readonly set: RowSet;
  /** The SELECT list: a function, since a count of the same rows must not bind the parameters of columns. */
  readonly columns: () => readonly string[];
  readonly keys: readonly SortKey[];
  /** SELECT of `total`, where that is cheaper than counting the rows of the set. It names the parent as the set does. */
  readonly total?: string | undefined;
}

/**
 * Builds a listing's SQL. It names the parent, where there is one, as `q.parent`.
 * @param page where given, the set need hold no more than the rows of this page and the one after them.
 */
export type BuildListing = (parameters: Parameters, page?: PageBounds) => ListingStatement;

/** What a connection lists. */
export interface ListingSource {
  /** Everything the rows depend on besides the page and the parent: equal descriptions share a statement. */
  readonly description: unknown;
  readonly sorting: Sorting;
  readonly build: BuildListing;
  /** What is listed instead where this finds nothing, if anything; asked only then. For listings without a parent. */
  readonly insteadOfNothing?: (() => Promise<BuildListing | null>) | undefined;
}

/** Reads something for each parent of a listing in one statement, or once where the listing has no parent. */
export type ParentReader = <Value>(
  what: string,
  batch: (parents: readonly number[] | null) => Promise<readonly Value[]>,
) => Promise<Value>;

/** A connection whose owner can read further things of the same rows. */
export interface Listing<Row> extends Connection<Row> {
  readonly read: ParentReader;
}

/** Cursors of the page's arguments, read. @throws BadUserInput on one that is not of this order. */
function boundsOf(window: PageWindow, { name, keys }: Sorting): PageBounds {
  const types = keys.map((key) => key.type);
  return {
    size: window.size,
    fromEnd: window.fromEnd,
    ...(window.after === undefined ? {} : { after: decodeCursor(window.after, 'after', name, types) }),
    ...(window.before === undefined ? {} : { before: decodeCursor(window.before, 'before', name, types) }),
  };
}

/** The page made of what was read. A cursor says that there was something on its other side. */
function pageOf<Row extends object>(
  { rows, more }: PageRows<Row>,
  window: PageWindow,
  { name, keys }: Sorting,
): Page<Row> {
  return {
    rows,
    hasNextPage: window.fromEnd ? window.before !== undefined : more,
    hasPreviousPage: window.fromEnd ? more : window.after !== undefined,
    cursorOf: (row) => encodeCursor(name, positionOf(row, keys)),
  };
}

/** Runs `inner` for each parent, in one statement, and gives the rows of each; without parents, all of its rows. */
async function rowsForEach<Row extends object>(
  { reader }: ReadContext,
  parents: readonly number[] | null,
  build: (parameters: Parameters) => string,
): Promise<Row[][]> {
  const parameters = new Parameters();
  const inner = build(parameters);
  if (!parents) return [await reader.rows<Row>(inner, parameters.values)];
  const rows = await reader.rows<Row & { parent: number }>(
    forEachParent(parents, inner, parameters),
    parameters.values,
  );
  return groupByKey(parents, rows, (row) => row.parent);
}

/** What the listings of one source with the same arguments have in common, whatever their parents. */
interface ListingCommon<Row extends object> {
  readonly read: <Value>(
    what: string,
    batch: (parents: readonly number[] | null) => Promise<readonly Value[]>,
    parent: number | undefined,
  ) => Promise<Value>;
  /** Reads the page of each parent. */
  readonly pages: (parents: readonly number[] | null) => Promise<Page<Row>[]>;
  /** Counts the rows of each parent. */
  readonly totals: (parents: readonly number[] | null) => Promise<number[]>;
}

function listingCommon<Row extends object>(
  context: ReadContext,
  source: ListingSource,
  args: PageArguments,
  info: SelectionInfo,
): ListingCommon<Row> {
  const window = pageWindow(args);
  const bounds = boundsOf(window, source.sorting);
  const withPositions = wantsCursors(info);
  const signature = JSON.stringify([source.description, bounds, withPositions]);

  const readPages = (parents: readonly number[] | null, build: BuildListing) =>
    rowsForEach<Row>(context, parents, (parameters) => {
      const { set, columns, keys } = build(parameters, bounds);
      return pageStatement(set, columns(), keys, bounds, withPositions, parameters);
    });
  const readTotals = async (parents: readonly number[] | null, build: BuildListing) => {
    const groups = await rowsForEach<{ total: number }>(context, parents, (parameters) => {
      const { set, total } = build(parameters);
      return total ?? selectFrom(set, ['count(*)::int AS total']);
    });
    return groups.map(([row]) => row?.total ?? 0);
  };
  return {
    read: (what, batch, parent) =>
      context.loaders
        .get<number, Awaited<ReturnType<typeof batch>>[number]>(`${what} ${signature}`, (parents) =>
          batch(parent === undefined ? null : parents),
        )
        .load(parent ?? 0),
    async pages(parents) {
      const groups = await readPages(parents, source.build);
      const instead = groups[0]?.length === 0 ? await source.insteadOfNothing?.() : null;
      const found = instead ? await readPages(parents, instead) : groups;
      return found.map((group) => pageOf(cutPage(group, bounds), window, source.sorting));
    },
    async totals(parents) {
      const totals = await readTotals(parents, source.build);
      const instead = totals[0] === 0 ? await source.insteadOfNothing?.() : null;
      return instead ? readTotals(parents, instead) : totals;
    },
  };
}

/**
 * Rows as a connection. Nothing is read before a field of it is asked for, and then the connections of all parents of
 * one list are read in one statement.
 *
 * @param source may be made once for all parents of a list: what is found out about it is then found out once.
 * @param parent the key of the node that the listing belongs to, where there is one.
 * @throws BadUserInput on page arguments that are malformed or beyond what is allowed.
 */
export function listing<Row extends object>(
  context: ReadContext,
  source: ListingSource,
  args: PageArguments,
  info: SelectionInfo,
  parent?: number,
): Listing<Row> {
  const { read, pages, totals } = context.loaders.once(source, () =>
    listingCommon<Row>(context, source, args, info),
  );
  return {
    read: (what, batch) => read(what, batch, parent),
    page: () => read('page', pages, parent),
    totalCount: () => read('count', totals, parent),
  };
}

/** What ends an order by name: the folded name, then the id. `alias` is the table's alias in the statement. */
function nameKeys(alias: string, descending = false): SortKey[] {
  return [
    { expression: `left(${alias}.name_folded, 400)`, descending, type: 'text' },
    { expression: `${alias}.id`, descending: false, type: 'integer' },
  ];
}

/** By name, A first. */
export function nameSorting(alias: string): Sorting {
  return { name: 'NAME:ASC', keys: nameKeys(alias) };
}

/** An order of rows that have a name and a kept count of papers. */
export interface CountedOrder {
  readonly field: 'NAME' | 'PAPER_COUNT';
  readonly direction: 'ASC' | 'DESC';
}

/** The order asked for, first key first; by name where none is. Every order ends in name and id. */
export function countedSorting(alias: string, orders: readonly CountedOrder[] | null | undefined): Sorting {
  const asked: readonly CountedOrder[] =
    orders && orders.length > 0 ? orders : [{ field: 'NAME', direction: 'ASC' }];
  const byName = asked.find(({ field }) => field === 'NAME');
  const byCount = asked.find(({ field }) => field === 'PAPER_COUNT');
  const [name, id] = nameKeys(alias, byName?.direction === 'DESC') as [SortKey, SortKey]; // two keys, as nameKeys says
  const count: SortKey[] = byCount
    ? [{ expression: `${alias}.paper_count`, descending: byCount.direction === 'DESC', type: 'integer' }]
    : [];
  const nameFirst = asked[0]?.field === 'NAME';
  return {
    name: asked.map(({ field, direction }) => `${field}:${direction}`).join(),
    keys: nameFirst ? [name, ...count, id] : [...count, name, id],
  };
}
