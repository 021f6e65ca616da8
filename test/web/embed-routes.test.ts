import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED } from '../../src/seed/seed-file';
import type { CardPaper } from '../../src/web/card/card-paper';
import { readXml } from './strict-xml';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer('seeded', {
    environment: { PAPERGRAPH_SITE_NAME: 'A Lab', PAPERGRAPH_CORS_ORIGINS: 'https://only.example' },
  });
});
afterAll(() => server?.close());

const SLUG = 'olmoe-open-mixture-of-experts-language-models';
const TITLE = 'OLMoE: Open Mixture-of-Experts Language Models';

const keysAddress = (...keys: string[]) => `/embed/v1/cards?q=${keys.map(encodeURIComponent)}`;
async function cards(...keys: string[]): Promise<(readonly CardPaper[] | string)[]> {
  const answer = await server.get(keysAddress(...keys));
  expect(answer.status).toBe(200);
  return JSON.parse(await answer.text());
}
const titles = (papers: readonly CardPaper[] | string | undefined) =>
  typeof papers === 'object' ? papers.map(({ title }) => title) : papers;

describe('the cards of widgets', () => {
  test('are those of each key, papers and lists of all kinds, in one answer', async () => {
    const [paper, byOther, ids, collection, author, searched] = await cards(
      SLUG,
      'arxiv:2409.02060',
      `?ids=nothing ${SLUG}`,
      '?collection=research-papers&limit=2',
      '?author=niklas-muennighoff',
      '?search=olmotrace&limit=1',
    );
    expect(titles(paper)).toEqual([TITLE]);
    expect(byOther).toEqual(paper);
    expect(ids).toEqual(paper);
    expect(titles(collection)).toEqual(SEED.papers.slice(0, 2).map(({ title }) => title));
    expect(titles(author)).toContain(TITLE);
    expect(titles(searched)).toEqual([expect.stringContaining('OLMoTrace')]);
  });

  test('are in the order that a list asks for', async () => {
    const [byTitle] = await cards('?order=title&limit=50');
    const all = titles(byTitle) ?? [];
    expect(all).toHaveLength(SEED.papers.length);
    expect(all).toEqual([...all].sort((a, b) => a.localeCompare(b, 'en')));
  });

  test('give way to what is wrong, each key for itself', async () => {
    const wrong = await cards(
      SLUG,
      'no-such-paper',
      'Foo!',
      '?limit=99',
      '?area=no-such-area',
      '?collection=x',
      '?ids=x y',
    );
    expect(wrong.slice(1)).toEqual([
      'there is no paper “no-such-paper”',
      expect.stringMatching(/^the name of a paper must be a global id, a slug, "doi:…".*got "Foo!"$/),
      'limit must be a whole number from 1 to 50, got “99”',
      'there are no such papers',
      'there is no collection “x”',
      'there is no paper “x”',
    ]);
    expect(titles(wrong[0])).toEqual([TITLE]);
  });

  test('come for a hundred keys of any kind at once, and for no more', async () => {
    const keys = Array.from({ length: 100 }, (_, n) =>
      n % 2 ? `no-such-paper-${n}` : `?limit=1&search=word${n}`,
    );
    expect(await cards(...keys)).toHaveLength(100);
    for (const query of ['', '?q=', `?q=${Array(101).fill('a')}`, '?q=%ff']) {
      const answer = await server.get(`/embed/v1/cards${query}`);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
      expect(await answer.text()).toMatch(/^q must /);
    }
  });

  test('are held by caches and asked for again by their tag', async () => {
    const first = await server.get(keysAddress(SLUG));
    expect(first.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400',
    );
    const again = await server.get(keysAddress(SLUG), { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
    expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
  });

  test('are for all origins, without credentials and cookies, and vary by encoding alone', async () => {
    for (const origin of ['https://only.example', 'https://other.example', 'null']) {
      const { headers } = await server.get(keysAddress(SLUG), { origin });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('vary')).toBe('Accept-Encoding');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      for (const name of ['access-control-allow-credentials', 'set-cookie'])
        expect(headers.has(name)).toBe(false);
    }
  });
});

describe('the script of the widgets', () => {
  const root = path.join(__dirname, '../..');
  const released = path.join(root, 'src/web/embed/released');

  test('is at most 3.0 kB, compressed', async () => {
    const answer = await server.get('/embed/v1.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const script = Buffer.from(await answer.arrayBuffer());
    expect(gzipSync(script, { level: 9 }).byteLength).toBeLessThanOrEqual(3_000);
    expect(Number(answer.headers.get('content-length'))).toBeLessThanOrEqual(3_000);
  });

  test('lies under a version for good, and under one that moves', async () => {
    for (const name of readdirSync(released)) {
      const answer = await server.get(`/embed/${name}`, { origin: 'https://other.example' });
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(await answer.text()).toBe(readFileSync(path.join(released, name), 'utf8'));
    }
    const moving = await server.get('/embed/v1.js');
    expect(moving.headers.get('cache-control')).toMatch(/^public, max-age=3600,/);
    const again = await server.get('/embed/v1.js', { 'if-none-match': moving.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('has the integrity that snippets give', async () => {
    const { snippets } = JSON.parse(
      await (await server.get(`/embed/snippets.json?page=/papers/${SLUG}`)).text(),
    );
    const [{ text }] = snippets;
    const files = [
      ...text.matchAll(/(?:src|href)="([^"]+\/embed\/v[\d.]+\.(?:js|css))" integrity="sha384-([^"]+)"/g),
    ];
    expect(files).toHaveLength(2);
    for (const [, address, digest] of files) {
      const content = Buffer.from(await (await fetch(address)).arrayBuffer());
      expect(createHash('sha384').update(content).digest('base64')).toBe(digest);
    }
  });
});

describe('oEmbed', () => {
  const ask = (parameters: Record<string, string>) =>
    server.get(`/oembed?${new URLSearchParams(parameters)}`, { origin: 'https://other.example' });
  const page = () => `${server.url}/papers/${SLUG}`;

  test('answers about a paper in JSON and in XML', async () => {
    const json = await ask({ url: page() });
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(json.headers.get('access-control-allow-origin')).toBe('*');
    const answer = JSON.parse(await json.text());
    expect(answer).toEqual({
      version: '1.0',
      type: 'rich',
      title: TITLE,
      author_name: expect.stringMatching(/^Niklas Muennighoff, .* et al\.$/),
      provider_name: 'A Lab',
      provider_url: `${server.url}/`,
      cache_age: 86_400,
      html: `<blockquote><a href="${page()}">${TITLE}</a></blockquote><iframe src="${server.url}/embed/papers/${SLUG}" width="600" height="${answer.height}" title="${TITLE}"></iframe>`,
      width: 600,
      height: expect.any(Number),
    });
    const xml = await ask({ url: page(), format: 'xml' });
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const { name, children } = readXml(await xml.text());
    expect(name).toBe('oembed');
    expect(Object.fromEntries(children.map((child) => [child.name, child.text]))).toEqual(
      Object.fromEntries(Object.entries(answer).map(([field, value]) => [field, `${value}`])),
    );
  });

  test('keeps within the bounds that it is given', async () => {
    const bounds = { maxwidth: '320', maxheight: '150' };
    const answer = JSON.parse(await (await ask({ url: page(), ...bounds })).text());
    expect([answer.width, answer.height]).toEqual([320, 150]);
    expect(answer.html).toContain('width="320" height="150"');
  });

  test.each([
    ['/', 'Research - Papers', '/embed/papers?collection=research-papers&amp;limit=5'],
    ['/papers?q=language', '“language”', '/embed/papers?search=language&amp;limit=5'],
    [
      '/authors/niklas-muennighoff',
      'Niklas Muennighoff',
      '/embed/papers?author=niklas-muennighoff&amp;limit=5',
    ],
    ['/areas/interpretability', 'Interpretability', '/embed/papers?area=interpretability&amp;limit=5'],
    [
      '/venues/iclr',
      'International Conference on Learning Representations',
      '/embed/papers?venue=iclr&amp;limit=5',
    ],
  ])('answers about %s too', async (address, title, frame) => {
    const answer = JSON.parse(await (await ask({ url: server.url + address })).text());
    expect(answer.title).toBe(title);
    expect(answer.html).toContain(`<iframe src="${server.url}${frame}"`);
  });

  test.each([
    [{ format: 'yaml' }, 501],
    [{ format: 'yaml', url: 'https://other.example/' }, 501],
    [{ url: 'https://other.example/papers/x' }, 404],
    [{ url: 'javascript:alert(1)' }, 404],
    [{ url: 'nonsense' }, 404],
    [{ url: 'SELF/papers/no-such-paper' }, 404],
    [{ url: 'SELF/papers/Foo!' }, 404],
    [{ url: 'SELF/papers/%ff' }, 404],
    [{ url: 'SELF/authors/nobody' }, 404],
    [{ url: 'SELF/authors' }, 404],
    [{ url: 'SELF/graphql' }, 404],
    [{}, 400],
    [{ url: 'SELF/', maxwidth: '-1' }, 400],
    [{ url: 'SELF/', maxwidth: '0' }, 400],
    [{ url: 'SELF/', maxheight: 'tall' }, 400],
    [{ url: 'SELF/', maxheight: '1e3' }, 400],
  ])('answers %j with %i', async (parameters, status) => {
    const given = Object.entries(parameters).map(([name, value]) => [
      name,
      `${value}`.replace('SELF', server.url),
    ]);
    const answer = await ask(Object.fromEntries(given));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('is found from the head of each page that shows papers', async () => {
    for (const address of ['/', `/papers/${SLUG}`, '/papers?q=language', '/areas/interpretability']) {
      const markup = await (await server.get(address, { accept: 'text/html' })).text();
      const links = [...markup.matchAll(/<link rel="alternate" type="(\w+\/\w+\+oembed)" href="([^"]+)"/g)];
      expect(links.map(([, type]) => type)).toEqual(['application/json+oembed', 'text/xml+oembed']);
      for (const [, , href = ''] of links)
        expect((await fetch(href.replaceAll('&amp;', '&'))).status).toBe(200);
    }
  });
});

describe('the page in a frame', () => {
  test('says what is wrong with the status', async () => {
    for (const [address, status, reason] of [
      ['/embed/papers/no-such-paper', 404, 'There is no paper “no-such-paper”.'],
      ['/embed/papers?limit=x', 400, 'Limit must be a whole number from 1 to 50, got “x”.'],
      ['/embed/papers?area=no-such-area', 404, 'There is nothing of that name.'],
      ['/embed/papers?year=1800', 200, 'There are no papers here yet.'],
    ] as const) {
      const answer = await server.get(address);
      expect([answer.status, await answer.text()]).toEqual([
        status,
        expect.stringContaining(`<p>${reason}</p>`),
      ]);
    }
  });

  test('may be framed by anybody, other pages by nobody', async () => {
    const policy = async (address: string) =>
      (await server.get(address, { accept: 'text/html' })).headers.get('content-security-policy') ?? '';
    expect(await policy(`/embed/papers/${SLUG}`)).toMatch(/frame-ancestors \*;/);
    for (const address of ['/', `/papers/${SLUG}`, '/embed/snippets', '/embed/v1.js', '/oembed'])
      expect(await policy(address)).toContain("frame-ancestors 'none'");
  });
});

describe('snippets', () => {
  test('are refused with what is allowed', async () => {
    for (const [address, status] of [
      ['/embed/snippets.json?page=/nothing/here', 404],
      ['/embed/snippets?page=/papers/no-such-paper', 404],
      ['/embed/snippets?page=/papers&limit=99', 400],
      ['/embed/snippets.json?page=/papers&order=best', 400],
    ] as const)
      expect((await server.get(address, { accept: 'text/html' })).status).toBe(status);
  });
});
