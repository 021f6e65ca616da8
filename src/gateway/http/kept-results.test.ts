import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';
import { hashOf } from '../documents/stored-documents';

const QUERY = '{ paper(id: 1) { title } }';
const BODY = '{"data":{"paper":{"title":"On graphs"}}}\n';

let server: FixtureServer;
let state = { version: 1 };
beforeEach(async () => {
  state = { version: 1 };
  server = await startFixtureServer({
    resultCache: { versions: { current: () => state }, maxBytes: 1_000_000 },
  });
});
afterEach(() => server.close());

const get = (parameters: Record<string, string>, headers = {}, signal?: AbortSignal) =>
  fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers, signal });

describe('A result', () => {
  test('is found by whoever asks the same in another way', async () => {
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(QUERY) } });
    const answers = [
      await get({ query: QUERY }),
      await get({ query: QUERY, variables: '{}' }),
      await server.post({ query: QUERY }),
      await server.post({ query: QUERY, variables: null }, { accept: 'application/graphql-response+json' }),
      await get({ query: QUERY, extensions }),
      await get({ extensions }),
    ];
    for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([200, BODY]);
    expect([server.engine.requests.length, server.server.results?.size]).toEqual([1, 1]);
  });

  test.each([
    ['has errors beside its data', () => server.post({ query: '{ paper(id: 1) { id } fail }' })],
    ['refuses the variables', () => server.post({ query: 'query ($id: ID!) { paper(id: $id) { id } }' })],
    ['refuses the document', () => get({ query: '{ none }' })],
    ['refuses what it would cost', () => get({ query: '{ papers(first: 1000) { totalCount } }' })],
    ['is that of a mutation', () => server.post({ query: 'mutation { rename(title: "x") }' })],
    ['is in no media type that the client takes', () => get({ query: QUERY }, { accept: 'image/png' })],
  ])('is not kept where the answer %s', async (_why, ask) => {
    const answers = [await ask(), await ask()];
    for (const { headers } of answers) {
      expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
    }
    expect(server.server.results?.size).toBe(0);
  });

  test('is not kept where the engine does not vouch for it, and is tagged all the same', async () => {
    const { execute } = server.engine;
    server.engine.execute = async (request) => {
      const result = await execute(request);
      request.scope.isVersioned = false;
      return result;
    };
    for (let nth = 0; nth < 2; nth += 1) {
      const { headers } = await get({ query: QUERY });
      expect([headers.get('x-graph-version'), headers.get('cache-control')]).toEqual([null, 'no-cache']);
      expect(headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    }
    expect([server.engine.requests.length, server.server.results?.size]).toEqual([2, 0]);
  });

  test('is not kept where the graph was written while it was made', async () => {
    const { execute } = server.engine;
    server.engine.execute = async (request) => {
      const result = await execute(request);
      state = { version: state.version + 1 };
      return result;
    };
    const answers = [await get({ query: QUERY }), await get({ query: QUERY })];
    expect(answers.map(({ headers }) => headers.get('x-graph-version'))).toEqual(['1', '2']);
    expect(server.engine.requests).toHaveLength(2);
  });

  test('registers a document each time that one comes with its hash, known or not', async () => {
    const sha256Hash = hashOf(QUERY);
    const body = { query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash } } };
    // Those that clients register are forgotten in time, which must not be for good.
    const register = jest.spyOn(server.server.storedDocuments, 'register');
    const find = jest.spyOn(server.server.storedDocuments, 'find').mockReturnValue(undefined);
    for (let nth = 0; nth < 3; nth += 1) await server.post(body);
    expect(register.mock.calls).toEqual([1, 2, 3].map(() => [sha256Hash, QUERY]));
    find.mockRestore();
    for (let nth = 0; nth < 2; nth += 1) await server.post(body);
    jest.spyOn(server.server.storedDocuments, 'find').mockReturnValue(undefined);
    await server.post(body);
    expect(register).toHaveBeenCalledTimes(4);
    expect(server.engine.requests).toHaveLength(1);
  });
});

