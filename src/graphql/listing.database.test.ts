import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import type { SortKey } from '../database/keyset';
import { createReader } from '../database/reader';
import { BadUserInput } from '../errors/graph-error';
import type { Page } from './connection';
import { countedSorting, type Listing, type ListingSource, listing, nameSorting } from './listing';
import { MAX_PAGE_SIZE, type PageArguments } from './page-arguments';
import type { ReadContext } from './read-context';
import { RequestLoaders } from './request-loaders';
import type { SelectionInfo } from './selection';

interface Entry {
  readonly id: number;
  readonly parent: number;
  readonly day: string;
  readonly number: number;
  readonly word: string;
  readonly weight: number;
  readonly at: string;
}

/** Few values, so that most rows tie on most keys; the extremes among them. */
const entries = fc
  .array(
    fc.record({
      parent: fc.constantFrom(1, 2, 3),
      day: fc.constantFrom('-infinity', '0001-01-01', '2024-02-29', 'infinity'),
      number: fc.constantFrom(-2_147_483_648, -1, 0, 2_147_483_647),
      word: fc.constantFrom('', 'a', 'B', '木', "'", '"\\'),
      weight: fc.constantFrom(-1.5, 0, 0.1, 1e-30),
      at: fc.constantFrom(
        '2024-01-01 00:00:00.000001+00',
        '2024-01-01 00:00:00+00',
        '1883-11-18 12:00:00+00',
      ),
    }),
    { maxLength: 25 },
  )
  .map((rows) => rows.map((row, index): Entry => ({ id: index + 1, ...row })));

type Column = Exclude<keyof Entry, 'parent' | 'id'>;
interface Order {
  readonly column: Column;
  readonly descending: boolean;
}
const TYPES: Readonly<Record<Column, SortKey['type']>> = {
  day: 'date',
  number: 'integer',
  word: 'text',
  weight: 'real',
  at: 'timestamptz',
};
const COLUMNS = ['day', 'number', 'word', 'weight', 'at'] as const;
const orders = fc.uniqueArray(fc.record({ column: fc.constantFrom(...COLUMNS), descending: fc.boolean() }), {
  selector: ({ column }) => column,
  minLength: 1,
  maxLength: 3,
});

const TWENTY_FIVE: readonly Entry[] = Array.from({ length: 25 }, (_, index) => ({
  id: index + 1,
  parent: 1,
  day: '2024-02-29',
  number: index % 4,
  word: 'abc'.charAt(index % 3),
  weight: 0.1,
  at: '2024-01-01 00:00:00+00',
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query(
    `CREATE TABLE entry (id int PRIMARY KEY, parent int NOT NULL, day date NOT NULL, number int NOT NULL,
       word text COLLATE "C" NOT NULL, weight real NOT NULL, at timestamptz NOT NULL)`,
  );
});
afterAll(() => database.drop());

async function insert(rows: readonly Entry[]): Promise<void> {
  await database.dataSource.query(
    'INSERT INTO entry SELECT * FROM json_populate_recordset(NULL::entry, $1::json)',
    [JSON.stringify(rows)],
  );
}

async function hold(rows: readonly Entry[]): Promise<void> {
  await database.dataSource.query('TRUNCATE entry');
  await insert(rows);
}

const infoOf = (selection: string): SelectionInfo => {
  const [operation] = parse(`{ entries ${selection} }`).definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const [field] = operation.selectionSet.selections;
  if (field?.kind !== 'Field') throw new Error('no field');
  return { fieldNodes: [field], fragments: {}, schema: buildSchema('type Query { a: ID }') };
};
const WITH_CURSORS = infoOf('{ edges { cursor node { id } } totalCount }');
const WITHOUT_CURSORS = infoOf('{ nodes { id } }');

const newContext = (): ReadContext => ({
  reader: createReader(database.dataSource),
  loaders: new RequestLoaders(),
});

const sortKeys = (asked: readonly Order[]): SortKey[] => [
  ...asked.map(({ column, descending }) => ({ expression: `e.${column}`, descending, type: TYPES[column] })),
  { expression: 'e.id', descending: false, type: 'integer' },
];

function sourceOf(asked: readonly Order[], ofParent = false): ListingSource {
  const keys = sortKeys(asked);
  return {
    description: ['entries', asked, ofParent],
    sorting: { name: asked.map(({ column, descending }) => `${column}:${descending}`).join(), keys },
    build: () => ({
      set: { from: 'entry e', where: ofParent ? ['e.parent = q.parent'] : [] },
      columns: () => ['e.id'],
      keys,
    }),
  };
}

const list = (
  asked: readonly Order[],
  args: PageArguments,
  {
    context = newContext(),
    info = WITH_CURSORS,
    parent,
  }: { context?: ReadContext; info?: SelectionInfo; parent?: number } = {},
): Listing<{ id: number }> => listing(context, sourceOf(asked, parent !== undefined), args, info, parent);

/** How Postgres compares values, said again in JavaScript. */
function rank(column: Column, entry: Entry): string | number {
  if (column === 'day') return { '-infinity': '', infinity: '~' }[entry.day] ?? entry.day;
  return entry[column];
}

function sorted(rows: readonly Entry[], asked: readonly Order[]): number[] {
  return [...rows]
    .sort((a, b) => {
      for (const { column, descending } of asked) {
        const [x, y] = [rank(column, a), rank(column, b)];
        if (x !== y) return x < y !== descending ? -1 : 1;
      }
      return a.id - b.id;
    })
    .map(({ id }) => id);
}

const idsOf = (page: Page<{ id: number }>) => page.rows.map(({ id }) => id);
const firstCursor = (page: Page<{ id: number }>) => page.rows.slice(0, 1).map(page.cursorOf)[0];
const lastCursor = (page: Page<{ id: number }>) => page.rows.slice(-1).map(page.cursorOf)[0];

/** All pages from one end to the other. */
async function walk(
  asked: readonly Order[],
  size: number,
  fromEnd: boolean,
  betweenPages: () => Promise<void> = async () => {},
): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await list(
      asked,
      fromEnd ? { last: size, before: cursor } : { first: size, after: cursor },
    ).page();
    pages.push(idsOf(page));
    if (!(fromEnd ? page.hasPreviousPage : page.hasNextPage)) return pages;
    cursor = fromEnd ? firstCursor(page) : lastCursor(page);
    await betweenPages();
  }
}

