import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { CorpusPaper } from '../graph/corpus';
import { WORDS } from '../graph/generate-corpus';
import { filters } from '../graph/generate-filter';
import { mostFirst } from '../graph/order-model';
import { connectionFaults } from './connection-laws';
import { type ListingQuery, NAME_LISTINGS, type NamesAsked, PAPER_LISTINGS } from './listing-query';
import { createModelGraph, type ModelGraph } from './model-graph';
import { MODEL_SEED, MODEL_TIMEOUT, PAPERS, propertyOptions } from './model-settings';
import { countFaults, pagesOf, readConnection, slugsOf } from './read-listing';

jest.setTimeout(MODEL_TIMEOUT);

let graph: ModelGraph;
beforeAll(async () => {
  graph = await createModelGraph(PAPERS, MODEL_SEED);
});
afterAll(() => graph.close());

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

/** Words that stand in titles, texts, keywords and names of the corpus. */
const SEARCHED = [...WORDS, 'propose', 'uber', 'facades', 'nguyen', 'neill'];
const BY_TITLE = [{ field: 'TITLE', direction: 'ASC' }] as const;

/** The score of each paper of a listing, all of them met in the order of titles. */
async function scoresOf(query: ListingQuery): Promise<Map<string, number>> {
  const scores = new Map<string, number>();
  for (let after: string | null = null, goesOn = true; goesOn; ) {
    const page = await readConnection(graph, query, SCORES, { first: 100, after });
    for (const { score, node } of page.edges) scores.set(node.slug, score);
    after = page.pageInfo.endCursor;
    goesOn = page.pageInfo.hasNextPage;
  }
  expect([...scores.keys()]).toEqual(slugsOf(query));
  return scores;
}
const SCORES = 'edges { score node { slug } } pageInfo { hasNextPage endCursor }';

describe(`a graph of ${PAPERS} papers, MODEL_SEED=${MODEL_SEED}, is as its model`, () => {
  test.each(Object.entries(PAPER_LISTINGS))('in pages, counts and facets of %s', async (name, listing) => {
    await fc.assert(
      fc.asyncProperty(filters(), paperOrder, fc.nat(), size, async (filter, orderBy, pick, asked) => {
        const query = listing(graph.corpus, pick, { filter, orderBy });
        const pages = pageSize(asked, query.expected.length);
        expect(await connectionFaults(pagesOf(graph, query), slugsOf(query), pages, pick)).toEqual([]);
        expect(await countFaults(graph, query)).toEqual([]);
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
        expect(await connectionFaults(pagesOf(graph, query), slugsOf(query), pages, names.pick)).toEqual([]);
        expect((await readConnection(graph, query, 'totalCount', {})).totalCount).toBe(query.expected.length);
      }),
      propertyOptions(0.3),
    );
  });

  test("in what single words find, best first, the scores being the database's own", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SEARCHED),
        fc.constantFrom('ASC', 'DESC'),
        size,
        async (search, direction, pages) => {
          const found = PAPER_LISTINGS.papers(graph.corpus, 0, { filter: { search }, orderBy: BY_TITLE });
          const scores = await scoresOf(found);
          const sign = direction === 'ASC' ? 1 : -1;
          const best: ListingQuery = {
            ...found,
            variables: { filter: { search }, orderBy: [{ field: 'RELEVANCE', direction }] },
            expected: [...found.expected].sort(
              (left, right) => sign * ((scores.get(left.slug) ?? 0) - (scores.get(right.slug) ?? 0)),
            ),
          };
          const entries = pageSize(pages, best.expected.length);
          expect(await connectionFaults(pagesOf(graph, best), slugsOf(best), entries, pages)).toEqual([]);
        },
      ),
      propertyOptions(0.3),
    );
  });
});

describe('the comparison sees', () => {
  const asked = { filter: {}, orderBy: [{ field: 'CITATION_COUNT', direction: 'DESC' }] } as const;
  const all = (papers: readonly CorpusPaper[]): ListingQuery<CorpusPaper> =>
    PAPER_LISTINGS.papers({ ...graph.corpus, papers }, 0, asked);
  const faultsOf = async (query: ListingQuery<CorpusPaper>): Promise<string[]> => [
    ...(await connectionFaults(pagesOf(graph, query), slugsOf(query), 100, 7)),
    ...(await countFaults(graph, query)),
  ];
  const changed = (change: (paper: CorpusPaper) => Partial<CorpusPaper>): CorpusPaper[] =>
    graph.corpus.papers.map((paper) => (paper.key === 1 ? { ...paper, ...change(paper) } : paper));

  /** With the author with most papers, whom a facet is sure to show; without, where that is one already. */
  const withOrWithout = (authorships: CorpusPaper['authorships']): CorpusPaper['authorships'] => {
    const author = mostFirst(
      graph.corpus.papers.flatMap((paper) => paper.authorships.map((one) => one.author)),
    )[0]?.item;
    if (!author) throw new Error('nobody wrote anything');
    const others = authorships.filter((one) => one.author !== author);
    return others.length < authorships.length
      ? others
      : [...others, { author, rawName: author.name, isCorresponding: null, affiliations: [] }];
  };

  test('nothing where nothing is wrong', async () => {
    expect(await faultsOf(all(graph.corpus.papers))).toEqual([]);
  });

  test('a model that misses a paper', async () => {
    const faults = await faultsOf(all(graph.corpus.papers.slice(1)));
    for (const fault of [/^from the start/, /^from the end/, /^totalCount: 2000 for 1999/, /^facets/]) {
      expect(faults).toContainEqual(expect.stringMatching(fault));
    }
  });

  test.each<[string, (paper: CorpusPaper) => Partial<CorpusPaper>, RegExp]>([
    ['a paper cited more often', () => ({ citationCount: 1_000 }), /^from the start/],
    ['a paper of another year', ({ year }) => ({ year: (year ?? 2000) + 1 }), /^facets: .* YEAR/],
    [
      'a paper of another venue',
      () => ({ venue: { key: 0, slug: 'x', name: 'X', acronym: null, kind: 'OTHER' } }),
      /^facets: .* VENUE/,
    ],
    ['a paper in every area', () => ({ areas: graph.corpus.areas }), /^facets: .* AREA/],
    [
      'a paper of one author less or more',
      ({ authorships }) => ({ authorships: withOrWithout(authorships) }),
      /^facets: .* AUTHOR/,
    ],
    [
      'a paper of another type',
      ({ type }) => ({ type: type === 'BOOK' ? 'THESIS' : 'BOOK' }),
      /^facets: .* TYPE/,
    ],
  ])('%s', async (_what, change, fault) => {
    expect(await faultsOf(all(changed(change)))).toContainEqual(expect.stringMatching(fault));
  });
});
