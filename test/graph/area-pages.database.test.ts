import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refreshAreaSummaries } from '../../src/database/area-summaries';
import { orderBy, positionColumns, positionOf } from '../../src/database/keyset';
import { encodeCursor } from '../../src/graphql/cursor';
import { paperSorting } from '../../src/subgraphs/papers/listing/paper-order.query';
import { type BulkGraph, createBulkGraph } from './bulk-graph';

/** Papers of the area `huge`; those of its child among them. Generated areas have some 150. */
const HUGE = 12_000;

let graph: BulkGraph;
beforeAll(async () => {
  graph = await createBulkGraph();
  const { dataSource } = graph.database;
  await dataSource.query(`INSERT INTO research_area (slug, name, name_folded, parent_id)
    VALUES ('huge', 'Huge', 'huge', NULL), ('child', 'Child', 'child', currval('research_area_id_seq'))`);
  await dataSource.query(
    `INSERT INTO paper_area (paper_id, position, area_id, sort_date, sort_citations, sort_title)
     SELECT p.id, 10 + r.id % 2, r.id, coalesce(published_on, make_date(year, 1, 1)), citation_count, title_folded
     FROM paper p JOIN research_area r ON r.slug = 'huge' OR r.slug = 'child' AND p.id % 5 = 0
     WHERE p.slug LIKE 'bulk-%' ORDER BY p.id LIMIT $1`,
    [HUGE],
  );
  await dataSource.transaction((manager) =>
    refreshAreaSummaries((sql, parameters) => manager.query(sql, [...parameters])),
  );
  await dataSource.query('VACUUM ANALYZE');
});
afterAll(() => graph.close());

const SIZE = 5;
const ORDERS = (['PUBLISHED_ON', 'CITATION_COUNT'] as const).map(
  (field) => ({ field, direction: 'DESC' }) as const,
);
type Order = (typeof ORDERS)[number];

/** The cursor of an entry of the area `huge`. */
async function cursorAt(order: Order, entry: number): Promise<string> {
  const { name, keys } = paperSorting([order]);
  const [row]: object[] = await graph.database.dataSource.query(
    `SELECT ${positionColumns(keys)} FROM paper p
     WHERE id IN (SELECT paper_id FROM paper_area JOIN research_area r ON r.id = area_id WHERE r.slug IN ('huge', 'child'))
     ORDER BY ${orderBy(keys, false)} OFFSET $1 LIMIT 1`,
    [entry - 1],
  );
  return encodeCursor(name, positionOf(row ?? {}, keys));
}

/** Pages of 8 kB that reading something of an area looks at, in memory or not. */
async function buffers(area: string, selection: string, variables: object = {}): Promise<number> {
  graph.plans.clear();
  const data = await graph.data(
    `query ($area: ID!, $orderBy: [PaperOrder!], $after: String) {
      area(id: $area) { ${selection} ... @include(if: false) { unused: papers(orderBy: $orderBy, after: $after) { totalCount } } }
    }`,
    { area, ...variables },
  );
  expect(data.area).not.toBeNull();
  return graph.plans.statements().reduce((sum, statement) => sum + statement.buffers, 0);
}

const PAGE = `papers(first: ${SIZE}, orderBy: $orderBy, after: $after) { nodes { slug } totalCount }`;

/** Reading the rows of a page in a second area, too, and where rows happen to lie. */
const MARGIN = 4 * (SIZE + 1);

describe.each(ORDERS)('A page of an area, by $field,', (order) => {
  test('costs the same however many papers the area has', async () => {
    const small = await buffers('bulk-area-7', PAGE, { orderBy: [order] });
    const huge = await buffers('huge', PAGE, { orderBy: [order] });
    expect(huge).toBeLessThanOrEqual(small + MARGIN);
  });

  test('costs the same however deep it lies', async () => {
    const early = await buffers('huge', PAGE, { orderBy: [order], after: await cursorAt(order, SIZE) });
    const deep = await buffers('huge', PAGE, { orderBy: [order], after: await cursorAt(order, 7_000) });
    expect(deep).toBeLessThanOrEqual(early + MARGIN);
  });
});

test('Years and foremost authors cost the same however many papers an area has', async () => {
  const selection = 'papersByYear { year count } authors(first: 10) { paperCount author { name } }';
  const small = await buffers('bulk-area-7', selection);
  const huge = await buffers('huge', selection);
  expect(huge).toBeLessThanOrEqual(small + MARGIN);
});

describe('The check sees', () => {
  test('an order that no index has', async () => {
    const order = { field: 'UPDATED_AT', direction: 'DESC' };
    const small = await buffers('bulk-area-7', PAGE, { orderBy: [order] });
    const huge = await buffers('huge', PAGE, { orderBy: [order] });
    expect(Math.max(small, huge)).toBeGreaterThan(10 * MARGIN);
  });

  test('a summary that is not current', async () => {
    await graph.database.dataSource.query('UPDATE research_area SET summary_is_current = false');
    expect(await buffers('huge', 'papersByYear { year count }')).toBeGreaterThan(10 * MARGIN);
  });
});
