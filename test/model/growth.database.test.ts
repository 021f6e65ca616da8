import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { filters } from '../graph/generate-filter';
import { brokenLaws } from '../harness/graph-laws';
import { connectionFaults, growthFaults, walk } from './connection-laws';
import { PAPER_LISTINGS } from './listing-query';
import { createModelGraph, type ModelGraph } from './model-graph';
import { MODEL_SEED, MODEL_TIMEOUT, propertyOptions } from './model-settings';
import { countFaults, pagesOf, slugsOf } from './read-listing';

/** Fewer than elsewhere: they grow with every run. */
const PAPERS = 500;

jest.setTimeout(MODEL_TIMEOUT);

let graph: ModelGraph;
beforeAll(async () => {
  graph = await createModelGraph(PAPERS, MODEL_SEED);
});
afterAll(() => graph.close());

test(`papers that are written between two pages move no other one, MODEL_SEED=${MODEL_SEED}`, async () => {
  const orderBy = fc.record({
    field: fc.constantFrom(
      'PUBLISHED_ON' as const,
      'TITLE' as const,
      'CITATION_COUNT' as const,
      'UPDATED_AT' as const,
    ),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  });
  const listings = fc.constantFrom(
    'papers' as const,
    'papers' as const,
    'papers of an area' as const,
    'papers of an author' as const,
    'papers of a venue' as const,
  );
  const from = fc.constantFrom('start' as const, 'end' as const);
  await fc.assert(
    fc.asyncProperty(
      listings,
      fc.option(filters(0)),
      orderBy,
      from,
      fc.nat(70),
      async (name, filter, order, from, pick) => {
        const asked = { filter: filter ?? {}, orderBy: [order] };
        const listing = PAPER_LISTINGS[name];
        const before = listing(graph.corpus, pick, asked);
        const there = slugsOf(before);
        const size = Math.min(100, Math.ceil((there.length + 1) / 8));
        const walked = await walk(pagesOf(graph, before), from, size, () => graph.write(6));
        expect(growthFaults(walked, there)).toEqual([]);
        const after = listing(graph.corpus, pick, asked);
        expect(await connectionFaults(pagesOf(graph, after), slugsOf(after), 100, pick)).toEqual([]);
        expect(await countFaults(graph, after)).toEqual([]);
      },
    ),
    propertyOptions(0.5),
  );
  expect(graph.corpus.papers.length).toBeGreaterThan(PAPERS + 50);
  expect(await brokenLaws(graph.database.dataSource)).toEqual([]);
});
