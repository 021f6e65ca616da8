import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CorpusPaper } from '../graph/corpus';
import { FACETS, facetValues } from '../graph/facet-model';
import { WORDS } from '../graph/generate-corpus';
import { filters } from '../graph/generate-filter';
import { connectionFaults, listFaults, PAGE, type PageOf, type ReadPage } from './connection-laws';
import { type ListingQuery, NAME_LISTINGS, type NamesAsked, PAPER_LISTINGS } from './listing-query';
import { createModelGraph, type ModelGraph } from './model-graph';
import { MODEL_SEED, PAPERS, propertyOptions } from './model-settings';

let graph: ModelGraph;
beforeAll(async () => {
  graph = await createModelGraph(PAPERS, MODEL_SEED);
});
afterAll(() => graph.close());

/** The text of an operation for a listing, with `selection` of its connection. */
function operation({ around, field, argumentTypes }: ListingQuery, selection: string): string {
  const types = { ...argumentTypes, first: 'Int', after: 'String', last: 'Int', before: 'String' };
  const declared = Object.entries(types).map(([name, type]) => `$${name}: ${type}`);
  const given = Object.keys(types).map((name) => `${name}: $${name}`);
  return `query (${declared.join(', ')}) ${around.replace('$field', `list: ${field}(${given.join(', ')}) { ${selection} }`)}`;
}

// biome-ignore lint/suspicious/noExplicitAny: what is selected depends on the operation's text
async function connection(query: ListingQuery, selection: string, page: object): Promise<any> {
  const data = await graph.data(operation(query, selection), { ...query.variables, ...page });
  const [own] = Object.values(data);
  return data.list ?? (own as { list: unknown }).list; // what stands around a listing is one node
}

const reader =
  (query: ListingQuery): ReadPage =>
  (page): Promise<PageOf> =>
    connection(query, PAGE, page);

const slugs = ({ expected }: ListingQuery): string[] => expected.map(({ slug }) => slug);

/** Few enough pages for a test, of a size that is at random where that allows it. */
const pageSize = (asked: number, entries: number): number =>
  Math.min(100, Math.max(asked, Math.ceil(entries / 20)));

const paperOrder = fc.array(
  fc.record({
    field: fc.constantFrom(
      'PUBLISHED_ON' as const,
      'TITLE' as const,
      'CITATION_COUNT' as const,
      'UPDATED_AT' as const,
    ),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  }),
  { minLength: 1, maxLength: 3 },
);
const size = fc.integer({ min: 1, max: 100 });

const COUNTED = `totalCount facets(by: [${FACETS}], first: 100) { by values { key label count } }`;

/** What is wrong with a connection's count and facets. */
async function countFaults(query: ListingQuery<CorpusPaper>): Promise<string[]> {
  const { totalCount, facets } = await connection(query, COUNTED, { first: 1 });
  const expected = FACETS.map((by) => ({ by, values: facetValues(by, query.expected).slice(0, 100) }));
  return [
    ...(totalCount === query.expected.length
      ? []
      : [`totalCount: ${totalCount} for ${query.expected.length}`]),
    ...listFaults(
      'facets',
      expected.flatMap(({ by, values }) => values.map((value) => `${by} ${JSON.stringify(value)}`)),
      facets.flatMap(({ by, values }: (typeof expected)[number]) =>
        values.map((value) => `${by} ${JSON.stringify(value)}`),
      ),
    ),
  ];
}

describe(`a graph of ${PAPERS} papers, MODEL_SEED=${MODEL_SEED}, is as its model`, () => {
  test.each(Object.entries(PAPER_LISTINGS))('in pages, counts and facets of %s', async (name, listing) => {
    await fc.assert(
      fc.asyncProperty(filters(), paperOrder, fc.nat(), size, async (filter, orderBy, pick, asked) => {
        const query = listing(graph.corpus, pick, { filter, orderBy });
        const pages = pageSize(asked, query.expected.length);
        expect(await connectionFaults(reader(query), slugs(query), pages, pick)).toEqual([]);
        expect(await countFaults(query)).toEqual([]);
      }),
      propertyOptions(name === 'papers' ? 1 : 0.3),
    );
  });

  test.each(Object.entries(NAME_LISTINGS))('in pages and counts of %s', async (_name, listing) => {
    const asked: fc.Arbitrary<NamesAsked> = fc.record({
      words: fc.option(
        fc.array(fc.constantFrom('u', 'AN', 'Müller', 'an ', "o'n", 'Área', ...WORDS), { maxLength: 2 }),
      ),
      pick: fc.nat(),
      minPapers: fc.option(fc.integer({ min: 0, max: 12 })),
      byPapers: fc.constantFrom(null, 'ASC', 'DESC'),
    });
    await fc.assert(
      fc.asyncProperty(asked, size, async (names, entries) => {
        const query = listing(graph.corpus, names);
        const pages = pageSize(entries, query.expected.length);
        expect(await connectionFaults(reader(query), slugs(query), pages, names.pick)).toEqual([]);
        expect((await connection(query, 'totalCount', {})).totalCount).toBe(query.expected.length);
      }),
      propertyOptions(0.3),
    );
  });
});
