import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { type PlaygroundOptions, playground } from './plugin';

const script = 'export const page = 1;\n'.repeat(20);
const manifest = {
  script: 'page-A.js',
  style: 'page-B.css',
  workers: { editor: 'editor-C.js', graphql: 'graphql-D.js', json: 'json-E.js' },
  preload: ['chunk-F.js'],
  examples: [{ name: 'First', query: 'query First { a }', variables: '{"x": 1}' }],
};

let folder: string;
let app: FastifyInstance;
const execute = jest.fn<PlaygroundOptions['execute']>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'playground-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'assets/page-A.js'), script);
  await writeFile(path.join(folder, 'assets/page-A.js.gz'), gzipSync(script));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  execute.mockReset();
  app = Fastify();
  await app.register(playground, { folder, endpoint: '/graph"ql', base: '', execute });
});
afterEach(() => app.close());

test('a playground that has not been built stops the start', async () => {
  const empty = Fastify();
  const registered = empty.register(playground, {
    folder: path.join(folder, 'none'),
    endpoint: '/',
    base: '',
    execute,
  });
  await expect(registered).rejects.toMatchObject({ name: 'StartupError', mend: 'run `npm run build`' });
});

describe('GET /playground', () => {
  test('names the endpoint, the script, the style sheet and the workers', async () => {
    const { body } = await app.inject('/playground');
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('<title>papergraph playground</title>');
    expect(body).toContain('data-endpoint="/graph&quot;ql"');
    expect(body).toContain('<script type="module" src="/playground/assets/page-A.js"></script>');
    expect(body).toContain('<link rel="stylesheet" href="/playground/assets/page-B.css">');
    expect(body).toContain('<link rel="modulepreload" href="/playground/assets/chunk-F.js">');
    expect(body).toContain('data-graphql="/playground/assets/graphql-D.js"');
  });

  test('allows scripts from this host only, and none in the page', async () => {
    const { body, headers } = await app.inject('/playground');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(body).not.toMatch(/<script(?![^>]* src=)/);
    expect(body).not.toMatch(/\son\w+=/);
  });

  test('leads to the plain page without JavaScript', async () => {
    const { body } = await app.inject('/playground');
    expect(body).toMatch(/<noscript>.*href="\/playground\/plain"/);
  });
});

test('behind a proxy that serves it below a path, all addresses begin with that path', async () => {
  const below = Fastify();
  await below.register(playground, { folder, endpoint: '/our/graphql', base: '/our', execute });
  execute.mockResolvedValue({ data: { a: 1 } });
  for (const url of ['/playground', '/playground/plain?query={a}']) {
    const { body } = await below.inject(url);
    const addresses = [...body.matchAll(/(?:href|src|action|data-\w+)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !/^(\/our\/|data:)/.test(address ?? ''))).toEqual([]);
  }
  await below.close();
});

describe('GET /playground/assets', () => {
  test('sends the compressed file to those who accept it, for good', async () => {
    const { headers, rawPayload } = await app.inject({
      url: '/playground/assets/page-A.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    expect(rawPayload).toEqual(gzipSync(script));
  });

  test('adds to what the answer already varies by', async () => {
    const host = Fastify();
    host.addHook('onRequest', async (_request, reply) => {
      reply.header('vary', 'origin');
    });
    await host.register(playground, { folder, endpoint: '/graphql', base: '', execute });
    const { headers } = await host.inject('/playground/assets/page-A.js');
    expect(headers.vary).toBe('origin, accept-encoding');
    await host.close();
  });

  test('sends the file itself to everyone else', async () => {
    const { headers, body } = await app.inject('/playground/assets/page-A.js');
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toBe(script);
  });

  test('answers 304 to a known ETag', async () => {
    const first = await app.inject('/playground/assets/page-A.js');
    const second = await app.inject({
      url: '/playground/assets/page-A.js',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect(second.statusCode).toBe(304);
  });

  test.each(['none.js', '..%2fmanifest.json', '../manifest.json', ''])('does not find %p', async (name) => {
    expect((await app.inject(`/playground/assets/${name}`)).statusCode).toBeGreaterThanOrEqual(403);
  });
});

describe('GET /playground/plain', () => {
  const ask = (query: string, variables = '') =>
    app.inject({ url: '/playground/plain', query: { query, variables } });

  test('shows the form and the examples, and runs nothing, before a query is asked', async () => {
    const { statusCode, body, headers } = await app.inject('/playground/plain');
    expect(statusCode).toBe(200);
    expect(body).toContain('<form method="get"');
    expect(body).toContain('?query=query+First+%7B+a+%7D&amp;variables=%7B%22x%22%3A+1%7D">First</a>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(execute).not.toHaveBeenCalled();
  });

  test('runs the query with its variables and shows the answer escaped', async () => {
    execute.mockResolvedValue({ data: { a: '<script>alert(1)</script>' } });
    const { statusCode, body } = await ask('query A { a }', '{"x": 1}');
    expect(statusCode).toBe(200);
    expect(execute).toHaveBeenCalledWith('query A { a }', { x: 1 });
    expect(body).toContain('&quot;a&quot;: &quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;');
    expect(body).not.toContain('<script>');
  });

  test('keeps in the form what was typed, escaped', async () => {
    execute.mockResolvedValue({ data: {} });
    const { body } = await ask('{ a(b: "</textarea>") }', '{"x": "&"}');
    expect(body).toContain('{ a(b: &quot;&lt;/textarea&gt;&quot;) }</textarea>');
    expect(body).toContain('{&quot;x&quot;: &quot;&amp;&quot;}</textarea>');
  });

  test.each(['{', '[1]', '"text"', 'null'])(
    'refuses the variables %p and says what is allowed',
    async (text) => {
      const { statusCode, body } = await ask('{ a }', text);
      expect(statusCode).toBe(400);
      expect(body).toContain('variables must be a JSON object');
      expect(execute).not.toHaveBeenCalled();
    },
  );

  test('treats a parameter given twice as empty', async () => {
    const { statusCode } = await app.inject('/playground/plain?query={a}&query={b}');
    expect(statusCode).toBe(200);
    expect(execute).not.toHaveBeenCalled();
  });
});