describe('Identical requests at once', () => {
  /** Each run of the operation waits for one call of this. */
  let letGo: (() => void)[] = [];
  let started = 0;
  beforeEach(() => {
    letGo = [];
    started = 0;
    const { execute } = server.engine;
    server.engine.execute = async (request) => {
      started += 1;
      await new Promise<void>((resolve) => {
        letGo.push(resolve);
        request.scope.signal?.addEventListener('abort', () => resolve());
      });
      return execute(request);
    };
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await turn();
  };
  /** Waits until that many requests have come in. */
  async function arrived(count: number): Promise<void> {
    for (let nth = 0; nth < count; nth += 1) await once(server.server.app.server, 'request');
    for (let nth = 0; nth < 20; nth += 1) await turn();
  }

  test('are run once, by GET and POST', async () => {
    const asked = [get({ query: QUERY }), get({ query: QUERY }), server.post({ query: QUERY })];
    await arrived(3);
    for (const go of letGo) go();
    for (const answer of await Promise.all(asked)) expect(await answer.text()).toBe(BODY);
    expect(started).toBe(1);
  });

  test('go on where the first of them goes away', async () => {
    const gone = new AbortController();
    const first = get({ query: QUERY }, {}, gone.signal).catch(() => 'gone');
    await arrived(1);
    const others = [get({ query: QUERY }), get({ query: QUERY })];
    await arrived(2);
    expect(started).toBe(1);
    gone.abort();
    expect(await first).toBe('gone');
    await until(() => started === 2);
    for (const go of letGo) go();
    for (const answer of await Promise.all(others)) expect(await answer.text()).toBe(BODY);
    expect(started).toBe(2);
  });

  test('fail each for itself where the first of them fails', async () => {
    const query = '{ fail }';
    const first = server.post({ query }, { 'x-request-id': 'first' });
    await arrived(1);
    const second = server.post({ query }, { 'x-request-id': 'second' });
    await arrived(1);
    letGo[0]?.();
    expect(await (await first).text()).toContain('request first');
    await until(() => started === 2);
    letGo[1]?.();
    expect(await (await second).text()).toContain('request second');
  });

  test('that follow a write are run anew', async () => {
    const first = get({ query: QUERY });
    await arrived(1);
    state = { version: 2 };
    const second = get({ query: QUERY });
    await until(() => started === 2);
    for (const go of letGo) go();
    const versions = (await Promise.all([first, second])).map(({ headers }) =>
      headers.get('x-graph-version'),
    );
    expect(versions).toEqual(['1', '2']);
  });
});

describe('What caches before the server are told', () => {
  test.each([
    [{ maxAge: 0, sMaxAge: 0 }, 'no-cache'],
    [{ maxAge: 5, sMaxAge: 0 }, 'public, max-age=5'],
    [{ maxAge: 0, sMaxAge: 60 }, 'public, max-age=0, s-maxage=60'],
    [{ maxAge: 5, sMaxAge: 60 }, 'public, max-age=5, s-maxage=60'],
  ])('of answers to GET is %j', async (cacheControl, header) => {
    await server.close();
    server = await startFixtureServer({ cacheControl });
    const got = await get({ query: QUERY });
    expect(got.headers.get('cache-control')).toBe(header);
    const again = await get({ query: QUERY }, { 'if-none-match': got.headers.get('etag') });
    expect([again.status, await again.text()]).toEqual([304, '']);
    for (const name of ['cache-control', 'etag', 'vary']) {
      expect(again.headers.get(name)).toBe(got.headers.get(name));
    }
    expect((await server.post({ query: QUERY })).headers.get('cache-control')).toBe('no-store');
    expect((await fetch(`${server.url}/nothing`)).headers.get('cache-control')).toBe('no-store');
  });

  test('tells answers of other bytes apart, and those of another media type', async () => {
    const tags = [
      await get({ query: QUERY }),
      await get({ query: '{ paper(id: 1) { id } }' }),
      await get({ query: QUERY }, { accept: 'application/graphql-response+json' }),
      await get({ query: QUERY }, { accept: '*/*' }),
    ].map(({ headers }) => headers.get('etag'));
    expect(new Set(tags).size).toBe(3);
    expect(tags[3]).toBe(tags[0]);
  });

  test('to POST is nothing to compare with', async () => {
    const { headers } = await get({ query: QUERY });
    const answer = await server.post({ query: QUERY }, { 'if-none-match': headers.get('etag') ?? '*' });
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([200, null, BODY]);
  });
});
