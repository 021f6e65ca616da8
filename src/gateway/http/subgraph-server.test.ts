import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { pino } from 'pino';
import { BadUserInput } from '../../errors/graph-error';
import { createLocalSubgraph, type ReferenceResolver } from '../../graphql/local-subgraph';
import type { LocalSubgraph } from '../../graphql/subgraph';
import { loadRemoteSubgraph } from '../remote-subgraph';
import type { HttpServer } from './app';
import { createSubgraphServer } from './subgraph-server';

const TITLES = ['On graphs', 'On trees'];

const SDL = `
  directive @key(fields: String!) on OBJECT
  type Query { paper(id: ID!): Paper fail: String refuse: String hang: String }
  type Paper @key(fields: "id") { id: ID! title: String! }
`;

function paper(id: unknown) {
  const title = TITLES[Number(id)];
  return title === undefined ? null : { id, title };
}

const RESOLVERS: Record<string, (root: unknown, args: { id?: string }) => unknown> = {
  paper: (_root, { id }) => paper(id),
  hang: () => new Promise(() => {}),
  fail: () => {
    throw new Error('secret');
  },
  refuse: () => {
    throw new BadUserInput('first must be 1–100, got 500');
  },
};

const findPapers: ReferenceResolver<object> = (representations) => representations.map(({ id }) => paper(id));

/** A subgraph of papers numbered from 0. */
function papers(ping = async () => {}): LocalSubgraph {
  const schema = buildSchema(SDL);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
    field.resolve = RESOLVERS[field.name];
  return createLocalSubgraph({
    name: 'papers',
    schema,
    references: { Paper: findPapers },
    createContext: () => ({}),
    ping,
    close: async () => {},
  });
}

const log = pino({ level: 'silent' });
const subgraph = papers();
let server: HttpServer;
let url = '';
beforeAll(async () => {
  server = await createSubgraphServer({ subgraph, log });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.drain(100));

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Paper { title } } }';
const strict = { accept: 'application/graphql-response+json' };

describe('a subgraph over HTTP', () => {
  test('gives any gateway its SDL', async () => {
    const response = await post({ query: 'query { _service { sdl } }' });
    expect(await response.json()).toEqual({ data: { _service: { sdl: subgraph.sdl } } });
    expect(await (await fetch(`${url}/schema.graphql`)).text()).toBe(subgraph.sdl);
  });

  test('is what the gateway takes for a remote subgraph', async () => {
    const remote = await loadRemoteSubgraph({ name: 'papers', url: `${url}/graphql`, timeoutMs: 5_000 });
    expect(remote.sdl).toBe(subgraph.sdl);
    await remote.ping();
    await remote.close();
  });

  test.each([
    ['{ paper(id: "1") { __typename id title } }', undefined],
    ['{ paper(id: "7") { title } fail refuse }', undefined],
    ['query A { paper(id: "0") { id } } query B { paper(id: "1") { id } }', undefined],
    [ENTITIES, { r: [0, 1, 9].map((id) => ({ __typename: 'Paper', id: String(id) })) }],
  ])('answers %s as it does in process', async (query, variables) => {
    const operationName = query.startsWith('query A') ? 'B' : undefined;
    const scope = { requestId: 'r1' };
    const { data } = await subgraph.execute({ document: query, variables, operationName, scope });
    const response = await post({ query, variables, operationName });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: JSON.parse(JSON.stringify(data)) });
  });

  test('masks what was not written for clients and keeps what was', async () => {
    const response = await post({ query: '{ fail refuse }' }, { 'x-request-id': 'r9' });
    const { data, errors } = (await response.json()) as { data: unknown; errors: { path: string[] }[] };
    expect(data).toEqual({ fail: null, refuse: null });
    expect(errors.sort((a, b) => a.path.join().localeCompare(b.path.join()))).toMatchObject([
      {
        message: 'Internal error, request r9',
        path: ['fail'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
      { message: 'first must be 1–100, got 500', path: ['refuse'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('takes the many representations a gateway sends at once, up to 10 MB', async () => {
    const filler = 'x'.repeat(1_000);
    const representations = (count: number) =>
      Array.from({ length: count }, () => ({ __typename: 'Paper', id: '0', filler }));
    const response = await post({ query: ENTITIES, variables: { r: representations(2_000) } });
    const { data } = (await response.json()) as { data: { _entities: unknown[] } };
    expect(data._entities).toHaveLength(2_000);
    expect((await post({ query: ENTITIES, variables: { r: representations(11_000) } })).status).toBe(413);
  });

  test.each([
    [{ query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    [{ query: '{ unknown }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [{ query: 'query A { fail } query B { fail }' }, 'OPERATION_RESOLUTION_FAILURE'],
    [{ query: '{ fail }', variables: { a: 'x\0' } }, 'BAD_USER_INPUT'],
    [{ query: 1 }, 'BAD_REQUEST'],
    [{ query: '{ fail }', variables: [] }, 'BAD_REQUEST'],
    [{ query: '{ fail }', operationName: {} }, 'BAD_REQUEST'],
    [[], 'BAD_REQUEST'],
  ])('refuses %j', async (body, code) => {
    for (const _time of ['first', 'from the cache']) {
      const response = await post(body, strict);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    }
  });

  test('answers a fault of the document with 200 where the gateway asks for application/json', async () => {
    expect((await post({ query: '{ unknown }' })).status).toBe(200);
    expect((await post({ query: 1 })).status).toBe(400);
  });

  test('gives up after its time', async () => {
    const hurried = await createSubgraphServer({ subgraph, log, requestTimeoutMs: 20 });
    const body = { query: '{ hang }' };
    const response = await hurried.app.inject({ method: 'POST', url: '/graphql', body });
    expect(response.statusCode).toBe(504);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
    await hurried.drain(100);
  });

  test('is ready as long as its subgraph is', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const down = await createSubgraphServer({
      subgraph: papers(() => Promise.reject(new Error('no database at 10.0.0.1'))),
      log,
    });
    const response = await down.app.inject('/readyz');
    expect([response.statusCode, response.body]).toEqual([
      503,
      '{"ok":false,"checks":{"papers":false,"draining":false}}',
    ]);
    await down.drain(100);
  });

  test('answers no page: a browser gets no leave to ask', async () => {
    const response = await fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://lab.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
