import { describe, expect, test } from '@jest/globals';
import { StartupError } from '../errors/startup-error';
import { composeSupergraph } from './compose';
import { subgraphsOfSupergraph } from './supergraph';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external"])';
const users = {
  name: 'users',
  url: 'http://users',
  sdl: `${LINK} type Query { me: User } type User @key(fields: "id") { id: ID! }`,
};

function failureOf(subgraphs: Parameters<typeof composeSupergraph>[0]): StartupError {
  try {
    composeSupergraph(subgraphs);
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('it composed');
}

describe('composing a supergraph', () => {
  test('gives one that names its subgraphs and their addresses', () => {
    const local = { name: 'more-1', sdl: `${LINK} type User @key(fields: "id") { id: ID! age: Int }` };
    expect(subgraphsOfSupergraph(composeSupergraph([users, local]))).toEqual([
      { name: 'more-1', url: '' },
      { name: 'users', url: 'http://users' },
    ]);
  });

  test('lists every reason and the subgraph it lies in', () => {
    const faulty = {
      name: 'faulty',
      sdl: `${LINK} type User @key(fields: "nothing") { id: ID! } type Other @key(fields: "none") { id: ID! }`,
    };
    const { message } = failureOf([users, faulty]);
    expect(message).toMatch(/\[faulty\].*"nothing"/);
    expect(message).toMatch(/\[faulty\].*"none"/);
    expect(message.split('\n- ')).toHaveLength(3);
  });

  test('names the subgraph whose SDL is no GraphQL', () => {
    expect(failureOf([users, { name: 'broken', sdl: 'type {' }]).message).toContain('[broken] Syntax Error');
  });

  test('says which fields cannot be reached', () => {
    const unreachable = {
      name: 'other',
      sdl: `${LINK} type Query { x: Int } type User @key(fields: "email") { email: ID! age: Int }`,
    };
    expect(failureOf([users, unreachable]).message).toContain('age');
  });
});

describe('reading the subgraphs of a supergraph', () => {
  test.each(['type {', 'type Query { a: Int }', 'enum join__Graph { A } type Query { a: Int }'])(
    'refuses %s',
    (sdl) => {
      if (sdl.includes('enum')) expect(subgraphsOfSupergraph(sdl)).toEqual([{ name: 'A', url: '' }]);
      else expect(() => subgraphsOfSupergraph(sdl)).toThrow(StartupError);
    },
  );
});
