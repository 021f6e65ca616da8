import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isCompositeType, isObjectType } from 'graphql';
import { createFixtureGraph, type FixtureGraph } from './fixture';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

/** Each edge: a selection of it, and the statements it costs, that of its parents not counted. */
const EDGES: Readonly<Record<string, Readonly<Record<string, readonly [selection: string, cost: number]>>>> =
  {
    Paper: {
      venue: ['venue { name }', 0],
      externalIds: ['externalIds { value } doi arxivId', 0],
      links: ['links { url } code: links(kinds: [CODE]) { url }', 0],
      references: ['references { nodes { title } totalCount }', 2],
      citedBy: ['citedBy { edges { cursor node { title } } }', 1],
      collections: ['collections { title }', 1],
      authorships: ['authorships { rawName author { name } affiliations { name } }', 1],
      authors: ['authors { name }', 1],
      areas: ['areas { name }', 1],
    },
    Venue: { papers: ['papers { nodes { title } }', 1] },
    Author: {
      affiliations: ['affiliations { name }', 1],
      papers: [
        'papers(first: 3) { nodes { title } totalCount facets(by: [YEAR, AREA]) { values { key } } }',
        3,
      ],
      coauthors: ['coauthors { paperCount author { name } }', 1],
      areas: ['areas { paperCount area { name } }', 1],
    },
    Organization: { authors: ['authors { nodes { name } }', 1], papers: ['papers { nodes { title } }', 1] },
    ResearchArea: {
      parent: ['parent { name }', 1],
      children: ['children { name }', 1],
      ancestors: ['ancestors { name }', 1],
      // One of them asks whether the words of the search are known.
      papers: ['papers(filter: { search: "quokka" }) { edges { score highlight node { title } } }', 2],
      papersByYear: ['papersByYear { year count }', 1],
      authors: ['authors { paperCount author { name } }', 1],
    },
  };
/** Fields that are no edge but are read from other tables. */
const READ_APART: Readonly<Record<string, readonly [selection: string, cost: number]>> = {
  citation: ['citation apa: citation(style: APA)', 2],
  excerpt: ['excerpt(maxLength: 1000)', 1],
};
/** What stands between an edge and its parents. */
const BETWEEN = new Set(['node', 'nodes', 'edges', 'pageInfo', 'facets', 'values']);

/** Ids of all nodes of a type, the first being one that has everything its edges lead to. */
function idsOf(type: string): string[] {
  const { papers, venues, authors, organizations, areas } = graph.corpus;
  const full = papers.filter(
    (paper) =>
      paper.venue &&
      paper.abstract &&
      paper.authorships.some((one) => one.affiliations.length > 0) &&
      paper.areas.length > 0,
  );
  const parents = areas.filter(({ parent }) => parent).map(({ key }) => key);
  const keys: Readonly<Record<string, readonly [prefix: string, keys: readonly number[]]>> = {
    Paper: ['paper', full.map(({ key }) => key)],
    Venue: ['venue', venues.map(({ key }) => key)],
    Author: ['author', authors.map(({ key }) => key)],
    Organization: ['organization', organizations.map(({ key }) => key)],
    ResearchArea: ['area', parents],
  };
  const [prefix = '', own = []] = keys[type] ?? [];
  return own.map((key) => `${prefix}_${key}`);
}

