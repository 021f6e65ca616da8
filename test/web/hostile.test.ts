import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { endAll, newFolder, run } from '../cli/program';
import { urlOf } from '../harness/postgres-server';
import type { TestDatabase } from '../harness/test-database';
import { type Crawled, crawl } from './crawl';
import { ALARM, hostileLines, writeRaw, XSS_TEXTS } from './hostile-graph';
import { readXml } from './strict-xml';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer;
let browser: Browser;
let found: readonly Crawled[];

async function prepare(database: TestDatabase): Promise<void> {
  const outcome = await run(
    ['import', '-', '--format', 'jsonl', '--json', '--database-url', urlOf(database.connection)],
    {
      cwd: await newFolder(),
      stdin: hostileLines(),
    },
  );
  expect(outcome).toMatchObject({ code: 0 });
  expect(JSON.parse(outcome.stdout)).toMatchObject({ created: XSS_TEXTS.length, rejected: 0 });
}

const STARTS = [
  '/',
  '/papers',
  '/authors',
  '/areas',
  '/venues',
  '/sitemap.xml',
  '/robots.txt',
  '/no-such-page',
  '/papers/no-such-paper',
  ...['atom', 'feed.json', 'bib', 'ris', 'csl.json', 'json'].map((extension) => `/papers.${extension}`),
  ...XSS_TEXTS.flatMap((text) => [
    `/papers?q=${encodeURIComponent(text)}`,
    `/papers?area=${encodeURIComponent(text)}`,
    `/papers.atom?q=${encodeURIComponent(text)}`,
    `/papers/${encodeURIComponent(text)}`,
  ]),
];

beforeAll(async () => {
  server = await startWebServer('empty', { prepare });
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await endAll();
});

const isPage = ({ type }: Crawled) => type.startsWith('text/html');
const faultsIn = (documents: readonly Crawled[]) =>
  documents
    .filter(({ faults }) => faults.length > 0)
    .map(({ path, faults }) => ({ path, faults: faults.slice(0, 3) }));

/** Visits pages one after the other. @returns what ran, and what the browser complained of */
async function browse(paths: readonly string[], bypassCSP: boolean) {
  const context = await browser.newContext({ bypassCSP });
  const ran: string[] = [];
  const complaints: string[] = [];
  const page = await context.newPage();
  await context.exposeBinding(ALARM, ({ page: { url } }) => void ran.push(url.call(page)));
  page.on('dialog', (dialog) => {
    ran.push(page.url());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  for (const path of paths) await page.goto(server.url + path, { waitUntil: 'load' });
  await context.close();
  return { ran, complaints };
}

describe.each([
  ['as imported', async () => {}],
  ['as another graph might give it', () => writeRaw(server.database.dataSource)],
])('of a graph of hostile texts %s', (_what, write) => {
  beforeAll(async () => {
    await write();
    found = await crawl(server, STARTS);
  }, 60_000);

  test('no document is broken', () => {
    expect(faultsIn(found)).toEqual([]);
    expect(found.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
    for (const type of ['text/html', 'application/atom+xml', 'application/feed+json', 'application/x-bibtex'])
      expect(found.some((document) => document.type.startsWith(type))).toBe(true);
  });

  test('a feed says what the graph says', async () => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query Titles { papers(first: 50) { nodes { title } } }' }),
    });
    const { data } = (await answer.json()) as { data: { papers: { nodes: { title: string }[] } } };
    const feed = readXml(await (await server.get('/papers.atom')).text());
    const titles = feed.children
      .filter(({ name }) => name === 'entry')
      .map(({ children }) => children.find(({ name }) => name === 'title')?.text);
    expect(titles).toEqual(data.papers.nodes.map(({ title }) => title));
  });

  test.each([
    ['with our policy', false],
    ['without it', true],
  ])(
    'nothing runs in Chromium, %s',
    async (_policy, bypassCSP) => {
      const pages = found.filter(isPage).map(({ path }) => path);
      // Papers have the most texts; of the other pages a part is enough.
      const chosen = pages.filter((path, index) => path.startsWith('/papers/') || index % 4 === 0);
      expect(await browse(chosen, bypassCSP)).toEqual({ ran: [], complaints: [] });
    },
    60_000,
  );
});

test('the alarm is heard where a page does not escape', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const ran: string[] = [];
  await context.exposeBinding(ALARM, () => void ran.push('ran'));
  await page.goto(`data:text/html,${encodeURIComponent(XSS_TEXTS[0] ?? '')}`);
  expect(ran).toEqual(['ran']);
  await context.close();
});
