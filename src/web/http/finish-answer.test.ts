import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import fastify from 'fastify';
import { acceptedEncoding } from './accepted-encoding';
import { finishAnswer } from './finish-answer';

describe('the encoding of an answer', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *', 'gzip'],
    ['identity', undefined],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip;q=nonsense', undefined],
  ])('for Accept-Encoding: %s is %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });

  it('is never one that the client does not name', () => {
    const entry = fc.tuple(
      fc.constantFrom('br', 'gzip', 'deflate', '*', 'identity'),
      fc.constantFrom('', ';q=0', ';q=0.3', ';q=1'),
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const header = entries.map((parts) => parts.join('')).join(', ');
        const chosen = acceptedEncoding(header);
        if (chosen) expect(header).toMatch(chosen === 'br' ? /br|\*/ : /gzip|\*/);
      }),
    );
  });
});

describe('an answer', () => {
  const page = `<p>${'A paper about papers. '.repeat(200)}</p>`;
  const app = fastify();
  app.addHook('onSend', finishAnswer);
  app.get('/page', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
  );
  app.get('/short', (_request, reply) => reply.type('text/html').send('<p>short</p>'));
  app.get('/picture', (_request, reply) => reply.type('image/png').send(Buffer.alloc(5_000)));
  app.get('/held-by-nobody', (_request, reply) =>
    reply.type('text/html').header('cache-control', 'no-store').send(page),
  );
  app.get('/stream', (_request, reply) => reply.type('text/plain').send(Readable.from([page, page])));
  app.get('/broken', (_request, reply) =>
    reply.type('text/plain').send(
      Readable.from(
        (async function* () {
          yield page;
          throw new Error('broken');
        })(),
      ),
    ),
  );
  afterAll(() => app.close());

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it('is compressed where the client takes that, and says what it depends on', async () => {
    const br = await get('/page', { 'accept-encoding': 'gzip, br' });
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(Number(br.headers['content-length'])).toBe(br.rawPayload.byteLength);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(page);
    const gzip = await get('/page', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(page);
    const plain = await get('/page');
    expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding' });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.payload).toBe(page);
  });

  it('has a tag of its own in each encoding, by which it is 304', async () => {
    const [br, gzip, plain] = await Promise.all(
      ['br', 'gzip', ''].map((encoding) => get('/page', { 'accept-encoding': encoding })),
    );
    const tags = [br, gzip, plain].map((answer) => String(answer?.headers.etag));
    expect(new Set(tags).size).toBe(3);
    const [tag = ''] = tags;
    const again = await get('/page', { 'accept-encoding': 'br', 'if-none-match': tag });
    expect(again.statusCode).toBe(304);
    expect(again.payload).toBe('');
    expect(again.headers).toMatchObject({ etag: tag, vary: 'Accept-Encoding', 'cache-control': 'no-cache' });
    const other = await get('/page', { 'accept-encoding': 'gzip', 'if-none-match': tag });
    expect(other.statusCode).toBe(200);
  });

  it('is left as it is where compression gains nothing, and untagged where nobody may hold it', async () => {
    const encoding = { 'accept-encoding': 'br' };
    expect((await get('/short', encoding)).headers).not.toHaveProperty('content-encoding');
    expect((await get('/picture', encoding)).headers).not.toHaveProperty('content-encoding');
    expect((await get('/held-by-nobody', encoding)).headers).not.toHaveProperty('etag');
  });

  it('has no body for HEAD, and the same head', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/page', headers: { 'accept-encoding': 'br' } });
    const whole = await get('/page', { 'accept-encoding': 'br' });
    expect(head.payload).toBe('');
    expect(head.headers.etag).toBe(whole.headers.etag);
  });

  it('may come as a stream', async () => {
    const answer = await get('/stream', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(answer.rawPayload).toString()).toBe(page + page);
    expect(answer.headers).not.toHaveProperty('etag');
  });

  it('that breaks off is not taken for a whole one', async () => {
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const asked = fetch(`${url}/broken`, { headers: { 'accept-encoding': 'gzip' } }).then((answer) =>
      answer.text(),
    );
    await expect(asked).rejects.toThrow();
  });
});
