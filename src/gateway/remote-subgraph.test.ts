import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SubgraphUnavailable } from '../errors/graph-error';
import { StartupError } from '../errors/startup-error';
import type { Subgraph } from '../graphql/subgraph';
import { createRemoteSubgraph, loadRemoteSubgraph } from './remote-subgraph';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0)) await release();
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; server: Server }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  releases.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return { url: `http://127.0.0.1:${address.port}/graphql`, server };
}

function connect(
  url: string,
  options: { timeoutMs?: number; maxAnswerBytes?: number; headers?: Record<string, string> } = {},
): Subgraph {
  const subgraph = createRemoteSubgraph({
    name: 'far',
    url,
    sdl: 'type Query',
    timeoutMs: 5_000,
    ...options,
  });
  releases.push(() => subgraph.close());
  return subgraph;
}

const scope = { requestId: 'test' };
const ask = (subgraph: Subgraph, signal?: AbortSignal) =>
  Promise.resolve(subgraph.execute({ document: '{ a }', variables: { n: 1 }, scope: { ...scope, signal } }));

async function failureOf(promise: Promise<unknown>): Promise<SubgraphUnavailable> {
  const reason = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (reason instanceof SubgraphUnavailable) return reason;
  throw new Error('no SubgraphUnavailable');
}

describe('a remote subgraph', () => {
  test('is sent the operation as JSON over kept connections', async () => {
    const seen: unknown[] = [];
    const sockets = new Set<unknown>();
    const { url } = await serve(async (request, response) => {
      sockets.add(request.socket);
      let body = '';
      for await (const chunk of request) body += chunk;
      seen.push([
        request.method,
        request.headers['content-type'],
        request.headers['x-key'],
        JSON.parse(body),
      ]);
      response.end('{"data":{"a":1}}');
    });
    const subgraph = connect(url, { headers: { 'x-key': 'k' } });
    expect(await ask(subgraph)).toEqual({ data: { a: 1 } });
    for (let request = 0; request < 5; request += 1) await ask(subgraph);
    await subgraph.ping();
    expect(seen[0]).toEqual(['POST', 'application/json', 'k', { query: '{ a }', variables: { n: 1 } }]);
    expect(sockets.size).toBeLessThan(4);
  });

  test('may answer a GraphQL error with another status', async () => {
    const { url } = await serve((_request, response) => {
      response.statusCode = 400;
      response.end('{"errors":[{"message":"no","path":["a",0],"extensions":{"code":"X"}},{},7]}');
    });
    const { data, errors } = await ask(connect(url));
    expect(data).toBeNull();
    expect(JSON.parse(JSON.stringify(errors))).toEqual([
      { message: 'no', path: ['a', 0], extensions: { code: 'X' } },
      { message: 'a subgraph gave an error without a message' },
      { message: 'a subgraph gave an error without a message' },
    ]);
  });

  test.each([
    [500, 'oops'],
    [200, '<html>'],
    [200, '[]'],
    [200, 'null'],
    [200, '{}'],
    [502, '{"error":"bad gateway"}'],
    [200, '{"data":[1]}'],
    [200, '{"data":{},"errors":{}}'],
  ])('that answers %i with %s is unavailable', async (status, body) => {
    const { url } = await serve((_request, response) => {
      response.statusCode = status;
      response.end(body);
    });
    const failure = await failureOf(ask(connect(url)));
    expect(failure.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(failure.originalError?.message).toContain(`HTTP ${status} with`);
  });

  test('that cannot be reached is unavailable, without its address in the message', async () => {
    const { url, server } = await serve(() => {});
    server.close();
    await once(server, 'close');
    const failure = await failureOf(ask(connect(url)));
    expect(failure.message).toBe('a subgraph could not be reached or gave no GraphQL answer');
    expect(failure.originalError).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
    await failureOf(connect(url).ping());
  });

  test('that does not answer in time is unavailable', async () => {
    const { url } = await serve(() => {});
    const failure = await failureOf(ask(connect(url, { timeoutMs: 20 })));
    expect(failure.message).toBe('a subgraph did not answer in 20 ms');
  });

  test('that begins its answer and stops is unavailable', async () => {
    const { url } = await serve((_request, response) => void response.write('{"data":'));
    await failureOf(ask(connect(url, { timeoutMs: 20 })));
  });

  test('that answers more than allowed is unavailable', async () => {
    const { url } = await serve(
      (_request, response) => void response.end(`{"data":{"a":"${'x'.repeat(2_000)}"}}`),
    );
    const failure = await failureOf(ask(connect(url, { maxAnswerBytes: 1_000 })));
    expect(failure.originalError?.message).toMatch(/exceeded/i);
  });

  test('is let go when the request is cancelled', async () => {
    const aborting = new AbortController();
    const { url, server } = await serve((_request, response) => {
      response.on('close', () => server.emit('released'));
      aborting.abort();
    });
    const released = once(server, 'released');
    await failureOf(ask(connect(url), aborting.signal));
    await released;
  });
});

describe('loading a remote subgraph', () => {
  test('asks it for its SDL', async () => {
    const { url } = await serve(
      (_request, response) => void response.end('{"data":{"_service":{"sdl":"type Query { a: Int }"}}}'),
    );
    const subgraph = await loadRemoteSubgraph({ name: 'far', url, timeoutMs: 5_000 });
    releases.push(() => subgraph.close());
    expect(subgraph).toMatchObject({ name: 'far', url, sdl: 'type Query { a: Int }' });
  });

  test.each(['{"data":{"_service":null}}', '{"errors":[{"message":"not here"}]}', 'nothing'])(
    'stops the start when it answers %s',
    async (body) => {
      const { url } = await serve((_request, response) => void response.end(body));
      await expect(loadRemoteSubgraph({ name: 'far', url, timeoutMs: 5_000 })).rejects.toThrow(StartupError);
    },
  );
});
