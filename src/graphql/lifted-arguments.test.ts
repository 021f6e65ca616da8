import { expect, test } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { canLiftArguments, liftArguments } from './lifted-arguments';

const schema = buildSchema(`scalar _Any
  type Query { found(filter: Filter, first: Int = 3): Int }
  input Filter { text: String must: Int! = 1 not: Filter }`);

const SOURCE =
  'query ($t: String, $n: Int) { found(filter: { not: { text: $t } }, first: $n) plain: found(first: 2) }';

test('arguments that use variables become variables themselves, others stay', () => {
  const { document } = liftArguments(schema, parse(SOURCE), undefined);
  expect(print(document)).toBe(
    'query ($lifted_0: _Any, $lifted_1: _Any) {\n  found(filter: $lifted_0, first: $lifted_1)\n  plain: found(first: 2)\n}',
  );
  expect(isCompiledQuery(compileQuery(schema, document))).toBe(true);
});

test('their values are read as graphql-js reads them, with the defaults of input fields', () => {
  const { valuesOf } = liftArguments(schema, parse(SOURCE), undefined);
  expect(valuesOf({ t: 'x' })).toEqual({ lifted_0: { must: 1, not: { must: 1, text: 'x' } } });
  expect(valuesOf({ n: null })).toEqual({ lifted_0: { must: 1, not: { must: 1 } }, lifted_1: null });
});

test.each([
  ['a variable of the wrong type', 'query ($n: Int) { found(first: $n) }', { n: 'x' }],
  ['a null where none may be', 'query ($n: Int = 1) { found(filter: { must: $n }) }', { n: null }],
])('%s gives no values', (_what, text, variables) => {
  expect(liftArguments(schema, parse(text), undefined).valuesOf(variables)).toBeUndefined();
});

test('of several operations the one that is named is lifted', () => {
  const { document, valuesOf } = liftArguments(
    schema,
    parse('query A { plain: found } query B($n: Int) { found(first: $n) }'),
    'B',
  );
  expect(print(document)).toContain('query B($lifted_0: _Any)');
  expect(valuesOf({ n: 4 })).toEqual({ lifted_0: 4 });
});

test('a schema without federation cannot take lifted arguments', () => {
  expect([canLiftArguments(schema), canLiftArguments(buildSchema('type Query { a: Int }'))]).toEqual([
    true,
    false,
  ]);
});