const pageSize = fc.integer({ min: 1, max: 9 });

describe('Pages', () => {
  test('read forwards make up the sorted whole, each but the last full', async () => {
    await fc.assert(
      fc.asyncProperty(entries, orders, pageSize, async (rows, asked, size) => {
        await hold(rows);
        const pages = await walk(asked, size, false);
        expect(pages.flat()).toEqual(sorted(rows, asked));
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(size);
      }),
    );
  });

  test('read backwards make up the same whole from its end', async () => {
    await fc.assert(
      fc.asyncProperty(entries, orders, pageSize, async (rows, asked, size) => {
        await hold(rows);
        const pages = await walk(asked, size, true);
        expect(pages.reverse().flat()).toEqual(sorted(rows, asked));
      }),
    );
  });

  test('between two cursors hold what lies between them and tell what lies beyond', async () => {
    const window = fc.record({ from: fc.nat(30), to: fc.nat(30), after: fc.boolean(), before: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        entries,
        orders,
        pageSize,
        fc.boolean(),
        window,
        async (rows, asked, size, fromEnd, cut) => {
          await hold(rows);
          const whole = await list(asked, { first: MAX_PAGE_SIZE }).page();
          const from = whole.rows[cut.from % (rows.length || 1)];
          const to = whole.rows[cut.to % (rows.length || 1)];
          const after = cut.after && from ? whole.cursorOf(from) : undefined;
          const before = cut.before && to ? whole.cursorOf(to) : undefined;
          const page = await list(asked, {
            ...(fromEnd ? { last: size } : { first: size }),
            after,
            before,
          }).page();

          const all = sorted(rows, asked);
          const between = all.slice(
            after && from ? all.indexOf(from.id) + 1 : 0,
            before && to ? all.indexOf(to.id) : undefined,
          );
          expect(idsOf(page)).toEqual(fromEnd ? between.slice(-size) : between.slice(0, size));
          const cutShort = between.length > size;
          expect(page.hasNextPage).toBe(fromEnd ? before !== undefined : cutShort);
          expect(page.hasPreviousPage).toBe(fromEnd ? cutShort : after !== undefined);
        },
      ),
    );
  });

  test('lose and repeat nothing where rows come in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries,
        entries,
        orders,
        pageSize,
        fc.boolean(),
        async (rows, later, asked, size, fromEnd) => {
          await hold(rows);
          const coming = later.map((row) => ({ ...row, id: row.id + 1_000 }));
          const left = [...coming];
          const pages = await walk(asked, size, fromEnd, () => insert(left.splice(0, 2)));
          const seen = (fromEnd ? pages.reverse() : pages).flat();
          expect(seen.filter((id) => id <= 1_000)).toEqual(sorted(rows, asked));
          expect(seen).toEqual(sorted([...rows, ...coming], asked).filter((id) => seen.includes(id)));
        },
      ),
    );
  });

  test('go on from a row that is gone', async () => {
    const asked: Order[] = [{ column: 'number', descending: true }];
    await hold(TWENTY_FIVE);
    const page = await list(asked, { first: 5 }).page();
    await database.dataSource.query('DELETE FROM entry WHERE id = ANY($1)', [idsOf(page)]);
    const next = await list(asked, { first: 100, after: lastCursor(page) }).page();
    expect(idsOf(next)).toEqual(sorted(TWENTY_FIVE, asked).slice(5));
  });

  test('of many parents, read in one statement, are those of each', async () => {
    await fc.assert(
      fc.asyncProperty(entries, orders, pageSize, fc.boolean(), async (rows, asked, size, fromEnd) => {
        await hold(rows);
        const context = newContext();
        const args = fromEnd ? { last: size } : { first: size };
        database.statements();
        const parents = [1, 2, 3, 4];
        const listings = parents.map((parent) => list(asked, args, { context, parent }));
        const pages = await Promise.all(listings.map((each) => each.page()));
        expect(database.statements()).toHaveLength(1);
        for (const [index, page] of pages.entries()) {
          const all = sorted(
            rows.filter(({ parent }) => parent === parents[index]),
            asked,
          );
          expect(idsOf(page)).toEqual(fromEnd ? all.slice(-size) : all.slice(0, size));
          expect(fromEnd ? page.hasPreviousPage : page.hasNextPage).toBe(all.length > size);
        }
        const counts = await Promise.all(listings.map((each) => each.totalCount()));
        expect(counts).toEqual(parents.map((parent) => rows.filter((row) => row.parent === parent).length));
        expect(database.statements()).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('A listing', () => {
  beforeAll(() => hold(TWENTY_FIVE));
  const asked: Order[] = [{ column: 'word', descending: false }];

  test('counts all pages, whatever page is asked for', async () => {
    const page = await list(asked, { first: 1 }).page();
    expect(await list(asked, { first: 1, after: lastCursor(page) }).totalCount()).toBe(25);
  });

  test('reads nothing before it is asked, and one page once', async () => {
    database.statements();
    const entriesListed = list(asked, { first: 1 });
    expect(database.statements()).toEqual([]);
    await Promise.all([entriesListed.page(), entriesListed.page()]);
    await entriesListed.page();
    expect(database.statements()).toHaveLength(1);
  });

  test('reads sort keys only where cursors are asked for', async () => {
    database.statements();
    await list(asked, {}, { info: WITHOUT_CURSORS }).page();
    await list(asked, {}).page();
    const [without, withCursors] = database.statements();
    expect(without).not.toMatch(/position0/);
    expect(withCursors).toMatch(/position0/);
  });

  test('refuses a cursor of another order before it reads', async () => {
    const page = await list(asked, { first: 1 }).page();
    database.statements();
    expect(() => list([{ column: 'word', descending: true }], { after: lastCursor(page) })).toThrow(
      BadUserInput,
    );
    expect(() => list(asked, { before: 'nonsense' })).toThrow(BadUserInput);
    expect(database.statements()).toEqual([]);
  });
});

describe('Orders of rows with a name and a count', () => {
  const expressions = (...args: Parameters<typeof countedSorting>) =>
    countedSorting(...args).keys.map(
      ({ expression, descending }) => `${expression}${descending ? ' DESC' : ''}`,
    );
  const name = 'left(a.name_folded, 400)';

  test.each([
    [null, [name, 'a.id']],
    [[], [name, 'a.id']],
    [[{ field: 'NAME', direction: 'DESC' }], [`${name} DESC`, 'a.id']],
    [[{ field: 'PAPER_COUNT', direction: 'DESC' }], ['a.paper_count DESC', name, 'a.id']],
    [
      [
        { field: 'PAPER_COUNT', direction: 'ASC' },
        { field: 'NAME', direction: 'DESC' },
      ],
      ['a.paper_count', `${name} DESC`, 'a.id'],
    ],
    [
      [
        { field: 'NAME', direction: 'ASC' },
        { field: 'PAPER_COUNT', direction: 'DESC' },
      ],
      [name, 'a.paper_count DESC', 'a.id'],
    ],
  ] as const)('%j sort by %j', (order, keys) => {
    expect(expressions('a', order)).toEqual(keys);
  });

  test('by name is what stands where no order is asked for', () => {
    expect(countedSorting('a', undefined)).toEqual(nameSorting('a'));
  });
});
