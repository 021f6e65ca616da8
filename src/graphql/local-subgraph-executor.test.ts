import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  execute,
  GraphQLEnumType,
  GraphQLError,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { createDocumentExecutor } from './local-subgraph-executor';
import { subgraphSchema } from './local-subgraph-schema';

// Everything here is executed twice: by graphql-js, and as a subgraph in this process executes it.

const kind = new GraphQLEnumType({
  name: 'Kind',
  values: { A: { value: 1 }, B: { value: { inner: true } } },
});
const json = new GraphQLScalarType({
  name: 'Json',
  parseValue: (value) => ({ value }),
  parseLiteral: (node, variables) => ({ value: valueFromASTUntyped(node, variables) }),
});
const input = new GraphQLInputObjectType({
  name: 'In',
  fields: {
    a: { type: GraphQLInt, defaultValue: 7 },
    b: { type: new GraphQLNonNull(GraphQLString) },
    k: { type: kind },
  },
});
const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({
    text: { type: GraphQLString },
    and: { type: new GraphQLList(new GraphQLNonNull(filter)) },
    not: { type: filter },
  }),
});
const named = new GraphQLInterfaceType({ name: 'Named', fields: { id: { type: GraphQLID } } });
const nonNull = <T extends GraphQLObjectType | typeof GraphQLInt>(type: T) => new GraphQLNonNull(type);
const thing: GraphQLObjectType = new GraphQLObjectType({
  name: 'Thing',
  interfaces: [named],
  isTypeOf: () => true,
  fields: () => ({
    id: { type: GraphQLID },
    n: { type: GraphQLInt },
    must: { type: nonNull(GraphQLInt) },
    child: { type: thing },
    children: { type: new GraphQLNonNull(new GraphQLList(nonNull(thing))) },
    kinds: { type: new GraphQLList(kind) },
    fails: {
      type: GraphQLInt,
      resolve: () => {
        throw new GraphQLError('fails', { extensions: { code: 'BAD_USER_INPUT' } });
      },
    },
    failsLater: { type: nonNull(GraphQLInt), resolve: () => Promise.reject(new Error('fails later')) },
    givesError: { type: GraphQLInt, resolve: () => new Error('given') },
    mixed: {
      type: new GraphQLList(thing),
      resolve: () => [
        { id: 1 },
        new Error('item'),
        null,
        Promise.resolve({ id: 2 }),
        Promise.reject(new Error('later item')),
      ],
    },
    mixedLater: {
      type: new GraphQLList(thing),
      resolve: async () => [Promise.reject(new Error('later item')), { id: 1 }],
    },
    all: { type: new GraphQLList(GraphQLInt), resolve: () => [1, Promise.resolve(2), new Error('three')] },
    named: {
      type: new GraphQLList(named),
      resolve: () => [{ __typename: 'Thing', id: 1 }, new Error('item')],
    },
    echo: {
      type: GraphQLString,
      args: {
        j: { type: json },
        k: { type: kind, defaultValue: 1 },
        ks: { type: new GraphQLList(kind) },
        o: { type: input },
        ns: { type: new GraphQLList(GraphQLInt) },
      },
      resolve: (_source, args) => JSON.stringify(Object.entries(args).sort()),
    },
    search: {
      type: GraphQLString,
      args: { f: { type: filter, defaultValue: { text: 'default' } } },
      resolve: (_source, { f }) => JSON.stringify(f),
    },
  }),
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { t: { type: thing, resolve: root }, must: { type: nonNull(thing), resolve: root } },
  }),
});

function root() {
  const leaf = { id: 2, n: 1, must: null, children: [] };
  return {
    id: 1,
    n: 5,
    must: 3,
    kinds: [1, 1],
    child: leaf,
    children: [
      { ...leaf, must: 4 },
      { ...leaf, children: [leaf] },
    ],
  };
}

const deep = (levels: number): string => (levels === 0 ? '{ id }' : `{ id child ${deep(levels - 1)} }`);

