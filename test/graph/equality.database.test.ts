import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { createFixtureGraph, type FixtureGraph } from './fixture';
import { operations, VARIABLES } from './generate-operation';
import { type Answer, createTestGraph, type Variables } from './graph';
import { readCases } from './operation-case';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph(80);
});
afterAll(() => graph.close());

/** The part of a path that is in the answer: it ends at the null that the error left. */
function nullPlace(data: unknown, path: readonly (string | number)[]): string {
  let value = data;
  let length = 0;
  while (length < path.length && typeof value === 'object' && value !== null) {
    value = Object.getOwnPropertyDescriptor(value, path[length] ?? '')?.value;
    length += 1;
  }
  return JSON.stringify(path.slice(0, length));
}

/**
 * The nulls that errors left in an answer, each with its codes. An executor may stop at the first error below one null,
 * so several of one code there count as one.
 */
function failures({ data, errors = [] }: Answer): string[] {
  const found = errors.map(
    ({ path = [], extensions }) => `${nullPlace(data, path)} ${extensions?.code ?? 'BAD_USER_INPUT'}`,
  );
  return [...new Set(found)].sort();
}

async function expectEqual(source: string, variables: Variables): Promise<Answer> {
  const [federated, whole] = await Promise.all([
    graph.run(source, variables),
    graph.runOnMonolith(source, variables),
  ]);
  expect(JSON.stringify(federated.data ?? null)).toBe(JSON.stringify(whole.data ?? null));
  expect(failures(federated)).toEqual(failures(whole));
  return federated;
}

describe('the federated graph answers as one schema of the same resolvers', () => {
  test('generated operations', async () => {
    const seen = { answered: 0, failed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        operations(graph.engine.apiSchema),
        fc.constantFrom(...VARIABLES),
        async (source, variables) => {
          fc.pre(validate(graph.engine.apiSchema, parse(source)).length === 0);
          const { data, errors } = await expectEqual(source, variables);
          seen[!errors ? 'answered' : data ? 'failed' : 'refused'] += 1;
        },
      ),
      { numRuns: 200, maxSkipsPerRun: 100 },
    );
    expect(seen.answered).toBeGreaterThan(0);
    expect(seen.failed).toBeGreaterThan(0);
  }, 60_000);

  test('documented operations', async () => {
    const seeded = await createTestGraph('seeded');
    try {
      for (const { source, variables } of readCases()) {
        const answer = await seeded.runOnMonolith(source, variables);
        expect(await seeded.run(source, variables)).toEqual(answer);
        expect(answer.errors).toBeUndefined();
      }
    } finally {
      await seeded.close();
    }
  });

  test.each([
    [
      'an edge back and forth between all three subgraphs',
      '{ author(id: "author-1") { papers(first: 3) { nodes { areas { authors(first: 2) { author { areas(first: 2) { area { papers(first: 1) { nodes { authors { affiliations { papers(first: 1) { totalCount } } } } } } } } } } } } } }',
    ],
    [
      'one thing by two ways with different fields',
      '{ a: author(id: "author-1") { name papers(first: 1) { nodes { title } } } b: node(id: "author_1") { ... on Author { slug papers(first: 2) { nodes { year } } } } }',
    ],
    [
      'nodes of every type',
      '{ nodes(ids: ["paper_1", "author_1", "area_1", "venue_1", "organization_1", "paper_0", "x"]) { __typename id ... on Paper { title areas { name } } ... on Author { name areas { area { name } } } ... on ResearchArea { name papersByYear { year } } ... on Organization { name papers { totalCount } } ... on Venue { name } } }',
    ],
    [
      'an id that is none, several times',
      '{ papersByIds(ids: ["?", "paper_1", "author_1", "paper_2", "!"]) { slug authors { slug } } }',
    ],
    [
      'a failing field of every entry of a list',
      '{ papers(first: 3) { nodes { title excerpt(maxLength: 0) authors(first: 0) { name } } } }',
    ],
    [
      'a failing non-null field',
      '{ area(id: "area-1") { name papers(first: 0) { totalCount } } b: area(id: "area-2") { name } }',
    ],
  ])('%s', async (_what, source) => {
    await expectEqual(source, {});
  });
});

describe('the comparison', () => {
  test('sees other data, another place of an error and another code', () => {
    const error = (path: (string | number)[], code: string) => ({ message: '', path, extensions: { code } });
    const base = { data: { a: null, b: null }, errors: [error(['a', 'x'], 'BAD_USER_INPUT')] };
    expect(failures(base)).toEqual(['["a"] BAD_USER_INPUT']);
    expect(failures({ ...base, errors: [error(['b'], 'BAD_USER_INPUT')] })).not.toEqual(failures(base));
    expect(failures({ ...base, errors: [error(['a'], 'TIMEOUT')] })).not.toEqual(failures(base));
    expect(failures({ ...base, errors: [error(['a', 'y'], 'BAD_USER_INPUT')] })).toEqual(failures(base));
  });
});
