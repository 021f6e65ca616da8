import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { endAll, newFolder, run } from '../cli/program';
import { urlOf } from '../harness/postgres-server';
import type { TestDatabase } from '../harness/test-database';
import { checkDocument } from './check-document';
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

const EXTENSIONS = ['bib', 'ris', 'csl.json', 'json'];

/** Where the crawl begins: what no page may lead to is named here, of each so-manieth paper and text. */
async function starts(each: number): Promise<string[]> {
  const some = <T>(all: readonly T[]) => all.filter((_one, index) => index % each === 0);
  const { papers } = (await (await server.get('/papers.json')).json()) as { papers: { slug: string }[] };
  const embedded = (page: string) => {
    const url = encodeURIComponent(server.url + page);
    return [
      `/oembed?url=${url}`,
      `/oembed?url=${url}&format=xml`,
      `/embed/snippets?page=${encodeURIComponent(page)}`,
      `/embed/snippets.json?page=${encodeURIComponent(page)}`,
    ];
  };
  return [
    ...['/', '/papers', '/authors', '/areas', '/venues', '/sitemap.xml', '/robots.txt'],
    ...['/no-such-page', '/papers/no-such-paper', '/embed/papers?collection=hostile&limit=50'],
    ...['atom', 'feed.json', ...EXTENSIONS].map((extension) => `/papers.${extension}`),
    ...embedded('/'),
    ...some(papers).flatMap(({ slug }) => [
      `/papers/${slug}`,
      `/embed/papers/${slug}`,
      ...EXTENSIONS.map((extension) => `/papers/${slug}.${extension}`),
      ...embedded(`/papers/${slug}`),
    ]),
    // The texts in addresses.
    ...some(XSS_TEXTS)
      .map(encodeURIComponent)
      .flatMap((text) => [
        `/papers?q=${text}`,
        `/papers?area=${text}`,
        `/papers.atom?q=${text}`,
        `/papers/${text}`,
        `/oembed?url=${text}&format=${text}`,
        `/embed/papers?search=${text}&theme=${text}`,
        `/embed/snippets?page=${text}&order=${text}`,
      ]),
  ];
}

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
async function browse(
  addresses: readonly string[],
  bypassCSP: boolean,
  whenLoaded: (page: Page) => Promise<unknown> = async () => {},
) {
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
  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'load' });
    await whenLoaded(page);
  }
  await context.close();
  return { ran, complaints };
}

/** As text, since this program is compiled without the names of a browser. */
const ALL_WIDGETS_SHOW_CARDS = `(widgets => widgets.length > 5 && widgets.every(({ shadowRoot }) => shadowRoot?.querySelector('article')))
  ([...document.querySelectorAll('papergraph-paper')])`;

interface Snippet {
  readonly form: string;
  readonly text: string;
}

/** Pages of another origin with these bodies. */
async function hostOf(bodies: readonly string[]) {
  const app = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Host</title>${bodies[Number(url?.slice(1))] ?? ''}`);
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  // A server that listens on a port has an address with one.
  const { port } = app.address() as AddressInfo;
  const pages = bodies.map((_body, index) => `http://localhost:${port}/${index}`);
  return { pages, close: () => new Promise((resolve) => app.close(resolve)) };
}

describe.each([
  ['as imported, under our policy', async () => {}, 2, false],
  ['as another graph might give it, without a policy', () => writeRaw(server.database.dataSource), 4, true],
])('of a graph of hostile texts %s', (_what, write, each, bypassCSP) => {
  beforeAll(async () => {
    await write();
    found = await crawl(server, await starts(each));
  }, 60_000);

  test('no document is broken', () => {
    expect(faultsIn(found)).toEqual([]);
    // Of oEmbed a format that is none is answered 501, as its specification says.
    const failed = found.filter(({ status, path }) => status >= 500 && !path.startsWith('/oembed'));
    expect(failed.map(({ path }) => path)).toEqual([]);
    const types = [
      'text/html',
      'text/xml',
      'application/atom+xml',
      'application/feed+json',
      'application/x-bibtex',
    ];
    for (const type of types) expect(found.some((document) => document.type.startsWith(type))).toBe(true);
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

  test('nothing runs in Chromium on our pages', async () => {
    // Each paper has many of the texts, so that a part of the pages has all of them in all places.
    const pages = found.filter(isPage).filter((_page, index) => index % 6 === 0);
    expect(pages.length).toBeGreaterThan(40);
    const paths = pages.map(({ path }) => path);
    expect(
      await browse(
        paths.map((path) => server.url + path),
        bypassCSP,
      ),
    ).toEqual({ ran: [], complaints: [] });
  }, 60_000);

  test('nothing runs in Chromium on a page of somebody else’s that embeds them', async () => {
    const snippets = await Promise.all(
      found
        .filter(({ path, status }) => path.startsWith('/embed/snippets.json') && status === 200)
        .map(async ({ path }) => JSON.parse(await (await server.get(path)).text()).snippets as Snippet[]),
    );
    const htmlOf = (form: string) =>
      snippets
        .flat()
        .filter((snippet) => snippet.form === form)
        .map(({ text }) => text);
    const cards = htmlOf('html');
    expect(cards.length).toBeGreaterThan(XSS_TEXTS.length / each);
    for (const html of [...cards, ...htmlOf('iframe')])
      expect({
        html,
        faults: checkDocument(`<!doctype html><title>x</title>${html}`, 'text/html', server.url).faults,
      }).toEqual({ html, faults: [] });
    // With the cards that the server made, and with those that the widgets make by themselves.
    const bare = cards.map((html) => html.replace(/<article.*<\/article>/s, ''));
    const host = await hostOf([cards.join('\n'), bare.join('\n')]);
    const cardsAreShown = (page: Page) => page.waitForFunction(ALL_WIDGETS_SHOW_CARDS);
    expect(await browse(host.pages, bypassCSP, cardsAreShown)).toEqual({ ran: [], complaints: [] });
    await host.close();
  }, 60_000);
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
