import { expect, test } from '@jest/globals';
import { buildSchema, type FieldNode, parse } from 'graphql';
import { createIntrospection } from './introspection';
import { readOperation } from './operation';

const schema = buildSchema('type Query { a: Int } enum E { F G @deprecated }');

function asked(text: string): [ReturnType<typeof readOperation>, FieldNode] {
  const operation = readOperation(parse(text), undefined);
  const [field] = operation.definition.selectionSet.selections;
  return [operation, field as FieldNode]; // the texts below select one field
}

test('an answer is kept for the operation, and what it gives is the same', () => {
  const introspect = createIntrospection(schema);
  const [operation, field] = asked('{ __type(name: "E") { name } }');
  const first = introspect(operation, field, {});
  expect(first).toEqual({ value: { name: 'E' }, errors: [] });
  expect(introspect(operation, field, {})).toBe(first);
});

test('one that hangs on a variable is made anew', () => {
  const introspect = createIntrospection(schema);
  const [operation, field] = asked(
    'query ($all: Boolean) { __type(name: "E") { enumValues(includeDeprecated: $all) { name } } }',
  );
  const names = (all: boolean) => introspect(operation, field, { all }).value;
  expect(names(false)).toEqual({ enumValues: [{ name: 'F' }] });
  expect(names(true)).toEqual({ enumValues: [{ name: 'F' }, { name: 'G' }] });
});
