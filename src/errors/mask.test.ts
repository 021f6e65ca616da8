import { describe, expect, jest, test } from '@jest/globals';
import { buildSchema, GraphQLError, graphqlSync, parse, validate } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { BadUserInput, DatabaseUnavailable, SubgraphUnavailable } from './graph-error';
import { maskError } from './mask';

const log = () => ({ error: jest.fn(), warn: jest.fn() });
const pgError = (code: string) =>
  Object.assign(new Error(`relation "secret" at /var/lib/x, host 10.0.0.1`), { code });
/** As an error thrown by a resolver reaches us. */
const located = (originalError: Error) =>
  new GraphQLError(originalError.message, { path: ['papers', 0, 'title'], originalError });

describe('errors written for clients', () => {
  test('pass with their message, code, path and locations', () => {
    const schema = buildSchema('type Query { a: String }');
    const { errors = [] } = graphqlSync({
      schema,
      source: '{ a }',
      rootValue: {
        a: () => {
          throw new BadUserInput('first must be 1–100, got 500');
        },
      },
    });
    expect(maskError(errors[0])).toEqual({
      message: 'first must be 1–100, got 500',
      locations: [{ line: 1, column: 3 }],
      path: ['a'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('pass without anything else in their extensions', () => {
    const extensions = {
      code: 'LIMIT_EXCEEDED',
      stacktrace: ['at /home/x'],
      http: { status: 418 },
      host: 'db.internal',
    };
    expect(maskError(new GraphQLError('too much', { extensions }))).toEqual({
      message: 'too much',
      extensions: { code: 'LIMIT_EXCEEDED' },
    });
  });

  test('pass where they are plain objects, as a remote subgraph sends them', () => {
    const error = { message: 'no', path: ['a'], extensions: { code: 'BAD_USER_INPUT' } };
    expect(maskError(error)).toEqual(error);
  });

  test('pass where graphql-js refuses variables, which it gives no code', () => {
    const schema = buildSchema('type Query { a(n: Int!): String }');
    const { errors = [] } = graphqlSync({
      schema,
      source: 'query ($n: Int!) { a(n: $n) }',
      variableValues: { n: 'x' },
    });
    expect(maskError(errors[0])).toMatchObject({
      message: 'Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('of what we depend on are logged with their cause', () => {
    const to = log();
    const cause = new Error('connect ECONNREFUSED 10.0.0.1:4001');
    maskError(new SubgraphUnavailable('The subgraph papers did not answer', cause), {
      log: to,
      requestId: 'r1',
    });
    expect(to.warn).toHaveBeenCalledWith(
      { err: cause, requestId: 'r1' },
      'The subgraph papers did not answer',
    );
    expect(to.error).not.toHaveBeenCalled();
  });
});

describe('all other errors', () => {
  test.each([
    ['thrown by a resolver', located(new TypeError('Cannot read x of /home/me/secret.ts'))],
    ['thrown as such', new Error('SELECT password FROM users')],
    ['that are no errors', 'secret'],
    ['that are nothing', undefined],
    ['with a code we do not have', new GraphQLError('secret', { extensions: { code: 'SECRET' } })],
    [
      'that call themselves internal',
      new GraphQLError('secret', { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    ],
    ['of SQL that is wrong', new QueryFailedError('SELECT secret', ['x'], pgError('42601'))],
    [
      'about values a resolver returned',
      located(new GraphQLError('Int cannot represent non-integer value: "secret"')),
    ],
  ])('%s are masked', (_kind, error) => {
    const masked = maskError(error, { requestId: 'r1' });
    expect(masked.message).toBe('Internal error, request r1');
    expect(masked.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(masked)).not.toMatch(/secret|SELECT|home/);
  });

  test('are logged with their innermost cause and the request', () => {
    const to = log();
    const cause = new Error('the cause');
    const error = located(new Error('wrapped', { cause }));
    expect(maskError(error, { log: to, requestId: 'r1' }).path).toEqual(['papers', 0, 'title']);
    expect(to.error).toHaveBeenCalledWith({ err: cause, requestId: 'r1' }, 'internal error');
  });

  test('that cause themselves do not hang', () => {
    const error: Error & { cause?: unknown } = new Error('round');
    error.cause = error;
    expect(maskError(error).message).toBe('Internal error');
  });
});

describe('errors of Postgres', () => {
  test.each([
    ['08006', 'DATABASE_UNAVAILABLE'],
    ['53300', 'DATABASE_UNAVAILABLE'],
    ['57P01', 'DATABASE_UNAVAILABLE'],
    ['57P03', 'DATABASE_UNAVAILABLE'],
    ['57014', 'TIMEOUT'],
    ['22021', 'BAD_USER_INPUT'],
    ['22P02', 'BAD_USER_INPUT'],
    ['23505', 'INTERNAL_SERVER_ERROR'],
  ])('with SQLSTATE %s become %s', (sqlstate, code) => {
    const thrown = located(new QueryFailedError('SELECT secret', ['x'], pgError(sqlstate)));
    const masked = maskError(thrown);
    expect(masked.extensions).toEqual({ code });
    expect(masked.message).not.toMatch(/secret|var|10\.0/);
    // The executor puts a code on what has none.
    const coded = new GraphQLError('x', {
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
      originalError: thrown.originalError,
    });
    expect(maskError(coded).extensions).toEqual({ code });
  });

  test.each([
    ['ECONNREFUSED', 'connect'],
    ['ENOENT', 'connect'],
    ['ECONNRESET', 'read'],
    ['EPIPE', 'write'],
  ])('that are %s of %s mean the database is gone', (code, syscall) => {
    expect(maskError(Object.assign(new Error('/run/pg/.s'), { code, syscall })).extensions?.code).toBe(
      'DATABASE_UNAVAILABLE',
    );
  });

  test('of several addresses at once mean the same', () => {
    const each = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(maskError(new AggregateError([each, each])).extensions?.code).toBe('DATABASE_UNAVAILABLE');
  });

  test('that have no code are known by their text', () => {
    expect(maskError(new Error('Connection terminated unexpectedly')).extensions?.code).toBe(
      'DATABASE_UNAVAILABLE',
    );
    expect(maskError(new Error('timeout exceeded when trying to connect')).extensions?.code).toBe(
      'DATABASE_UNAVAILABLE',
    );
    expect(maskError(new Error('Query read timeout')).extensions?.code).toBe('TIMEOUT');
  });

  test('that a loader has named already keep their name', () => {
    const error = located(new DatabaseUnavailable('The database cannot be reached', pgError('23505')));
    expect(maskError(error)).toMatchObject({
      message: 'The database cannot be reached',
      extensions: { code: 'DATABASE_UNAVAILABLE' },
    });
  });

  test('a missing file elsewhere is no database', () => {
    const error = Object.assign(new Error('ENOENT: /etc/secret'), { code: 'ENOENT', syscall: 'open' });
    expect(maskError(error).extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  });
});

test('validation errors without a code are refusals, not faults of ours', () => {
  const [error] = validate(buildSchema('type Query { a: String }'), parse('{ b }'));
  expect(maskError(error).extensions?.code).toBe('BAD_USER_INPUT');
});
