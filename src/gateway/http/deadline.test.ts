import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';

let server: FixtureServer;
afterEach(() => server.close());

/** Resolves with the signal of the request that hangs. */
const hanging = () =>
  new Promise<AbortSignal>((resolve, reject) => {
    server.engine.onHang = () => {
      const signal = server.engine.requests.at(-1)?.scope.signal;
      if (signal) resolve(signal);
      else reject(new Error('the request had no signal'));
    };
  });

describe('a request that takes too long', () => {
  test.each(['application/json', 'application/graphql-response+json'])(
    'is answered with 504 and aborted (%s)',
    async (accept) => {
      server = await startFixtureServer({ requestTimeoutMs: 50 });
      const signal = hanging();
      const response = await server.post({ query: '{ hang }' }, { accept });
      expect(response.status).toBe(504);
      expect(await response.json()).toEqual({
        errors: [{ message: 'The request took longer than 50 ms', extensions: { code: 'TIMEOUT' } }],
      });
      expect((await signal).aborted).toBe(true);
      expect((await signal).reason).toMatchObject({ extensions: { code: 'TIMEOUT' } });
    },
  );
});

test('a client that leaves aborts its request', async () => {
  server = await startFixtureServer();
  const leaving = new AbortController();
  const signal = hanging();
  const left = expect(
    fetch(`${server.url}/graphql?query={hang}`, { signal: leaving.signal }),
  ).rejects.toThrow();
  const aborted = once(await signal, 'abort');
  leaving.abort();
  await Promise.all([left, aborted]);
});

test('a request that is answered in time is not aborted', async () => {
  server = await startFixtureServer();
  await server.post({ query: '{ paper(id: 1) { id } }' });
  expect(server.engine.requests.at(-1)?.scope.signal?.aborted).toBe(false);
});
