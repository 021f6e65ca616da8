import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../harness/embedded-process';
import { findAll, findOne, readHtml } from './read-html';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const HTML = { accept: 'text/html' };

async function page(path: string, status = 200) {
  const answer = await server?.get(path, HTML);
  expect([path, answer?.status]).toEqual([path, status]);
  return readHtml((await answer?.text()) ?? '');
}

test('a site behind a proxy, below a path, knows its public URL and links within it', async () => {
  const publicUrl = 'https://lab.example/our/papers';
  server = await startWebServer('seeded', { environment: { PUBLIC_URL: publicUrl } });
  const root = await page('/papers');
  expect(findOne(root, 'link', { rel: 'canonical' }).attributes.href).toBe(`${publicUrl}/papers`);
  const addresses = [
    ...findAll(root, 'a').map(({ attributes }) => attributes.href),
    ...findAll(root, 'link').map(({ attributes }) => attributes.href),
    ...findAll(root, 'script').map(({ attributes }) => attributes.src),
    findOne(root, 'form', { class: 'search' }).attributes.action,
  ];
  const inside = addresses.filter((address) => address && !/^(#|https?:)/.test(address));
  expect(inside.length).toBeGreaterThan(50);
  expect(inside.filter((address) => !address?.startsWith('/our/papers/'))).toEqual([]);
  expect(await (await server.get('/robots.txt')).text()).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
});

test('an empty graph has pages that say so', async () => {
  server = await startWebServer('empty');
  for (const path of ['/', '/papers', '/authors', '/areas', '/venues']) {
    expect(findOne(await page(path), 'main').text).toMatch(/no (papers|authors|areas|venues)( yet|\.)/i);
  }
  expect(server.logged).toEqual([]);
});

describe('without pages', () => {
  test('because the operator wants none, / leads to the playground', async () => {
    server = await startWebServer('seeded', { environment: { PAPERGRAPH_PAGES: 'false' } });
    expect((await server.get('/', HTML)).headers.get('location')).toBe('/playground');
    expect((await server.get('/papers', HTML)).status).toBe(404);
    expect(server.logged).toEqual([]);
  });

  test('and below a path, / leads to the playground there', async () => {
    const environment = { PAPERGRAPH_PAGES: 'false', PUBLIC_URL: 'https://lab.example/our/papers' };
    server = await startWebServer('seeded', { environment });
    expect((await server.get('/', HTML)).headers.get('location')).toBe('/our/papers/playground');
  });

  test('because the graph is another, / leads to the playground, and the log says what is missing', async () => {
    server = await startWebServer('seeded', { subgraphs: ['papers'] });
    expect((await server.get('/', HTML)).headers.get('location')).toBe('/playground');
    expect(server.logged.join('')).toContain('no pages are served');
    expect(server.logged.join('')).toContain('Cannot query field');
  });

  test.each([
    ['PAPERGRAPH_MAX_DEPTH', '2', 'nested at most 2 deep'],
    ['PAPERGRAPH_MAX_PAGE_SIZE', '10', 'PAPERGRAPH_MAX_PAGE_SIZE is 10, and they need 20'],
  ])('because %s=%s leaves no room for them, too', async (variable, value, reason) => {
    server = await startWebServer('seeded', { environment: { [variable]: value } });
    expect((await server.get('/', HTML)).headers.get('location')).toBe('/playground');
    expect(server.logged.join('')).toContain(reason);
  });
});

test('pages ask for no more than the graph gives at once', async () => {
  server = await startWebServer('seeded', { environment: { PAPERGRAPH_MAX_PAGE_SIZE: '20' } });
  const nodes = ['/authors/noah-a-smith', '/areas/language-models', '/venues/iclr'];
  for (const path of ['/', '/papers', '/authors', '/areas', '/venues', ...nodes]) await page(path);
  expect((await server.get('/sitemaps/authors-1.xml')).status).toBe(200);
});

test('a server of trusted documents alone serves its pages', async () => {
  server = await startWebServer('seeded', { environment: { PAPERGRAPH_TRUSTED_ONLY: 'true' } });
  expect(findAll(await page('/papers'), 'article', { class: 'pg-card' })).toHaveLength(10);
});

test('a page that cannot be read says so without saying why, and the log has the rest', async () => {
  server = await startWebServer('seeded');
  await server.database.dataSource.query('ALTER TABLE venue RENAME TO venue_gone');
  const root = await page('/venues/iclr', 500);
  expect(findOne(root, 'main').text).toContain('Something went wrong');
  expect(findOne(root, 'main').text).not.toMatch(/venue_gone|relation|SQL/);
  const id = findOne(findOne(root, 'main'), 'code').text;
  expect(server.logged.join('')).toContain(id);
});

test('a page that takes too long is given up', async () => {
  server = await startWebServer('seeded', {
    environment: { PAPERGRAPH_REQUEST_TIMEOUT_MS: '60', PAPERGRAPH_CACHE_BYTES: '0' },
  });
  const lock = server.database.dataSource.createQueryRunner();
  await lock.startTransaction();
  await lock.query('LOCK TABLE venue IN ACCESS EXCLUSIVE MODE');
  const root = await page('/venues/iclr', 504);
  await lock.rollbackTransaction();
  await lock.release();
  expect(findOne(root, 'main').text).toContain('took too long');
});

test('pages show what has been written since', async () => {
  server = await startWebServer('seeded');
  const first = await server.get('/papers', HTML);
  await first.text();
  await server.database.dataSource.query("UPDATE paper SET title = 'A new title' WHERE slug LIKE 'olmoe-%'");
  const etag = first.headers.get('etag') ?? '';
  // The server hears of a write a moment after it.
  await eventually(async () => {
    const answer = await server?.get('/papers', { ...HTML, 'if-none-match': etag });
    return (await answer?.text())?.includes('A new title') ?? false;
  });
});
