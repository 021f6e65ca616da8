import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';
import type { HttpServerOptions } from './server';

/** How many requests have come as far as a route. */
let routed = 0;
const count = (): void => {
  routed += 1;
};
diagnostics.subscribe('tracing:fastify.request.handler:start', count);
afterAll(() => void diagnostics.unsubscribe('tracing:fastify.request.handler:start', count));

let state: { version: number } | undefined;
let server: FixtureServer;
const start = async (options: Partial<HttpServerOptions> = {}): Promise<void> => {
  server = await startFixtureServer({
    resultCache: { versions: { current: () => state }, maxBytes: 1_000_000 },
    ...options,
  });
};
beforeEach(async () => {
  state = { version: 7 };
  await start();
});
afterEach(() => server.close());

interface Asked {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
}

/** Asks, and tells whether a route was needed for it. */
async function ask({
  query = '{ paper(id: 1) { title } }',
  variables,
  method = 'GET',
  headers = {},
}: Asked = {}) {
  const before = routed;
  const parameters = new URLSearchParams({
    query,
    ...(variables && { variables: JSON.stringify(variables) }),
  });
  const response =
    method === 'GET'
      ? await request(`${server.url}/graphql?${parameters}`, { headers })
      : await request(`${server.url}/graphql`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables }),
        });
  const { statusCode: status } = response;
  const { date: _, ...sent } = response.headers;
  return { status, headers: sent, body: await response.body.text(), isWarm: routed === before };
}

/** Asks twice. The first time the answer is made, the second it is known. */
async function coldAndWarm(asked: Asked = {}) {
  const cold = await ask(asked);
  const warm = await ask(asked);
  expect([cold.isWarm, warm.isWarm]).toEqual([false, true]);
  return { cold, warm };
}

const STRICT = 'application/graphql-response+json';
const LISTED = { cors: { origins: ['https://lab.example', 'https://other.example'], credentials: true } };

describe('A warm answer', () => {
  test.each<[string, Asked, Partial<HttpServerOptions>]>([
    ['GET', {}, {}],
    ['POST', { method: 'POST' }, {}],
    ['GET in the strict media type', { headers: { accept: STRICT } }, {}],
    ['POST in the strict media type', { method: 'POST', headers: { accept: STRICT } }, {}],
    [
      'GET from another site',
      {
        headers: { origin: 'https://any.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
      },
      {},
    ],
    ['GET from a site that is listed', { headers: { origin: 'https://lab.example' } }, LISTED],
    [
      'POST from a site that is listed',
      { method: 'POST', headers: { origin: 'https://lab.example' } },
      LISTED,
    ],
    ['GET that may be held', {}, { cacheControl: { maxAge: 10, sMaxAge: 60 } }],
    ['GET of what the client has', { headers: { 'if-none-match': '"old", *' } }, {}],
  ])('to %s is the cold one in all but the request id', async (_name, asked, options) => {
    await server.close();
    await start(options);
    const { cold, warm } = await coldAndWarm(asked);
    const { 'x-request-id': coldId, ...coldHeaders } = cold.headers;
    const { 'x-request-id': warmId, ...warmHeaders } = warm.headers;
    expect(warmHeaders).toEqual(coldHeaders);
    expect([warm.status, warm.body]).toEqual([cold.status, cold.body]);
    expect(warmId).toMatch(/^[0-9a-f-]{36}$/);
    expect(warmId).not.toBe(coldId);
    expect(cold.headers['x-graph-version']).toBe('7');
    expect(server.engine.requests).toHaveLength(1);
  });

  test('carries the id that its own request was given', async () => {
    await coldAndWarm({ headers: { 'x-request-id': 'first' } });
    const again = await ask({ headers: { 'x-request-id': 'third' } });
    expect([again.isWarm, again.headers['x-request-id']]).toEqual([true, 'third']);
  });

  test('is not modified for whoever has it, and whole for others', async () => {
    const { cold } = await coldAndWarm();
    const etag = String(cold.headers.etag);
    for (const [held, status] of [
      [etag, 304],
      [`W/${etag}`, 304],
      ['"other"', 200],
      ['', 200],
    ] as const) {
      const answer = await ask({ headers: { 'if-none-match': held } });
      expect([held, answer.status, answer.isWarm, answer.body]).toEqual([
        held,
        status,
        true,
        status === 304 ? '' : cold.body,
      ]);
    }
  });

  test('is given no more once the graph was written, nor while its version is not known', async () => {
    await coldAndWarm();
    state = { version: 8 };
    const { cold } = await coldAndWarm();
    expect(cold.headers['x-graph-version']).toBe('8');
    state = undefined;
    for (let nth = 0; nth < 2; nth += 1) {
      const bypassed = await ask();
      expect([bypassed.isWarm, bypassed.headers['x-graph-version']]).toEqual([false, undefined]);
    }
    expect(server.engine.requests).toHaveLength(4);
  });
});

describe('Whoever asks otherwise', () => {
  test('gets his own answer: other words, other variables, another media type, another method', async () => {
    const query = 'query ($id: ID!) { paper(id: $id) { title } }';
    await coldAndWarm({ query, variables: { id: '1' } });
    for (const other of [
      { query: `${query} `, variables: { id: '1' } },
      { query, variables: { id: '2' } },
      { query, variables: { id: '1' }, headers: { accept: STRICT } },
      { query, variables: { id: '1' }, method: 'POST' },
    ] as const) {
      const first = await ask(other);
      expect(first.isWarm).toBe(false);
      expect(first.headers['content-type']).toContain('headers' in other ? STRICT : 'application/json');
    }
  });

  test('is refused as ever: other sites, other origins, other media types', async () => {
    await server.close();
    await start(LISTED);
    await coldAndWarm();
    await coldAndWarm({ method: 'POST' });
    for (const [status, asked] of [
      [403, { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } }],
      [403, { headers: { origin: 'https://evil.example' } }],
      [403, { method: 'POST', headers: { origin: 'https://evil.example' } }],
      [406, { headers: { accept: 'image/png' } }],
      [415, { method: 'POST', headers: { 'content-type': 'text/plain' } }],
    ] as const) {
      for (let nth = 0; nth < 2; nth += 1) {
        const answer = await ask(asked);
        expect([answer.status, answer.headers['cache-control'], answer.headers.etag]).toEqual([
          status,
          'no-store',
          undefined,
        ]);
      }
    }
  });

  test('from another origin that is listed is not told the first', async () => {
    await server.close();
    await start(LISTED);
    await coldAndWarm({ headers: { origin: 'https://lab.example' } });
    const { cold, warm } = await coldAndWarm({ headers: { origin: 'https://other.example' } });
    for (const { headers } of [cold, warm]) {
      expect(headers['access-control-allow-origin']).toBe('https://other.example');
      expect(headers.vary).toBe('Origin, Accept');
    }
  });

  test('cannot pass for another by what stands in headers', async () => {
    await coldAndWarm();
    for (const accept of ['undefined', '\\0', '*/*\\n', 'GET']) {
      expect((await ask({ headers: { accept } })).isWarm).toBe(false);
    }
  });
});

