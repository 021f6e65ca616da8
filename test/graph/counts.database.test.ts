import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorpusPaper } from './corpus';
import { FACETS, type FacetName, type FacetValue, FILTER_BY, facetValues } from './facet-model';
import { type FilterInput, matches } from './filter-model';
import { createFixtureGraph, type FixtureGraph } from './fixture';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

const COUNTED = `totalCount facets(by: [${FACETS}], first: 100) { by values { key label count } }`;

function expectCounts(
  connection: { totalCount: number; facets: unknown },
  papers: readonly CorpusPaper[],
): void {
  expect(connection.totalCount).toBe(papers.length);
  expect(connection.facets).toEqual(
    FACETS.map((by) => ({ by, values: facetValues(by, papers).slice(0, 100) })),
  );
}

describe('totals and facets count all pages', () => {
  test.each<[string, FilterInput]>([
    ['of everything', {}],
    ['of a search', { search: 'quokka' }],
    ['of a filter', { areas: ['area-1'], or: [{ hasAbstract: true }, { minCitations: 3 }] }],
    ['of nothing', { types: [] }],
  ])('%s', async (_what, filter) => {
    const data = await graph.data(
      `query ($filter: PaperFilter) { papers(first: 1, filter: $filter) { ${COUNTED} } }`,
      { filter },
    );
    expectCounts(
      data.papers,
      graph.corpus.papers.filter((paper) => matches(filter, paper)),
    );
  });

  test.each<[string, string, FilterInput]>([
    ['of areas', 'areas', {}],
    ['of authors', 'authors', {}],
    ['of venues', 'venues', {}],
    ['of organizations', 'organizations', {}],
    ['of areas, filtered', 'areas', { year: { gte: 2022 } }],
  ])('below many parents at once: %s', async (_what, field, filter) => {
    const data = await graph.data(
      `query ($filter: PaperFilter) { parents: ${field}(first: 70) { nodes { slug papers(first: 1, filter: $filter) { ${COUNTED} } } } }`,
      { filter },
    );
    for (const { slug, papers } of data.parents.nodes) {
      expectCounts(
        papers,
        graph.corpus.papers.filter((paper) => matches({ [field]: [slug] }, paper) && matches(filter, paper)),
      );
    }
  });

  test('of a collection, of references and of what cites', async () => {
    const { papers } = graph.corpus;
    const cited = papers[0] as CorpusPaper; // the corpus is not empty
    const data = await graph.data(
      `{ collections { slug papers { ${COUNTED} } } paper(id: "${cited.slug}") { references { ${COUNTED} } citedBy { ${COUNTED} } } }`,
    );
    for (const { slug, papers } of data.collections) {
      expectCounts(papers, graph.corpus.collections.find((one) => one.slug === slug)?.papers ?? []);
    }
    expectCounts(data.paper.references, cited.references);
    expectCounts(
      data.paper.citedBy,
      papers.filter(({ references }) => references.includes(cited)),
    );
  });

  test('a count does not change with the page', async () => {
    const first = await graph.data('{ papers(first: 3) { totalCount pageInfo { endCursor } } }');
    const next = await graph.data(
      `{ papers(first: 3, after: "${first.papers.pageInfo.endCursor}") { ${COUNTED} } }`,
    );
    expectCounts(next.papers, graph.corpus.papers);
  });
});

describe('facets', () => {
  test('give the key of each value in the form its filter takes, and the same count', async () => {
    const filter = { hasAbstract: true };
    const { papers } = await graph.data(
      `query ($filter: PaperFilter) { papers(filter: $filter) { ${COUNTED} } }`,
      { filter },
    );
    const facets: { by: FacetName; values: FacetValue[] }[] = papers.facets;
    for (const { by, values } of facets) {
      for (const { key, count } of values.slice(0, 8)) {
        const narrowed = await graph.data(
          'query ($filter: PaperFilter) { papers(filter: $filter) { totalCount } }',
          { filter: { and: [filter, FILTER_BY[by](key)] } },
        );
        expect({ by, key, count: narrowed.papers.totalCount }).toEqual({ by, key, count });
      }
    }
  });

  test('stand in the order asked, each once, with at most as many values as asked', async () => {
    const { papers } = await graph.data(
      '{ papers { facets(by: [TYPE, YEAR, TYPE], first: 2) { by values { key } } none: facets(by: []) { by } ten: facets(by: [AUTHOR]) { values { key } } } }',
    );
    expect(papers.facets.map(({ by }: { by: string }) => by)).toEqual(['TYPE', 'YEAR']);
    expect(papers.facets.map(({ values }: { values: object[] }) => values.length)).toEqual([2, 2]);
    expect(papers.none).toEqual([]);
    expect(papers.ten[0].values).toHaveLength(10);
  });
});
