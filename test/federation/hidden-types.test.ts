import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, execute, parse, printSchema } from 'graphql';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import type { Engine } from '../../src/gateway/engine';
import type { Subgraph } from '../../src/graphql/subgraph';
import { ask } from './comparison';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@inaccessible"])
  type Query { newest: Vehicle fleet: [Vehicle]! inspected: [Inspected]! }
  interface Audited @inaccessible { wheels: Int! }
  interface Vehicle implements Audited { wheels: Int! }
  type Lorry implements Vehicle & Audited { wheels: Int! load: Int }
  type Prototype implements Vehicle & Audited @inaccessible { wheels: Int! }
  union Inspected = Lorry | Prototype`;

const LORRY = { __typename: 'Lorry', wheels: 6, load: 9 };
const PROTOTYPE = { __typename: 'Prototype', wheels: 3 };

const ROOT = { newest: PROTOTYPE, fleet: [LORRY, PROTOTYPE], inspected: [PROTOTYPE, LORRY] };
const schema = buildASTSchema(parse(SDL), { assumeValidSDL: true });

const garage: Subgraph = {
  name: 'garage',
  sdl: SDL,
  execute: ({ document }) => execute({ schema, document: parse(document), rootValue: ROOT }),
  ping: async () => {},
  close: async () => {},
};

const createGarageEngine = (): Engine =>
  createEngine({ supergraphSdl: composeSupergraph([garage]), subgraphs: [garage] });

test('the public schema names no type that is not public', () => {
  const sdl = printSchema(createGarageEngine().apiSchema);
  expect(sdl).toMatch(/union Inspected = Lorry$/m);
  expect(sdl).toContain('type Lorry implements Vehicle {');
  expect(sdl).not.toMatch(/Prototype|Audited/);
});

describe('objects of a type that is not public', () => {
  test.each([
    ['{ newest { wheels } }', { newest: null }],
    ['{ fleet { ... on Vehicle { wheels } } }', { fleet: [{ wheels: 6 }, null] }],
    ['{ fleet { ...V } } fragment V on Vehicle { wheels }', { fleet: [{ wheels: 6 }, null] }],
    ['{ inspected { ... on Lorry { load } } }', { inspected: [null, { load: 9 }] }],
  ])('are null for %s', async (text, data) => {
    expect(await ask(createGarageEngine(), text)).toEqual({ data });
  });
});