const OPERATIONS: (string | [string, Record<string, unknown>])[] = [
  '{ t { id n must children { id } } }',
  '{ t { child { must id } n } }',
  '{ t { children { must } } must { id } }',
  '{ t { id } must { child { n } children { must } } }',
  '{ t { fails givesError n child { fails } } }',
  '{ t { child { failsLater } n } }',
  '{ t { mixed { id } } }',
  '{ t { mixedLater { id } all } }',
  '{ t { named { __typename ... on Thing { id } } } }',
  '{ t { kinds echo } }',
  [
    'query ($j: Json, $k: Kind, $ks: [Kind]) { t { echo(j: $j, k: $k, ks: $ks) } }',
    { j: { a: [1] }, k: 'B', ks: ['A', 'B'] },
  ],
  ['query ($k: Kind = B, $ks: [Kind]) { t { echo(k: $k, ks: $ks) } }', { ks: 'A' }],
  ['query ($k: Kind) { t { echo(k: $k) } }', { k: null }],
  ['query ($k: Kind) { t { echo(k: $k) } }', {}],
  ['query ($v: Int) { t { echo(j: { a: $v, b: [$v, X] }) } }', { v: 3 }],
  ['query ($a: Int, $b: String!) { t { echo(o: { a: $a, b: $b, k: B }) } }', { b: 'x' }],
  ['query ($b: String = "x") { t { echo(o: { b: $b }) } }', { b: null }],
  ['query ($n: Int) { t { echo(ns: [1, $n]) } }', {}],
  ['query ($o: In) { t { echo(o: $o) } }', { o: { b: 'x' } }],
  ['query ($f: Filter) { t { search(f: $f) } }', { f: { not: { and: [{ text: 'x' }, {}] } } }],
  ['query ($f: Filter = { text: "y" }) { t { search(f: $f) } }', {}],
  ['query ($f: Filter) { t { search(f: $f) } }', {}],
  ['query ($f: Filter) { t { search(f: $f) } }', { f: null }],
  ['query ($t: String) { t { search(f: { text: $t, and: [{ text: $t }] }) } }', { t: 'x' }],
  ['query ($t: String) { t { search(f: { text: $t, and: [{ text: $t }] }) } }', {}],
  ['query ($t: String, $f: Filter!) { t { search(f: { text: $t, and: [$f], not: $f }) } }', { f: {} }],
  ['query ($b: String = "x") { t { echo(o: { b: $b }) id } }', { b: null }],
  ['query ($t: String) { t { ...F } } fragment F on Thing { a: search(f: { text: $t }) search }', { t: 'x' }],
  [
    'query ($t: String, $s: Boolean!) { t { a: search(f: { text: $t }) @skip(if: $s) search(f: { text: $t }) } }',
    { t: 'x', s: true },
  ],
  [
    'query ($s: Boolean!) { t { id @skip(if: $s) n @include(if: $s) ...F @skip(if: $s) } } fragment F on Thing { must }',
    { s: true },
  ],
  [
    'query ($s: Boolean!) { t { id @skip(if: $s) n @include(if: $s) ...F @skip(if: $s) } } fragment F on Thing { must }',
    { s: false },
  ],
  [
    'query ($s: Boolean!, $i: Boolean!) { t { ...F @skip(if: $s) ...F @include(if: $i) id } } fragment F on Thing { n child { id } }',
    { s: true, i: true },
  ],
  [
    'query ($s: Boolean = true) { t { child @include(if: $s) { ...F } child { n } } } fragment F on Thing { id child { id @skip(if: $s) } }',
    {},
  ],
  ['query ($s: Boolean!) { t { child { id @skip(if: $s) } } }', { s: true }],
  ['query ($s: Boolean = true) { t { id @skip(if: $s) } }', { s: null }],
  '{ t { __proto__: id constructor: n toString: must } __proto__: t { id } }',
  '{ t { child { id } child { n } ... { child { must } } } }',
  '{ __typename __schema { queryType { name } } __type(name: "Kind") { enumValues { name } } }',
  `{ t ${deep(50)} }`,
  `{ t ${deep(500)} }`,
];

function asReceived(result: Awaited<ReturnType<typeof execute>>) {
  const { data, errors = [] } = JSON.parse(JSON.stringify(result));
  const places = errors.map((error: GraphQLError) =>
    JSON.stringify([error.path, error.message, error.extensions]),
  );
  return { data: JSON.stringify(data), errors: places.sort() };
}

describe('a compiled subgraph answers as graphql-js does', () => {
  const extended = subgraphSchema(schema, {});
  const executor = createDocumentExecutor(extended, 100);

  test.each(
    OPERATIONS.map((operation) => {
      const [text, variables] = Array.isArray(operation) ? operation : [operation, {}];
      return { title: text.slice(0, 100), text, variables };
    }),
  )('$title $variables', async ({ text, variables }) => {
    const expected = await execute({ schema, document: parse(text), variableValues: variables });
    for (const _time of ['first', 'cached']) {
      const result = await executor.execute(text, undefined, variables, {});
      expect(asReceived(result)).toEqual(asReceived(expected));
    }
  });

  test.each([
    ['query ($n: Int!) { t { echo(ns: [$n]) } }', {}],
    ['query ($k: Kind) { t { echo(k: $k) } }', { k: 'Z' }],
    ['query ($o: In) { t { echo(o: $o) } }', { o: { a: 1 } }],
    ['query ($o: In) { t { echo(o: $o) } }', { o: { b: 'x', z: 1 } }],
    ['query ($f: Filter) { t { search(f: $f) } }', { f: { text: 5 } }],
    ['query ($t: String) { t { search(f: { text: $t }) } }', { t: 5 }],
    ['query ($t: String!) { t { search(f: { text: $t }) } }', {}],
  ])('and refuses %s with %j', async (text, variables) => {
    const result = await executor.execute(text, undefined, variables, {});
    expect(result.data).toBeUndefined();
    expect(result.errors?.[0]?.message).toMatch(/^Variable "\$/);
  });
});

describe('documents', () => {
  const executor = createDocumentExecutor(schema, 10);

  test.each([
    ['{ t {', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['{ t { nothing } }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { __typename }', 'B', 'OPERATION_RESOLUTION_FAILURE'],
    ['query A { __typename } query B { __typename }', undefined, 'OPERATION_RESOLUTION_FAILURE'],
  ])('that are faulty give their errors: %s', async (text, operationName, code) => {
    for (const _time of ['first', 'cached']) {
      const { errors } = await executor.execute(text, operationName, {}, {});
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
  });

  test('with several operations run the one that is named', async () => {
    const text = 'query A { t { id } } query B { t { n } }';
    expect(await executor.execute(text, 'A', {}, {})).toEqual({ data: { t: { id: '1' } } });
    expect(await executor.execute(text, 'B', {}, {})).toEqual({ data: { t: { n: 5 } } });
  });

  describe('of many kinds', () => {
    beforeAll(async () => {
      for (let index = 0; index < 200; index += 1) {
        await executor.execute(
          `query Q${index} ($c: Boolean!) { t { id @skip(if: $c) n } }`,
          undefined,
          { c: true },
          {},
        );
      }
    });

    test('keep the caches within their bound', () => {
      expect(executor.cacheSizes()).toEqual({ documents: 10, variants: 10 });
    });
  });
});
