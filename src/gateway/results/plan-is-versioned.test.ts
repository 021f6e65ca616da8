import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { createLocalSubgraph } from '../../graphql/local-subgraph';
import type { LocalSubgraph, RequestScope } from '../../graphql/subgraph';
import { composeSupergraph } from '../compose';
import { createEngine } from '../create-engine';
import { isVersioned } from './plan-is-versioned';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) directive @key(fields: String!) repeatable on OBJECT';

const rated = (papers: readonly object[]) => papers.map(() => ({ rating: 5 }));

function subgraph(name: string, sdl: string, isVersioned?: boolean): LocalSubgraph {
  return {
    ...createLocalSubgraph({
      name,
      schema: buildSchema(`${LINK} ${sdl}`, { assumeValid: true }),
      references: { Paper: rated },
      createContext: () => ({}),
      ping: async () => {},
      close: async () => {},
      isVersioned,
    }),
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) ${sdl}`,
  };
}

const papers = subgraph(
  'papers',
  'type Query { paper: Paper } type Paper @key(fields: "id") { id: ID! }',
  true,
);
const ratings = subgraph(
  'ratings',
  'type Query { best: Int } type Paper @key(fields: "id") { id: ID! rating: Int }',
);

test.each([
  ['{ paper { id } }', true],
  ['{ __typename }', true],
  ['{ __schema { queryType { name } } }', true],
  ['{ best }', false],
  ['{ paper { rating } }', false],
  ['{ paper { id } best }', false],
  ['query ($with: Boolean = false) { paper { id rating @include(if: $with) } }', true],
  ['query ($with: Boolean = true) { paper { id rating @include(if: $with) } }', false],
])('the engine tells of %s whether the version alone decides it: %s', async (source, expected) => {
  const subgraphs = [papers, ratings];
  const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });
  const scope: RequestScope = { requestId: 'test' };
  await engine.execute({ document: parse(source), source, scope });
  expect(scope.isVersioned).toBe(expected);
});

test('what plans may hold that nobody knows is not taken for versioned', () => {
  expect(isVersioned({ kind: 'Defer' }, () => true)).toBe(false);
});
