import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { beyond, orderBy, positionColumns, positionOf } from '../../src/database/keyset';
import { Parameters } from '../../src/database/statement';
import { encodeCursor } from '../../src/graphql/cursor';
import { paperSorting } from '../../src/subgraphs/papers/listing/paper-order.query';
import { type BulkGraph, createBulkGraph } from './bulk-graph';

let graph: BulkGraph;
beforeAll(async () => {
  graph = await createBulkGraph();
});
afterAll(() => graph.close());

const SIZE = 3;
const FIELDS = ['PUBLISHED_ON', 'TITLE', 'CITATION_COUNT', 'UPDATED_AT'] as const;
const DIRECTIONS = ['DESC', 'ASC'] as const;
const ORDERS = FIELDS.flatMap((field) => DIRECTIONS.map((direction) => ({ field, direction })));
type Order = (typeof ORDERS)[number];

/** The cursor of the entry that stands before a page, or behind it where pages are counted from the end. */
async function cursorAt(order: Order, page: number, fromEnd: boolean): Promise<string> {
  const { name, keys } = paperSorting([order]);
  const [row]: object[] = await graph.database.dataSource.query(
    `SELECT ${positionColumns(keys)} FROM paper p ORDER BY ${orderBy(keys, fromEnd)} OFFSET $1 LIMIT 1`,
    [(page - 1) * SIZE - 1],
  );
  return encodeCursor(name, positionOf(row ?? {}, keys));
}

/** Pages of 8 kB that reading a page of a listing looks at, in memory or not. */
async function buffers(order: Order, page: number, fromEnd: boolean): Promise<number> {
  const args = fromEnd ? 'last: $size, before: $cursor' : 'first: $size, after: $cursor';
  const cursor = await cursorAt(order, page, fromEnd);
  graph.plans.clear();
  const { papers } = await graph.data(
    `query ($order: PaperOrder!, $size: Int, $cursor: String) { papers(orderBy: [$order], ${args}) { nodes { slug } } }`,
    { order, size: SIZE, cursor },
  );
  expect(papers.nodes).toHaveLength(SIZE);
  const [read, ...others] = graph.plans.statements();
  expect(others).toEqual([]);
  return read?.buffers ?? 0;
}

/** The mean of pages here and there in a tie of sort keys. */
async function meanBuffers(order: Order, pages: readonly number[], fromEnd: boolean): Promise<number> {
  let sum = 0;
  for (const page of pages) sum += await buffers(order, page, fromEnd);
  return sum / pages.length;
}

/** One page more or less at each level of an index is where it happens to be begun. */
const LEVELS = 3;

/** What is wrong with the cost of a page; nothing where it is that of an early one, give or take a fifth. */
function depthFaults(early: number, deep: number): string[] {
  const isSame = Math.abs(deep - early) <= Math.max(early * 0.2, LEVELS);
  return isSame ? [] : [`${deep} buffers deep down, ${early} early`];
}

describe('page 5,000 costs what page 2 costs', () => {
  for (const order of ORDERS) {
    for (const fromEnd of [false, true]) {
      test(`by ${order.field} ${order.direction}, counted from the ${fromEnd ? 'end' : 'start'}`, async () => {
        const early = await meanBuffers(order, [2, 3, 4, 5, 6], fromEnd);
        const deep = await meanBuffers(order, [4_970, 4_977, 4_985, 4_992, 5_000], fromEnd);
        expect(depthFaults(early, deep)).toEqual([]);
      });
    }
  }
});

describe('the check sees', () => {
  async function buffersOf(sql: string, parameters: readonly unknown[]): Promise<number> {
    graph.plans.clear();
    await graph.database.dataSource.query(sql, [...parameters]);
    return graph.plans.statements()[0]?.buffers ?? 0;
  }

  test('pages that begin at a number', async () => {
    const { keys } = paperSorting([{ field: 'PUBLISHED_ON', direction: 'DESC' }]);
    const page = `SELECT p.slug FROM paper p ORDER BY ${orderBy(keys, false)} OFFSET $1 LIMIT ${SIZE}`;
    const [early, deep] = [await buffersOf(page, [SIZE]), await buffersOf(page, [5_000 * SIZE])];
    expect(depthFaults(early, deep)).toHaveLength(1);
  });

  test('a condition that an index serves by its first key alone', async () => {
    const order = { field: 'CITATION_COUNT', direction: 'DESC' } as const;
    const { keys } = paperSorting([order]);
    const early = await buffers(order, 2, false);
    const [middle]: object[] = await graph.database.dataSource.query(
      `SELECT ${positionColumns(keys)} FROM paper p WHERE citation_count = 250 ORDER BY ${orderBy(keys, true)} LIMIT 1`,
    );
    const parameters = new Parameters();
    const condition = beyond(keys, positionOf(middle ?? {}, keys), 'after', parameters);
    const deep = await buffersOf(
      `SELECT p.slug FROM paper p WHERE ${condition} ORDER BY ${orderBy(keys, false)} LIMIT ${SIZE}`,
      parameters.values,
    );
    expect(depthFaults(early, deep)).toHaveLength(1);
  });
});

/** Buffers of a page of five papers: a few for each of them, and some levels of indexes. */
const MOST_OF_A_YEAR = 150;

test.each(DIRECTIONS)(
  'a page of any year by date, %s, costs what the papers on it do, in one area as well',
  async (direction) => {
    const years: { year: number }[] = await graph.database.dataSource.query(
      'SELECT year FROM paper WHERE year IS NOT NULL GROUP BY year HAVING count(*) >= $1 ORDER BY year',
      [SIZE],
    );
    const [oldest, newest] = [years[0]?.year, years.at(-1)?.year];
    expect(newest).toBeGreaterThan(oldest ?? Number.NaN);
    const [{ slug }]: [{ slug: string }] = await graph.database.dataSource.query(
      `SELECT r.slug FROM paper_area pa JOIN paper p ON p.id = pa.paper_id JOIN research_area r ON r.id = pa.area_id
     WHERE p.year = $1 GROUP BY r.slug ORDER BY count(*) DESC LIMIT 1`,
      [oldest],
    );
    const cost = async (year: number | undefined, areas: string[] | undefined) => {
      graph.plans.clear();
      await graph.data(
        'query ($filter: PaperFilter, $order: PaperOrder!) { papers(filter: $filter, orderBy: [$order], first: 5) { nodes { slug } } }',
        { filter: { year: { gte: year, lte: year }, areas }, order: { field: 'PUBLISHED_ON', direction } },
      );
      return graph.plans.statements().reduce((sum, { buffers }) => sum + buffers, 0);
    };
    // Along the index of the order from its beginning, it would be the papers of all years before.
    const ofAll = [await cost(newest, undefined), await cost(oldest, undefined)];
    // Areas keep their papers in the order of the newest first.
    const ofArea = direction === 'DESC' ? [await cost(newest, [slug]), await cost(oldest, [slug])] : [];
    expect([...ofAll, ...ofArea].filter((buffers) => buffers > MOST_OF_A_YEAR)).toEqual([]);
  },
);
