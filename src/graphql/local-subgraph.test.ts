import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, type GraphQLResolveInfo, GraphQLSchema, parse } from 'graphql';
import {
  buildSchemaSync,
  Directive,
  Field,
  ID,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { DatabaseUnavailable } from '../errors/graph-error';
import { createLocalSubgraph, type ReferenceResolver, type References } from './local-subgraph';
import type { RequestScope } from './subgraph';

const schema = buildASTSchema(
  parse(`
    type Query { a: Media }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! title: String pages(unit: String): Int }
    type Film implements Media @key(fields: "id") { id: ID! title: String }
    union Found = Book | Film`),
  { assumeValidSDL: true },
);

function subgraph(
  references: References<{ name: string }>,
  createContext = (scope: RequestScope) => ({ name: scope.requestId }),
) {
  return createLocalSubgraph({
    name: 'one',
    schema,
    references,
    createContext,
    ping: async () => {},
    close: async () => {},
  });
}

/** Marks a function as a reference resolver, for its types. */
const found = (resolver: ReferenceResolver<{ name: string }>) => resolver;

const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) {
  __typename ... on Book { id title } ... on Film { title } } }`;
const BOOKS = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Book { id } } }';
const book = (id: number) => ({ __typename: 'Book', id });

describe('entities', () => {
  test('of one type are asked for in one call, and come back in order', async () => {
    const calls: unknown[] = [];
    const one = subgraph({
      Book: found(async (representations, context) => {
        calls.push([representations, context]);
        return representations.map(({ id }) => (id === 2 ? null : { id, title: `book ${id}` }));
      }),
      Film: found((representations) => representations.map(() => Object.freeze({ title: 'film' }))),
    });
    const r = [book(1), { __typename: 'Film', id: 1 }, book(2), book(3)];
    const result = await one.execute({ document: ENTITIES, variables: { r }, scope: { requestId: 'x' } });
    expect(result).toEqual({
      data: {
        _entities: [
          { __typename: 'Book', id: '1', title: 'book 1' },
          { __typename: 'Film', title: 'film' },
          null,
          { __typename: 'Book', id: '3', title: 'book 3' },
        ],
      },
    });
    expect(calls).toEqual([[[book(1), book(2), book(3)], { name: 'x' }]]);
  });

  test('asked for as an interface are what their type name says', async () => {
    const one = subgraph({ Media: found(() => [{ __typename: 'Film', title: 'f' }]) });
    const r = [{ __typename: 'Media', id: 1 }];
    expect(await one.execute({ document: ENTITIES, variables: { r }, scope: { requestId: 'x' } })).toEqual({
      data: { _entities: [{ __typename: 'Film', title: 'f' }] },
    });
  });

  test('that fail do so one by one, or for their type', async () => {
    const one = subgraph({
      Book: found((representations) =>
        representations.map(({ id }) => (id === 1 ? new Error('no book 1') : { id })),
      ),
      Film: found(() => {
        throw new DatabaseUnavailable('the database does not answer');
      }),
    });
    const r = [book(1), book(2), { __typename: 'Film' }, { __typename: 'Other' }];
    const { data, errors } = await one.execute({
      document: ENTITIES,
      variables: { r },
      scope: { requestId: 'x' },
    });
    expect(data).toEqual({ _entities: [null, { __typename: 'Book', id: '2', title: null }, null, null] });
    expect(errors?.map(({ path, message, extensions }) => [path?.[1], message, extensions.code])).toEqual([
      [0, 'no book 1', undefined],
      [2, 'the database does not answer', 'DATABASE_UNAVAILABLE'],
      [3, 'representations: "Other" is no entity of this subgraph', 'BAD_USER_INPUT'],
    ]);
  });

  test.each([[[7]], [[{ id: 1 }]], [['Book']]])('of representations %j are refused', async (r) => {
    const { errors } = await subgraph({ Book: found(() => []) }).execute({
      document: BOOKS,
      variables: { r },
      scope: { requestId: 'x' },
    });
    expect(errors?.[0]?.message).toBe('representations: entry 0 must be an object with a __typename');
  });

  test('are found with the selection at hand', async () => {
    let seen: GraphQLResolveInfo | undefined;
    const one = subgraph({
      Book: found((representations, _context, info) => {
        seen = info;
        return representations;
      }),
    });
    const document =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ...F } } fragment F on Book { title }';
    await one.execute({ document, variables: { r: [book(1)] }, scope: { requestId: 'x' } });
    expect(seen?.fieldNodes[0]?.selectionSet?.selections).toMatchObject([{ kind: 'FragmentSpread' }]);
    expect(seen?.fragments.F).toBeDefined();
  });
});

describe('a subgraph', () => {
  test('makes one context for all operations of a request', async () => {
    const contexts: unknown[] = [];
    const one = subgraph({
      Book: found((representations, context) => {
        contexts.push(context);
        return representations;
      }),
    });
    const scope = { requestId: 'x' };
    for (const s of [scope, scope, { requestId: 'x' }]) {
      await one.execute({ document: BOOKS, variables: { r: [book(1)] }, scope: s });
    }
    expect(contexts[0]).toBe(contexts[1]);
    expect(contexts[0]).not.toBe(contexts[2]);
  });

  test('gives an error, and does not throw, when its context cannot be made', async () => {
    const one = subgraph({}, () => {
      throw new DatabaseUnavailable('the database does not answer');
    });
    const { errors } = await one.execute({ document: '{ a { id } }', scope: { requestId: 'x' } });
    expect(errors?.[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE');
  });

  test('answers its SDL', async () => {
    const one = subgraph({ Book: found(() => []) });
    expect(await one.execute({ document: '{ _service { sdl } }', scope: { requestId: 'x' } })).toEqual({
      data: { _service: { sdl: one.sdl } },
    });
  });

  test('refuses a reference resolver for a type it does not have', () => {
    expect(() => subgraph({ Nothing: found(() => []) })).toThrow('no object type or interface "Nothing"');
  });

  test('may have entities and no queries of its own', async () => {
    const types = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Book @key(fields: "id") { id: ID! }`);
    const one = createLocalSubgraph({
      name: 'one',
      schema: new GraphQLSchema(buildASTSchema(types, { assumeValidSDL: true }).toConfig()),
      references: { Book: found((representations) => representations) },
      createContext: () => ({ name: '' }),
      ping: async () => {},
      close: async () => {},
    });
    expect(
      await one.execute({ document: BOOKS, variables: { r: [book(1)] }, scope: { requestId: 'x' } }),
    ).toEqual({
      data: { _entities: [{ id: '1' }] },
    });
    expect(one.sdl.match(/@link/g)).toHaveLength(1);
  });
});