describe('What comes over the wire', () => {
  const BODY = JSON.stringify({ query: '{ paper(id: 1) { title } }' });
  const head = (length: number, more = '') =>
    `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${more}\r\n`;

  /** Writes the parts, each in a packet of its own, and reads until the server hangs up. */
  async function exchange(...parts: readonly string[]): Promise<string[]> {
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', noDelay: true });
    const answered = text(socket);
    for (const part of parts) {
      await new Promise((resolve) => socket.write(part, resolve));
      // The server, which is in this process, has its turn.
      await turn();
      await turn();
    }
    return (await answered).split(/(?=HTTP\/1\.1 \d)/);
  }

  test('is answered though it comes in pieces, warm or not', async () => {
    for (let nth = 0; nth < 2; nth += 1) {
      const [answer = ''] = await exchange(
        head(BODY.length, 'Connection: close\r\n'),
        BODY.slice(0, 9),
        BODY.slice(9),
      );
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).toContain('{"data":{"paper":{"title":"On graphs"}}}\n');
    }
  });

  test('is answered in order where several requests come at once', async () => {
    await coldAndWarm({ method: 'POST' });
    const other = JSON.stringify({ query: '{ paper(id: 2) { id } }' });
    const one = head(BODY.length) + BODY;
    const last = head(other.length, 'Connection: close\r\n') + other;
    const answers = await exchange(one + head(other.length) + other + one + one + last);
    expect(answers.map((answer) => answer.split('\r\n\r\n')[1])).toEqual([
      '{"data":{"paper":{"title":"On graphs"}}}\n',
      '{"data":{"paper":{"id":"p1"}}}\n',
      '{"data":{"paper":{"title":"On graphs"}}}\n',
      '{"data":{"paper":{"title":"On graphs"}}}\n',
      '{"data":{"paper":{"id":"p1"}}}\n',
    ]);
  });

  test.each([
    ['a body that is too long', 413, `${head(200_000, 'Connection: close\r\n')}${BODY.padEnd(200_000)}`],
    ['a body without anything', 400, head(0, 'Connection: close\r\n')],
    [
      'a body of unknown length',
      200,
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
    ],
    [
      'a URL that is too long',
      414,
      `GET /graphql?query={__typename}%23${'x'.repeat(9_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    ],
  ])('is handed on where it is %s', async (_what, status, sent) => {
    await coldAndWarm({ method: 'POST' });
    for (let nth = 0; nth < 2; nth += 1) {
      expect((await exchange(sent))[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    }
  });

  test('is refused once the server drains, warm or not', async () => {
    await coldAndWarm();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(`GET /graphql?${new URLSearchParams({ query: '{ paper(id: 1) { title } }' })} HTTP/1.1\r\n`);
    await once(server.server.app.server, 'connection');
    const drained = server.server.drain(20_000);
    socket.write('Host: x\r\n\r\n');
    const answered = await text(socket);
    expect(answered).toMatch(/^HTTP\/1\.1 503 /);
    await drained;
  });
});
