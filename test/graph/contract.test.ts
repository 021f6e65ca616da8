import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { createDataSource } from '../../src/database/data-source';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import { SUBGRAPHS } from '../../src/subgraphs';

const CONTRACT = readFileSync(path.join(__dirname, '../../schema/contract.graphql'), 'utf8');

/** One element of a schema: where it stands and what is promised of it. */
interface SchemaElement {
  readonly place: string;
  readonly promise: string;
  readonly description: string | null | undefined;
}

function* elementsOf(type: GraphQLNamedType): Generator<SchemaElement> {
  const { name, description } = type;
  const interfaces = isObjectType(type) ? type.getInterfaces().map((one) => one.name) : [];
  yield { place: name, promise: `${type.constructor.name} ${interfaces}`, description };
  if (isEnumType(type)) {
    for (const value of type.getValues()) {
      yield { place: `${name}.${value.name}`, promise: 'value', description: value.description };
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      const promise = `${field.type} = ${JSON.stringify(field.defaultValue)}`;
      yield { place: `${name}.${field.name}`, promise, description: field.description };
    }
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const place = `${name}.${field.name}`;
      yield { place, promise: String(field.type), description: field.description };
      for (const argument of field.args) {
        const promise = `${argument.type} = ${JSON.stringify(argument.defaultValue)}`;
        yield { place: `${place}(${argument.name})`, promise, description: argument.description };
      }
    }
  }
}

function elements(schema: GraphQLSchema): SchemaElement[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [...elementsOf(type)]);
}

/** What the contract promises and the schema does not keep. */
function broken(contract: GraphQLSchema, schema: GraphQLSchema): string[] {
  const kept = new Map(elements(schema).map(({ place, promise }) => [place, promise]));
  return elements(contract)
    .filter(({ place, promise }) => kept.get(place) !== promise)
    .map(({ place, promise }) => `${place}: ${promise} is ${kept.get(place) ?? 'missing'}`);
}

/** TypeGraphQL has no place for a description of Query, which every client knows anyway. */
function undescribed(schema: GraphQLSchema): string[] {
  return elements(schema)
    .filter(({ place, description }) => !description && place !== 'Query')
    .map(({ place }) => place);
}

let api: GraphQLSchema;
beforeAll(() => {
  // Never connected: schemas need no data.
  const dataSource = createDataSource({ connection: { url: 'postgres://localhost/unused' } });
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(dataSource));
  api = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs }).apiSchema;
});

describe('the schema that clients see', () => {
  test('keeps every promise of the contract', () => {
    expect(broken(buildSchema(CONTRACT), api)).toEqual([]);
  });

  test('describes every type, field, argument, enum value and input field', () => {
    expect(undescribed(api)).toEqual([]);
  });

  test.each([
    ['a type', 'type Query { a: Int }', 'type Query { a: Int } type B { c: Int }'],
    ['a field', 'type Query { a: Int }', 'type Query { a: Int b: Int }'],
    ['an argument', 'type Query { a: Int }', 'type Query { a(b: Int): Int }'],
    ['an enum value', 'type Query { a: E } enum E { F }', 'type Query { a: E } enum E { F G }'],
    [
      'an input field',
      'type Query { a(b: I): Int } input I { c: Int }',
      'type Query { a(b: I): Int } input I { c: Int d: Int }',
    ],
    ['a nullability', 'type Query { a: Int }', 'type Query { a: Int! }'],
    ['a nullability in a list', 'type Query { a: [Int] }', 'type Query { a: [Int!] }'],
    ['a default', 'type Query { a(b: Int = 1): Int }', 'type Query { a(b: Int = 2): Int }'],
    [
      'an interface',
      'interface N { a: Int } type Query { a: Int }',
      'interface N { a: Int } type Query implements N { a: Int }',
    ],
  ])('%s of the contract is missed when it is not kept', (_what, schema, contract) => {
    expect(broken(buildSchema(contract), buildSchema(schema))).not.toEqual([]);
  });

  test('a missing description is seen, wherever it is missing', () => {
    expect(
      undescribed(
        buildSchema('type Query { "said" a("said" b: I c: Int): E } input I { d: Int } enum E { F }'),
      ),
    ).toEqual(['Query.a(c)', 'I', 'I.d', 'E', 'E.F']);
  });
});
