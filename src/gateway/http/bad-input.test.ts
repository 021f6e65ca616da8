import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';

let server: FixtureServer;
beforeAll(async () => {
  server = await startFixtureServer();
});
afterAll(() => server.close());

/** What must never be in an answer: stacks, files, hosts. */
const LEAK = /INTERNAL|node_modules|\.ts:|\bat \w+ \(|127\.0\.0\.1/;

async function answer(response: Response) {
  const text = await response.text();
  expect(text).not.toMatch(LEAK);
  // Every answer of the server is a GraphQL response.
  const body = JSON.parse(text) as {
    data?: unknown;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return {
    status: response.status,
    code: body.errors?.[0]?.extensions.code,
    message: body.errors?.[0]?.message,
    data: body.data,
  };
}

const send = async (body: unknown, headers?: Record<string, string>) =>
  answer(await server.post(body, headers));

describe('bodies', () => {
  test.each([
    ['malformed JSON', '{"query": ', 400, 'BAD_REQUEST', /not valid JSON/],
    ['nothing', '', 400, 'BAD_REQUEST', 'The request body is empty; send a JSON object with a query'],
    ['null', 'null', 400, 'BAD_REQUEST', /POST body missing/],
    ['a string', '"x"', 400, 'BAD_REQUEST', /POST body missing/],
    ['no query', '{"variables": {}}', 400, 'BAD_REQUEST', /non-empty `query`/],
    ['an empty query', '{"query": ""}', 400, 'BAD_REQUEST', /non-empty `query`/],
    ['a query that is a number', '{"query": 1}', 400, 'BAD_REQUEST', /must be strings/],
    [
      'variables that are a list',
      '{"query": "{ fail }", "variables": []}',
      400,
      'BAD_REQUEST',
      /`variables`/,
    ],
    [
      'variables that are text',
      '{"query": "{ fail }", "variables": "{}"}',
      400,
      'BAD_REQUEST',
      /`variables`/,
    ],
    ['several requests at once', '[{"query": "{ __typename }"}]', 400, 'BAD_REQUEST', /batching/],
    [
      'the key __proto__',
      '{"query": "{ __typename }", "__proto__": {"x": 1}}',
      400,
      'BAD_REQUEST',
      /prototype/,
    ],
    [
      'a variable __proto__',
      '{"query": "{ __typename }", "variables": {"__proto__": {}}}',
      400,
      'BAD_REQUEST',
      /prototype/,
    ],
  ])('of %s are refused', async (_kind, body, status, code, message) => {
    const refused = await send(body);
    expect(refused).toMatchObject({ status, code });
    expect(refused.message).toMatch(message);
  });

  test.each(['text/plain', 'application/xml', 'application/graphql', 'nonsense'])(
    'of type %s are refused',
    async (type) => {
      expect(await send({ query: '{ __typename }' }, { 'content-type': type })).toMatchObject({
        status: 415,
        code: 'BAD_REQUEST',
        message: 'Content-Type must be application/json',
      });
    },
  );

  test('of more than 100 KB are refused', async () => {
    expect(await send({ query: `{ __typename }${' '.repeat(102_400)}` })).toMatchObject({
      status: 413,
      code: 'LIMIT_EXCEEDED',
      message: 'The request body is too large',
    });
  });
});

describe('documents', () => {
  const cases: [string, string, number, string, RegExp][] = [
    ['broken syntax', '{', 400, 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['100 KB of braces', '{'.repeat(100_000), 400, 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['100 KB of nested fields', '{a'.repeat(50_000), 400, 'LIMIT_EXCEEDED', /at most 2000 tokens/],
    ['2,001 tokens', `{ ${'fail '.repeat(1_999)} }`, 400, 'LIMIT_EXCEEDED', /at most 2000 tokens/],
    ['500 same fields', `{ ${'fail '.repeat(500)} }`, 400, 'LIMIT_EXCEEDED', /at most 100 fields/],
    [
      '500 same nested fields',
      `{ paper(id: 1) { ${'id '.repeat(500)} } }`,
      400,
      'LIMIT_EXCEEDED',
      /at most 100 fields/,
    ],
    ['an unknown enum value', '{ facet(by: MONTH) }', 400, 'GRAPHQL_VALIDATION_FAILED', /does not exist/],
    [
      'a huge Int',
      '{ papers(first: 99999999999) { totalCount } }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      /32-bit/,
    ],
    [
      'an escaped lone surrogate',
      '{ paper(id: "\\ud800") { id } }',
      400,
      'GRAPHQL_PARSE_FAILED',
      /Unicode escape/,
    ],
    ['a lone surrogate', '{ paper(id: "\ud800") { id } }', 400, 'GRAPHQL_PARSE_FAILED', /Invalid character/],
    ['an escaped NUL', '{ paper(id: "\\u0000") { id } }', 400, 'BAD_USER_INPUT', /NUL/],
    ['a NUL', '{ paper(id: "\0") { id } }', 400, 'BAD_USER_INPUT', /NUL/],
    ['a NUL between names', '{ fail\0 }', 400, 'GRAPHQL_PARSE_FAILED', /U\+0000/],
    [
      'a page too large',
      '{ papers(first: 500) { totalCount } }',
      400,
      'BAD_USER_INPUT',
      /first must be 1–100, got 500/,
    ],
    [
      'an operation that is not there',
      'query A { fail } query B { fail }',
      400,
      'OPERATION_RESOLUTION_FAILURE',
      /operationName/,
    ],
  ];

  test.each(cases)('with %s are refused with 4xx', async (_kind, query, status, code, message) => {
    const refused = await send({ query }, { accept: 'application/graphql-response+json' });
    expect(refused).toMatchObject({ status, code, data: undefined });
    expect(refused.message).toMatch(message);
  });

  test.each(cases)(
    'with %s are refused alike a second time, from the documents kept',
    async (_kind, query, _status, code) => {
      expect(await send({ query })).toMatchObject({ code });
    },
  );

  test('that break a limit get 4xx even where application/json is asked for', async () => {
    const accept = { accept: 'application/json' };
    expect(await send({ query: `{ ${'fail '.repeat(30)} }` }, accept)).toMatchObject({
      status: 400,
      code: 'LIMIT_EXCEEDED',
    });
    expect(await send({ query: '{ papers(first: 0) { totalCount } }' }, accept)).toMatchObject({
      status: 400,
    });
    expect(await send({ query: '{a'.repeat(50_000) }, accept)).toMatchObject({
      status: 400,
      code: 'LIMIT_EXCEEDED',
    });
  });

  test.each([
    ['500 same fields', `{ paper(id: 1) { ${'id '.repeat(500)} } }`],
    ['100 KB of nested fields', '{a'.repeat(50_000)],
    ['100 KB of braces', '{'.repeat(100_000)],
  ])('with %s are refused within 100 ms', async (_kind, query) => {
    const times: number[] = [];
    // The best of three, each a document of its own: the machine may be busy with other tests.
    for (const suffix of [' ', '  ', '   ']) {
      const started = performance.now();
      const { status } = await send(
        { query: query + suffix },
        { accept: 'application/graphql-response+json' },
      );
      times.push(performance.now() - started);
      expect(status).toBe(400);
    }
    expect(Math.min(...times)).toBeLessThan(100);
  });

  test('may use the alias __proto__, which is an alias like any other', async () => {
    const response = await server.post({ query: '{ __proto__: __typename }' });
    expect(await response.text()).toBe('{"data":{"__proto__":"Query"}}\n');
  });
});

describe('variables', () => {
  const query = 'query ($f: PaperFilter, $n: Int) { papers(filter: $f, first: $n) { totalCount } }';

  test.each([
    ['a NUL', { f: { search: 'a\0' } }, 'BAD_USER_INPUT', /variables\.f\.search holds a NUL/],
    ['a lone surrogate', { f: { search: '\ud800' } }, 'BAD_USER_INPUT', /unpaired surrogate/],
    ['an unknown enum value', { f: { facet: 'MONTH' } }, 'BAD_USER_INPUT', /does not exist in "PaperFacet"/],
    ['an unknown field', { f: { colour: 1 } }, 'BAD_USER_INPUT', /not defined/],
    ['a huge number', { n: 1e300 }, 'BAD_USER_INPUT', /Int cannot represent/],
    ['a number of the wrong kind', { n: 1.5 }, 'BAD_USER_INPUT', /Int cannot represent/],
    ['a page too large', { n: 101 }, 'BAD_USER_INPUT', /first must be 1–100, got 101/],
  ])('with %s are refused', async (_kind, variables, code, message) => {
    const refused = await send({ query, variables }, { accept: 'application/graphql-response+json' });
    expect(refused).toMatchObject({ status: 400, code });
    expect(refused.message).toMatch(message);
  });

  test('nested without end are refused', async () => {
    const body = `{"query": "{ __typename }", "variables": {"a": ${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect(await send(body)).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' });
  });
});

describe('GET', () => {
  const get = async (search: string) => answer(await fetch(`${server.url}/graphql${search}`));

  test.each([
    ['without a query', '?a=1', 400, 'BAD_REQUEST'],
    ['with two queries', '?query={a}&query={b}', 400, 'BAD_REQUEST'],
    ['with variables that are no JSON', '?query={__typename}&variables={', 400, 'BAD_REQUEST'],
    ['with a variable __proto__', '?query={__typename}&variables={"__proto__":{}}', 400, 'BAD_USER_INPUT'],
    ['with a mutation', '?query=mutation{rename(title:"x")}', 405, 'BAD_REQUEST'],
    ['with a URL of 10 KB', `?query={__typename}%23${'x'.repeat(10_000)}`, 414, 'LIMIT_EXCEEDED'],
    ['with a URL of 20 KB', `?query={__typename}%23${'x'.repeat(20_000)}`, 431, 'LIMIT_EXCEEDED'],
  ])('%s is refused', async (_kind, search, status, code) => {
    expect(await get(search)).toMatchObject({ status, code });
  });
});

test('nothing of all this was logged as an internal error', () => {
  expect(server.logged.filter(({ msg }) => msg === 'internal error')).toEqual([]);
});
