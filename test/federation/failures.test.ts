import { describe, expect, test } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';
import { SubgraphUnavailable, Timeout } from '../../src/errors/graph-error';
import type { SubgraphFailure } from '../../src/gateway/subgraph-errors';
import type { Subgraph, SubgraphRequest } from '../../src/graphql/subgraph';
import { ask, createScope, libraryEngine } from './comparison';
import { createLibrary, librarySubgraphs } from './library';

/** The library's subgraphs with the one of that name answering by `execute`. */
function withSubgraph(name: string, execute: Subgraph['execute']): Subgraph[] {
  return librarySubgraphs(createLibrary()).map((subgraph) =>
    subgraph.name === name ? { ...subgraph, execute } : subgraph,
  );
}

const down: Subgraph['execute'] = () =>
  Promise.reject(
    new SubgraphUnavailable('a subgraph did not answer', new Error('ECONNREFUSED 10.0.0.7:4001')),
  );

describe('when a subgraph is down', () => {
  test('its fields are null, one error stands at their path and the rest is answered', async () => {
    const failures: SubgraphFailure[] = [];
    const engine = libraryEngine(withSubgraph('reviews', down), { onSubgraphError: (f) => failures.push(f) });
    const result = await ask(engine, '{ mine: book(id: "b1") { title r: reviews { id } authors { name } } }');
    expect(result).toEqual({
      data: { mine: { title: 'Title b1', r: null, authors: [{ name: 'Ann' }, { name: 'Ben' }] } },
      errors: [
        {
          message: 'a subgraph did not answer',
          path: ['mine', 'r'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
        },
      ],
    });
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ subgraph: 'reviews', requestId: 'test' });
    expect(JSON.stringify(result)).not.toMatch(/10\.0\.0\.7|ECONN|"subgraph"/);
  });

  test('many places get one error at what their paths have in common', async () => {
    const result = await ask(libraryEngine(withSubgraph('reviews', down)), '{ books { id reviews { id } } }');
    expect(result.data).toEqual({ books: ['b1', 'b2', 'b3'].map((id) => ({ id, reviews: null })) });
    expect(result.errors?.map(({ path }) => path)).toEqual([['books']]);
  });

  test('a root field that it owns is null at its own path, beside root fields of others', async () => {
    const result = await ask(
      libraryEngine(withSubgraph('ratings', down)),
      '{ t: topMedia { likes } u: topMedia { id } books { id } }',
    );
    expect(result.data).toEqual({ t: null, u: null, books: [{ id: 'b1' }, { id: 'b2' }, { id: 'b3' }] });
    expect(result.errors?.map(({ path }) => path)).toEqual([['t'], ['u']]);
  });

  test('a non-null field nulls its parent without a second error', async () => {
    const result = await ask(
      libraryEngine(withSubgraph('authors', down)),
      '{ book(id: "b1") { title firstAuthor { id } } }',
    );
    expect(result.data).toEqual({ book: null });
    expect(result.errors).toHaveLength(1);
  });

  test('a fetch that needs its answer is not sent without it', async () => {
    const sent: string[] = [];
    const subgraphs = withSubgraph('books', () => {
      throw new Error('gone');
    }).map((subgraph) => ({
      ...subgraph,
      execute: (request: SubgraphRequest) => {
        sent.push(subgraph.name);
        return subgraph.execute(request);
      },
    }));
    const result = await ask(libraryEngine(subgraphs), '{ books { reviews { id } } }');
    expect(result.data).toBeNull();
    expect(sent).toEqual(['books']);
  });

  test.each<[string, Subgraph['execute']]>([
    [
      'throws',
      () => {
        throw new Error('secret /etc/path');
      },
    ],
    ['rejects with no error', () => Promise.reject('secret')],
    ['gives no entities', () => ({ data: { _entities: null } })],
    ['gives entities of another form', () => ({ data: { _entities: 'secret' } })],
    ['gives fewer entities', () => ({ data: { _entities: [] } })],
    ['gives null for all data', () => ({ data: null })],
  ])('one that %s leaves nulls and says nothing of the reason', async (_title, execute) => {
    const result = await ask(
      libraryEngine(withSubgraph('reviews', execute)),
      '{ books { id reviews { id } } }',
    );
    expect(result.data).toEqual({ books: ['b1', 'b2', 'b3'].map((id) => ({ id, reviews: null })) });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});

describe('errors of a subgraph', () => {
  test('stand at every place that the entity fills, with their extensions', async () => {
    const [, authors] = librarySubgraphs(createLibrary());
    const failing: Subgraph['execute'] = async (request) => ({
      ...(await authors?.execute(request)),
      errors: [
        new GraphQLError('no', {
          path: ['_entities', 0, 'x', 0, 'id'],
          extensions: { code: 'BAD_USER_INPUT', more: 1 },
        }),
      ],
    });
    const text = '{ book(id: "b4") { related { x: authors { id } } } }';
    const result = await ask(libraryEngine(withSubgraph('authors', failing)), text);
    expect(result.errors).toEqual(
      [0, 1].map((index) => ({
        message: 'no',
        path: ['book', 'related', index, 'x', 0, 'id'],
        extensions: { code: 'BAD_USER_INPUT', more: 1 },
      })),
    );
  });

  test('of a field that only another one requires end at the last field the client asked for', async () => {
    const [books] = librarySubgraphs(createLibrary());
    const failing: Subgraph['execute'] = async (request) => ({
      ...(await books?.execute(request)),
      errors: [new GraphQLError('no weight', { path: ['books', 0, 'weight'] })],
    });
    const result = await ask(
      libraryEngine(withSubgraph('books', failing)),
      '{ books(first: 1) { postage } }',
    );
    expect(result.errors).toEqual([
      { message: 'no weight', path: ['books', 0], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
  });
});

describe('a request that is cancelled', () => {
  test('is answered at once, though a subgraph never answers', async () => {
    const aborting = new AbortController();
    const engine = libraryEngine(
      withSubgraph('authors', () => {
        aborting.abort();
        return new Promise(() => {});
      }),
    );
    const result = await ask(engine, '{ authors { id } }', undefined, createScope(aborting.signal));
    expect(result).toMatchObject({ data: null, errors: [{ extensions: { code: 'TIMEOUT' } }] });
  });

  test('sends nothing more', async () => {
    const aborting = new AbortController();
    let calls = 0;
    const subgraphs = librarySubgraphs(createLibrary()).map((subgraph) => ({
      ...subgraph,
      execute: async (request: SubgraphRequest) => {
        calls += 1;
        aborting.abort(new Timeout('the request took longer than 5 s'));
        return subgraph.execute(request);
      },
    }));
    const engine = libraryEngine(subgraphs);
    const result = await ask(engine, '{ books { authors { id } } }', undefined, createScope(aborting.signal));
    expect(result.errors?.[0]?.message).toBe('the request took longer than 5 s');
    await ask(engine, '{ __typename }');
    expect(calls).toBe(1);
  });

  test('that was cancelled before is not begun', async () => {
    const engine = libraryEngine(
      withSubgraph('books', () => {
        throw new Error('called');
      }),
    );
    const result = await ask(engine, '{ books { id } }', undefined, createScope(AbortSignal.abort()));
    expect(result).toMatchObject({ data: null, errors: [{ extensions: { code: 'TIMEOUT' } }] });
  });
});

describe('requests that are refused', () => {
  const engine = libraryEngine();

  test.each([
    [{ n: 'x' }, 'Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"'],
    [
      { n: 1, k: 'SECRET' },
      'Variable "$k" got invalid value "SECRET"; Value "SECRET" does not exist in "Kind" enum.',
    ],
    [{}, 'Variable "$n" of required type "Int!" was not provided.'],
    [{ n: 1, s: null }, '$s decides @skip or @include: it must not be null'],
  ])('variables %j', async (variables, message) => {
    const text =
      'query ($n: Int!, $k: Kind, $s: Boolean = true) { books(first: $n, filter: { kind: $k }) { id title @include(if: $s) } }';
    const result = await ask(engine, text, variables);
    expect(result).toEqual({
      errors: [{ message, locations: result.errors?.[0]?.locations, extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  test.each([
    ['{ books { id } }', 'Other', 'operationName must name an operation of the document, got "Other"'],
    [
      'query A { __typename } query B { __typename }',
      undefined,
      'operationName must name one of the operations of the document',
    ],
  ])('an operation name that fits nothing in %s', async (source, operationName, message) => {
    const result = await engine.execute({
      document: parse(source),
      source,
      operationName,
      scope: createScope(),
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      errors: [{ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
    });
  });

  test('subscriptions', async () => {
    const source = 'subscription { books { id } }';
    const result = await engine.execute({ document: parse(source), source, scope: createScope() });
    expect(result.errors?.[0]?.extensions).toEqual({ code: 'BAD_REQUEST' });
  });

  test('a fault of the planner is masked and logged', async () => {
    const failures: SubgraphFailure[] = [];
    const logged = libraryEngine(undefined, { onSubgraphError: (failure) => failures.push(failure) });
    const source = '{ nothing }';
    const result = await logged.execute({ document: parse(source), source, scope: createScope() });
    expect(result.errors?.[0]?.message).toBe('the operation could not be run');
    expect(result.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(String(failures[0]?.error)).toContain('nothing');
  });
});