async function cost(type: string, selection: string, ids: readonly string[]): Promise<number> {
  graph.statements();
  const data = await graph.data(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { slug ${selection} } } }`,
    { ids },
  );
  expect(data.nodes).toHaveLength(ids.length);
  return graph.statements().length;
}

describe('fifty parents cost as many statements as one, and as many as is said', () => {
  for (const [type, edges] of Object.entries(EDGES)) {
    for (const [edge, [selection, said]] of Object.entries(edges)) {
      test(`${type}.${edge}: ${said}`, () => expectFlat(type, selection, said));
    }
  }
  for (const [field, [selection, said]] of Object.entries(READ_APART)) {
    test(`Paper.${field}: ${said}`, () => expectFlat('Paper', selection, said));
  }

  async function expectFlat(type: string, selection: string, said: number): Promise<void> {
    const ids = idsOf(type).slice(0, 50);
    expect(ids).toHaveLength(50);
    const parents = await cost(type, '', ids);
    const one = await cost(type, selection, ids.slice(0, 1));
    const fifty = await cost(type, selection, ids);
    expect(fifty).toBe(one);
    expect(one - parents).toBe(said);
  }

  test('every edge of the schema stands above', () => {
    const { apiSchema } = graph.engine;
    for (const [type, edges] of Object.entries(EDGES)) {
      const object = apiSchema.getType(type);
      if (!isObjectType(object)) throw new Error(`${type} is no object type`);
      const leading = Object.values(object.getFields()).filter(({ type }) =>
        isCompositeType(getNamedType(type)),
      );
      expect(leading.map(({ name }) => name).filter((name) => !BETWEEN.has(name) && !edges[name])).toEqual(
        [],
      );
    }
    const nodes = apiSchema.getPossibleTypes(
      apiSchema.getType('Node') as Parameters<typeof apiSchema.getPossibleTypes>[0],
    ); // Node is an interface
    expect(nodes.map(({ name }) => name).sort()).toEqual(Object.keys(EDGES).sort());
  });

  test('papers of collections: one statement for all of them', async () => {
    graph.statements();
    await graph.data('{ collections { papers { nodes { title } } } }');
    expect(graph.statements()).toHaveLength(2);
  });
});

describe('a nested operation', () => {
  test('costs one statement for each kind of thing on its way', async () => {
    graph.statements();
    const data = await graph.data(`{
      papers(first: 10) {
        nodes { title authors { name papers(first: 5) { nodes { title venue { name } } } } areas { name } }
      }
    }`);
    expect(data.papers.nodes).toHaveLength(10);
    expect(graph.statements()).toHaveLength(4);
  });

  test('of papers by mixed names reads what is below them once', async () => {
    const [first, second, third] = graph.corpus.papers;
    const doi = graph.corpus.papers
      .flatMap(({ identifiers }) => identifiers)
      .find(({ scheme }) => scheme === 'DOI');
    const known = ['paper_1', first?.slug, second?.slug, third?.slug, `doi:${doi?.value}`];
    const read = async (ids: typeof known): Promise<number> => {
      graph.statements();
      await graph.data('query ($ids: [ID!]!) { papersByIds(ids: $ids) { title doi authors { name } } }', {
        ids,
      });
      return graph.statements().length;
    };
    // By key, by slug, by identifier, then authors of all of them.
    expect(await read(known)).toBe(4);
    // What no paper is called now may be what one was called before.
    expect(await read([...known, 'none', 'nothing'])).toBe(5);
  });

  test('that asks the same twice reads it once', async () => {
    graph.statements();
    await graph.data(
      '{ a: paper(id: "paper_1") { areas { name } } b: paper(id: "paper_1") { areas { name } } c: paper(id: "paper_2") { areas { name } } }',
    );
    expect(graph.statements()).toHaveLength(2);
  });
});

describe('what is not asked for is not read', () => {
  async function statementsOf(source: string): Promise<string[]> {
    graph.statements();
    await graph.data(source);
    return graph.statements();
  }

  test('a page without totalCount and facets counts nothing', async () => {
    expect(await statementsOf('{ papers { nodes { title } pageInfo { hasNextPage } } }')).toHaveLength(1);
    expect(await statementsOf('{ papers { totalCount } }')).toHaveLength(1);
    expect(await statementsOf('{ papers { facets(by: [YEAR, TYPE, AREA]) { by } } }')).toHaveLength(1);
    expect(await statementsOf('{ papers { __typename } }')).toHaveLength(0);
  });

  test('a skipped edge costs nothing', async () => {
    expect(
      await statementsOf('{ papers { nodes { title authors @skip(if: true) { name } } } }'),
    ).toHaveLength(1);
  });

  test('introspection alone costs nothing', async () => {
    expect(await statementsOf('{ __schema { queryType { name } } }')).toHaveLength(0);
  });
});
