import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FilterInput, matches } from './filter-model';
import { createFixtureGraph, type FixtureGraph } from './fixture';
import { filters } from './generate-filter';
import { newestFirst } from './order-model';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

const LISTED = `query ($filter: PaperFilter) {
  papers(filter: $filter, orderBy: [{ field: PUBLISHED_ON }], first: 100) {
    nodes { slug } totalCount pageInfo { hasNextPage }
  }
}`;

async function expectModel(filter: FilterInput): Promise<void> {
  const expected = newestFirst(graph.corpus.papers.filter((paper) => matches(filter, paper)));
  const { papers } = await graph.data(LISTED, { filter });
  expect(papers.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(
    expected.slice(0, 100).map(({ slug }) => slug),
  );
  expect(papers.totalCount).toBe(expected.length);
  expect(papers.pageInfo.hasNextPage).toBe(expected.length > 100);
}

const ALONE: readonly FilterInput[] = [
  {},
  { search: 'quokka' },
  { search: 'quokka -wombat' },
  { search: 'quokka or zebu' },
  { search: 'QUOKKA vorpal' },
  { search: 'grosse' },
  { search: 'nothing-of-the-kind' },
  { titleContains: 'quok' },
  { titleContains: 'GROSSE des lodz' },
  { titleContains: 'façades' },
  { titleContains: '学習' },
  { titleContains: '100% of_the \\ c' },
  { titleContains: '%' },
  { titleContains: '_' },
  { titleContains: "'quote'" },
  { titleContains: 'finding' },
  { titleContains: '' },
  { authors: ['author-1', 'author-2'] },
  { authors: ['author-1', 'nobody'] },
  { authors: [] },
  { areas: ['area-1'] },
  { areas: ['area-2', 'area-13'] },
  { areas: ['area-5'] },
  { areas: [] },
  { venues: ['venue-1', 'venue-3'] },
  { venues: [] },
  { organizations: ['organization-1', 'organization-2'] },
  { organizations: ['organization-50'] },
  { organizations: [] },
  { year: { gte: 2021, lte: 2023 } },
  { year: { gte: 2022 } },
  { year: { lte: 2020 } },
  { year: { gte: 2024, lte: 2020 } },
  { year: {} },
  { publishedOn: { gte: '2023-01-01', lte: '2023-12-31' } },
  { publishedOn: { gte: '2024-02-29' } },
  { publishedOn: { lte: '2021-05-03' } },
  { publishedOn: {} },
  { types: ['BOOK', 'PREPRINT'] },
  { types: [] },
  { presentations: ['ORAL', 'DEMO'] },
  { presentations: [] },
  { hasAbstract: true },
  { hasAbstract: false },
  { hasLinks: ['CODE', 'MODEL'] },
  { hasLinks: [] },
  { minCitations: 5 },
  { minCitations: 0 },
  { minCitations: 100 },
  { and: [] },
  { and: [{ types: ['BOOK'] }, { hasAbstract: true }] },
  { or: [] },
  { or: [{ year: { gte: 2024 } }, { minCitations: 10 }] },
  { not: {} },
];

describe('a filter of papers lets through what the model does', () => {
  for (const filter of ALONE) {
    test(JSON.stringify(filter), () => expectModel(filter));
    test(`not ${JSON.stringify(filter)}`, () => expectModel({ not: filter }));
  }

  test('null for a field does not filter by it', async () => {
    const { papers } = await graph.data(LISTED, {
      filter: { search: null, authors: null, year: null, and: null, or: null, not: null, hasAbstract: null },
    });
    expect(papers.totalCount).toBe(graph.corpus.papers.length);
  });

  test('global ids do as well as slugs', async () => {
    const { corpus } = graph;
    for (const [field, id, slug] of [
      ['authors', 'author_1', 'author-1'],
      ['areas', 'area_2', 'area-2'],
      ['venues', 'venue_1', 'venue-1'],
      ['organizations', 'organization_1', 'organization-1'],
    ] as const) {
      const { papers } = await graph.data(LISTED, { filter: { [field]: [id] } });
      const expected = corpus.papers.filter((paper) => matches({ [field]: [slug] }, paper));
      expect(papers.totalCount).toBe(expected.length);
    }
  });

  test('generated combinations of all of them', async () => {
    await fc.assert(fc.asyncProperty(filters(), expectModel), { numRuns: 150 });
  }, 60_000);

  test('the same below a parent', async () => {
    const { corpus } = graph;
    const [area] = corpus.areas;
    const venue = corpus.venues[0];
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const data = await graph.data(
          `query ($filter: PaperFilter) {
            area(id: "area-1") { papers(filter: $filter) { totalCount } }
            venue(id: "venue-1") { papers(filter: $filter) { totalCount } }
            author(id: "author-1") { papers(filter: $filter) { totalCount } }
            organization(id: "organization-1") { papers(filter: $filter) { totalCount } }
          }`,
          { filter },
        );
        const count = (scope: FilterInput) =>
          corpus.papers.filter((paper) => matches(scope, paper) && matches(filter, paper)).length;
        expect({
          area: data.area.papers.totalCount,
          venue: data.venue.papers.totalCount,
          author: data.author.papers.totalCount,
          organization: data.organization.papers.totalCount,
        }).toEqual({
          area: count({ areas: [area?.slug ?? ''] }),
          venue: count({ venues: [venue?.slug ?? ''] }),
          author: count({ authors: ['author-1'] }),
          organization: count({ organizations: ['organization-1'] }),
        });
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
