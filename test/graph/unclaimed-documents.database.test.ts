import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { poolOf } from '../../src/database/pool';
import { createTestGraph, type TestGraph } from './graph';

const UNCLAIMED = `INSERT INTO paper_search (paper_id, year, facets, title, heading, document)
  SELECT 1000000 + n, 2099, '2099|OTHER||', 'language', to_tsvector('english', 'language'), to_tsvector('english', 'language')
  FROM generate_series(1, 30) n`;

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph.close());

test('Documents that an import has written before their papers are in no page, count or facet', async () => {
  const read = (filter: string) =>
    graph.data(`{ papers(first: 5${filter}) {
      nodes { title } pageInfo { hasNextPage } totalCount facets(by: [YEAR, AREA, AUTHOR]) { values { key count } }
    } }`);
  const [ofSearch, ofAll] = [await read(', filter: { search: "language" }'), await read('')];
  expect(ofSearch.papers.nodes.length).toBeGreaterThan(1);
  const client = await poolOf(graph.database.dataSource).connect();
  await client.query(`SET session_replication_role = replica; ${UNCLAIMED}; RESET session_replication_role`);
  client.release();
  expect(await read(', filter: { search: "language" }')).toEqual(ofSearch);
  expect(await read('')).toEqual(ofAll);
});