describe('a schema of TypeGraphQL', () => {
  @InterfaceType({ description: 'Has a name.' })
  abstract class Named {
    @Field(() => String, { nullable: true })
    name?: string;
  }

  @ObjectType({ implements: Named, description: 'A writer.' })
  @Directive('@key(fields: "id")')
  @Directive('@key(fields: "name")')
  class Writer extends Named {
    @Field(() => ID)
    id!: string; // filled by the row

    @Field(() => String, { nullable: true, deprecationReason: 'Gone.' })
    @Directive('@shareable')
    old?: string;
  }

  @Resolver(() => Writer)
  class WriterResolver {
    @Query(() => [Named])
    named(): object[] {
      return [{ __typename: 'Writer', id: 1, name: 'plain row' }];
    }
  }

  const one = createLocalSubgraph({
    name: 'writers',
    schema: buildSchemaSync({ resolvers: [WriterResolver], orphanedTypes: [Writer], validate: false }),
    references: {
      Writer: found((representations) => representations.map(({ id }) => ({ id, name: 'found' }))),
    },
    createContext: () => ({ name: '' }),
    ping: async () => {},
    close: async () => {},
  });

  test('is printed with its directives and descriptions, and nothing of the federation itself', () => {
    expect(
      one.sdl,
    ).toBe(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

"""Has a name."""
interface Named {
  name: String
}

"""A writer."""
type Writer implements Named @key(fields: "id") @key(fields: "name") {
  name: String
  id: ID!
  old: String @shareable @deprecated(reason: "Gone.")
}

type Query {
  named: [Named!]!
}
`);
  });

  test('takes plain rows as values', async () => {
    const scope = { requestId: 'x' };
    expect(
      await one.execute({ document: '{ named { __typename name ... on Writer { id } } }', scope }),
    ).toEqual({
      data: { named: [{ __typename: 'Writer', name: 'plain row', id: '1' }] },
    });
    const document = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Named { name } } }';
    expect(
      await one.execute({ document, variables: { r: [{ __typename: 'Writer', id: 1 }] }, scope }),
    ).toEqual({
      data: { _entities: [{ name: 'found' }] },
    });
  });
});
