import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { printSchema } from 'graphql';
import { request } from 'undici';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';
import { StartupError } from '../../errors/startup-error';

let server: FixtureServer;
beforeAll(async () => {
  server = await startFixtureServer({ failure: new Error('secret at /srv/app.ts') });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' });

describe('/graphql', () => {
  test('answers queries by POST and by GET', async () => {
    const query = 'query Q($id: ID!) { paper(id: $id) { title } }';
    const posted = await server.post({ query, variables: { id: 'p1' }, operationName: 'Q' });
    expect(await posted.text()).toBe('{"data":{"paper":{"title":"On graphs"}}}\n');
    const search = new URLSearchParams({ query, variables: '{"id":"p1"}' });
    const got = await get(`/graphql?${search}`);
    expect(await got.json()).toEqual({ data: { paper: { title: 'On graphs' } } });
  });

  test('hands the engine the text, the document, the name, the variables and the scope', async () => {
    const query = 'query Only($id: ID!) { paper(id: $id) { id } }';
    await server.post({ query, variables: { id: 'p2' } }, { 'x-request-id': 'given-1' });
    const seen = server.engine.requests.at(-1);
    expect(seen).toMatchObject({ source: query, operationName: 'Only', variables: { id: 'p2' } });
    expect(seen?.document.loc?.source.body).toBe(query);
    expect(seen?.scope.requestId).toBe('given-1');
    expect(seen?.scope.signal).toBeInstanceOf(AbortSignal);
  });

  test('parses a document once, whichever variables come with it', async () => {
    const query = 'query Twice($id: ID!) { paper(id: $id) { id } }';
    await server.post({ query, variables: { id: 'a' } });
    await server.post({ query, variables: { id: 'b' } });
    const [first, second] = server.engine.requests.slice(-2);
    expect(second?.document).toBe(first?.document);
  });

  test('gives status 200 and the data that there are where a field fails', async () => {
    const response = await server.post(
      { query: '{ fail paper(id: 1) { id } }' },
      { 'x-request-id': 'r-77', accept: 'application/graphql-response+json' },
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      data: { fail: null, paper: { id: 'p1' } },
      errors: [
        {
          message: 'Internal error, request r-77',
          locations: [{ line: 1, column: 3 }],
          path: ['fail'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    const line = server.logged.find(({ requestId }) => requestId === 'r-77');
    expect(line).toMatchObject({ msg: 'internal error', err: { message: 'secret at /srv/app.ts' } });
  });

  test('refuses other methods and says which it takes', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'HEAD']) {
      const response = await fetch(`${server.url}/graphql`, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS');
    }
  });

  test('leads a person who opens it to the playground', async () => {
    const response = await get('/graphql', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/playground']);
  });

  test('refuses media types it cannot answer with', async () => {
    const response = await server.post({ query: '{ __typename }' }, { accept: 'image/png' });
    expect(response.status).toBe(406);
  });
});

describe('the documents kept', () => {
  test('stay within their bounds, however many come', async () => {
    const filler = 'x'.repeat(9_000);
    for (let i = 0; i < 120; i += 1) {
      const response = await server.post({ query: `{ __typename } # ${i} ${filler}` });
      expect(response.status).toBe(200);
    }
    // 120 documents of 9 KB are more than a million characters.
    expect(server.server.documents.sourceLength).toBeLessThanOrEqual(300_000);
    expect(server.server.documents.size).toBeGreaterThan(30);
    for (let i = 0; i < 1_100; i += 1) await server.server.app.inject(`/graphql?query={__typename}%23${i}`);
    expect(server.server.documents.size).toBeLessThanOrEqual(1_000);
  });
});

describe('request ids', () => {
  test('are made, or taken over where they are harmless', async () => {
    const made = (await get('/healthz')).headers.get('x-request-id');
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get('/healthz', { 'x-request-id': 'abc_1-2' })).headers.get('x-request-id')).toBe(
      'abc_1-2',
    );
    for (const odd of ['a b', 'a'.repeat(65), 'a;b', '<b>']) {
      expect((await get('/healthz', { 'x-request-id': odd })).headers.get('x-request-id')).not.toBe(odd);
    }
  });
});

describe('/schema.graphql', () => {
  test('is the schema that clients see, with a strong tag', async () => {
    const response = await get('/schema.graphql');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe(printSchema(server.engine.apiSchema));
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const tag of [etag, `"old", W/${etag}`, '*']) {
      const again = await get('/schema.graphql', { 'if-none-match': tag });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await get('/schema.graphql', { 'if-none-match': '"old"' })).status).toBe(200);
  });

  test('is private where introspection is', async () => {
    const closed = await startFixtureServer({ introspection: false });
    expect((await fetch(`${closed.url}/schema.graphql`)).status).toBe(404);
    const response = await closed.post({ query: '{ __schema { queryType { name } } }' });
    expect(await response.text()).toMatch(/introspection has been disabled/);
    await closed.close();
  });
});

describe('health', () => {
  test('/healthz says that the process lives, whatever it depends on', async () => {
    const response = await get('/healthz');
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('/readyz shows the checks, and 503 where one fails or cannot be made', async () => {
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ok: true, checks: { database: true, draining: false } });

    const unready = await startFixtureServer({
      readiness: async () => ({ ok: false, checks: { database: false } }),
    });
    const response = await fetch(`${unready.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, checks: { database: false, draining: false } });
    await unready.close();

    const broken = await startFixtureServer({ readiness: () => Promise.reject(new Error('secret host')) });
    const failed = await fetch(`${broken.url}/readyz`);
    expect([failed.status, await failed.text()]).toEqual([503, '{"ok":false,"checks":{"draining":false}}']);
    await broken.close();
  });
});

describe('other paths', () => {
  test('/ leads to the playground unless pages take it', async () => {
    const response = await get('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/playground']);
    const paged = await startFixtureServer({ home: null });
    expect((await fetch(`${paged.url}/`)).status).toBe(404);
    await paged.close();
  });

  test('that are unknown are told apart for programs and people', async () => {
    const program = await get('/nothing/here');
    expect(program.status).toBe(404);
    expect(await program.json()).toEqual({
      errors: [
        {
          message:
            'There is nothing at this address. The graph is at /graphql, the playground at /playground.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    const person = await get('/nothing', { accept: 'text/html' });
    expect(person.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await person.text()).toMatch(/^There is nothing at this address/);
  });

  test('that are broken get the same form of error', async () => {
    const response = await get('/%zz');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const { statusCode } = await request(`${server.url}/graphql?query={__typename}`, {
      headers: { host: 'a b' },
    });
    expect(statusCode).toBe(200);
  });
});

test('security headers stand on every answer', async () => {
  for (const path of ['/healthz', '/nothing', '/schema.graphql', '/graphql?query={__typename}']) {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  }
});

test('credentials from any origin at all are refused at the start', async () => {
  await expect(startFixtureServer({ cors: { origins: '*', credentials: true } })).rejects.toThrow(
    StartupError,
  );
});
