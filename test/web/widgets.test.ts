import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { slugOf } from '../../src/bibliography/slug';
import { accessibilityFaults } from '../browser/accessibility';
import { launchChromium } from '../browser/chromium';
import { writePapers } from '../harness/write-papers';
import { firedBy, type HostSite, startHostSite, strictPolicy, visitHost } from './host-site';
import { startWebServer, type WebServer } from './web-server';

const PAPERS = 110;
/** As long as titles have to be for the longest slugs. */
const titleOf = (n: number) =>
  `A study of ${n} ways in which widgets hold their place on pages of others, with a long title`;
const slug = (n: number) => slugOf(titleOf(n), '');

let server: WebServer;
let site: HostSite;
let browser: Browser;
beforeAll(async () => {
  server = await startWebServer('seeded', {
    prepare: ({ dataSource }) =>
      writePapers(
        dataSource,
        Array.from({ length: PAPERS }, (_, n) => ({
          title: titleOf(n),
          abstract: 'What it is about, in a few lines of text that wrap. '.repeat(4),
          year: 2020,
          publishedOn: '2020-03-14',
          authors: [{ name: `Ada Author${n % 7}` }, { name: 'Boris Writer' }],
          areas: ['Widgets'],
          links: [{ kind: 'PDF', url: `https://papers.example/${n}.pdf` }],
        })),
      ).then(() => undefined),
  });
  site = await startHostSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.close();
});

/** The default snippet of a page of ours, as somebody copies it. */
async function snippet(page: string, form = 'html'): Promise<string> {
  const answer = await server.get(`/embed/snippets.json?${new URLSearchParams({ page })}`);
  const { snippets }: { snippets: { form: string; text: string }[] } = JSON.parse(await answer.text());
  return snippets.find((each) => each.form === form)?.text ?? '';
}
const paperSnippet = (n: number) => snippet(`/papers/${slug(n)}`);

/** A page with the default snippets of so many papers; the lines for the script and the stylesheet stand in each. */
async function pageOf(count: number): Promise<string> {
  const snippets = await Promise.all(Array.from({ length: count }, (_, n) => paperSnippet(n)));
  return snippets.join('\n');
}

const script = () => `<script type="module" src="${server.url}/embed/v1.js"></script>`;
const dataRequests = (requests: readonly string[]) =>
  requests.filter((path) => path.startsWith('/embed/v1/cards'));

describe('a page of another site with the default snippet', () => {
  test.each([1, 20, 100])(
    'of %i papers makes one data request and nothing moves, under the strict policy',
    async (count) => {
      site.show({ body: await pageOf(count), policy: strictPolicy(server.url) });
      const { page, requests, said, layoutShift, close } = await visitHost(browser, site, server.url);
      const fired = await firedBy(page, count);
      expect(fired.filter(([kind]) => kind === 'error')).toEqual([]);
      expect(fired).toHaveLength(count);
      expect(dataRequests(requests)).toHaveLength(1);
      expect(requests.length).toBeLessThanOrEqual(3);
      expect(await layoutShift()).toBe(0);
      expect(said).toEqual([]);
      expect(await page.locator('papergraph-paper [part~=card]').count()).toBe(count);
      await close();
    },
  );

  test('that styles everything in its own way does not move either', async () => {
    const head =
      '<style>p, li, a, article, ul { margin: 2em; padding: 1em; font-size: 30px; line-height: 3; display: block } body { font: 13px/1.1 serif; letter-spacing: 1px } main article p a { float: left; text-transform: uppercase; border: 9px solid } * { box-sizing: content-box }</style>';
    site.show({ body: await pageOf(3), head });
    const { page, layoutShift, close } = await visitHost(browser, site, server.url);
    await firedBy(page, 3);
    expect(await layoutShift()).toBe(0);
    await close();
  });

  test('without its cards does move, which shows that this is measured', async () => {
    site.show({ body: `${script()}<papergraph-paper paper="${slug(0)}"></papergraph-paper>` });
    const { page, layoutShift, close } = await visitHost(browser, site, server.url);
    await firedBy(page, 1);
    expect(await layoutShift()).toBeGreaterThan(0);
    await close();
  });

  test('shows the same as before, its parts named for the page to style', async () => {
    site.show({
      body: await paperSnippet(0),
      head: '<style>papergraph-paper::part(title) { color: rgb(1, 2, 3) }</style>',
    });
    const { page, close } = await visitHost(browser, site, server.url);
    await firedBy(page, 1);
    const [light, shadow, parts, colour] = await page.evaluate<string[]>(`(() => {
      const widget = document.querySelector('papergraph-paper');
      const card = widget.shadowRoot.querySelector('article');
      const parts = [card, ...card.querySelectorAll('[part]')].map((each) => each.getAttribute('part'));
      const colour = getComputedStyle(widget.shadowRoot.querySelector('[part=title]')).color;
      for (const each of [card, ...card.querySelectorAll('[part]')]) each.removeAttribute('part');
      return [widget.innerHTML, card.outerHTML, [...new Set(parts)].join(' '), colour];
    })()`);
    expect(shadow).toBe(light);
    expect(parts).toBe('card title link byline authors excerpt areas actions');
    expect(colour).toBe('rgb(1, 2, 3)');
    await close();
  });

  test('of lists and papers, a hundred in all, asks once as well', async () => {
    const element = (n: number) =>
      n % 3 === 0
        ? `<papergraph-paper paper="${slug(n)}"></papergraph-paper>`
        : `<papergraph-papers ${n % 3 === 1 ? `author="ada-author${n % 7}" limit="${1 + (n % 5)}"` : `search="study ${n}" limit="1"`}></papergraph-papers>`;
    site.show({
      body: script() + Array.from({ length: 100 }, (_, n) => element(n)).join(''),
      policy: strictPolicy(server.url),
    });
    const { page, requests, close } = await visitHost(browser, site, server.url);
    expect((await firedBy(page, 100)).filter(([kind]) => kind === 'error')).toEqual([]);
    expect(dataRequests(requests)).toHaveLength(1);
    await close();
  });

  test.each(['light', 'dark'] as const)('has no faults of accessibility, %s', async (colorScheme) => {
    const list = await snippet('/authors/ada-author1');
    const head = '<style>:root { color-scheme: light dark }</style>';
    site.show({
      head,
      body: `${await paperSnippet(0)}${list}<h2>More</h2><papergraph-paper paper="${slug(1)}" heading="3"></papergraph-paper>`,
    });
    const { page, close } = await visitHost(browser, site, server.url, { colorScheme });
    await firedBy(page, 3);
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });
});

describe('what a page shows where something fails', () => {
  const light = '<papergraph-paper paper="PAPER"><a href="https://x.example/">By hand</a></papergraph-paper>';
  const byHand = (paper: string) => script() + light.replace('PAPER', paper);

  test('without JavaScript: the cards of the snippet', async () => {
    site.show({ body: await paperSnippet(0) });
    const { page, requests, close } = await visitHost(browser, site, server.url, {
      javaScriptEnabled: false,
    });
    expect(await page.locator('papergraph-paper .pg-title').textContent()).toBe(titleOf(0));
    expect(dataRequests(requests)).toEqual([]);
    await close();
  });

  test('with our server down: the same, and nothing is thrown', async () => {
    site.show({ body: await paperSnippet(0) });
    const down = (page: Page) => page.route(`${server.url}/**`, (route) => route.abort('connectionrefused'));
    const { page, said, close } = await visitHost(browser, site, server.url, { prepare: down });
    await page.waitForLoadState('networkidle');
    expect(await page.locator('papergraph-paper .pg-title').isVisible()).toBe(true);
    expect(said.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
    await close();
  });

  test('with the data not to be had: what it holds, an event each and one warning', async () => {
    site.show({ body: byHand(slug(0)) + light.replace('PAPER', slug(1)) });
    const down = (page: Page) => page.route('**/embed/v1/cards*', (route) => route.abort());
    const { page, said, close } = await visitHost(browser, site, server.url, { prepare: down });
    const fired = await firedBy(page, 2);
    expect(fired).toEqual(
      Array(2).fill(['error', 'papergraph-paper', expect.stringContaining('cannot be read')]),
    );
    expect(said.filter((line) => line.startsWith('warning'))).toEqual([
      expect.stringMatching(/^warning: papergraph: .* cannot be read/),
    ]);
    expect(said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
    for (const link of await page.getByText('By hand').all()) expect(await link.isVisible()).toBe(true);
    await close();
  });

  test.each([
    ['an error', { status: 503, body: 'down' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['JSON of another form', { status: 200, body: '{"a":1}' }],
    ['too few results', { status: 200, body: '[]' }],
    ['a paper without parts', { status: 200, body: '[[{"title":1}]]' }],
  ])('with %s for an answer: what it holds', async (_kind, answer) => {
    site.show({ body: byHand(slug(0)) });
    const odd = (page: Page) =>
      page.route('**/embed/v1/cards*', (route) =>
        route.fulfill({
          ...answer,
          headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
        }),
      );
    const { page, said, close } = await visitHost(browser, site, server.url, { prepare: odd });
    expect((await firedBy(page, 1))[0]?.[0]).toBe('error');
    expect(await page.getByText('By hand').isVisible()).toBe(true);
    expect(said.filter((line) => line.startsWith('warning'))).toHaveLength(1);
    expect(said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
    await close();
  });

  test('with a slow server: what it holds until the cards are there', async () => {
    site.show({ body: byHand(slug(0)) });
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = (page: Page) =>
      page.route('**/embed/v1/cards*', async (route) => {
        await asked;
        await route.continue();
      });
    const { page, said, close } = await visitHost(browser, site, server.url, { prepare: slow });
    await page.waitForFunction("customElements.get('papergraph-paper')");
    expect(await page.getByText('By hand').isVisible()).toBe(true);
    answer();
    await firedBy(page, 1);
    expect(await page.locator('[part=title]').textContent()).toBe(titleOf(0));
    expect(said).toEqual([]);
    await close();
  });

  test('with a paper that is not there, or values that are wrong: what it holds, and what is allowed', async () => {
    const list = (attributes: string) => `<papergraph-papers ${attributes}><b>Kept</b></papergraph-papers>`;
    const body = [
      byHand('no-such-paper'),
      '<papergraph-paper><i>Kept</i></papergraph-paper>',
      `<papergraph-paper paper="${slug(0)}" heading="9"></papergraph-paper>`,
      list('limit="many"'),
      list('order="best"'),
      list('author="nobody"'),
      list('ids="x" area="y"'),
      `<papergraph-paper paper="${slug(1)}"></papergraph-paper>`,
    ].join('');
    site.show({ body, policy: strictPolicy(server.url) });
    const { page, said, requests, close } = await visitHost(browser, site, server.url);
    const fired = await firedBy(page, 8);
    expect(fired.filter(([kind]) => kind === 'load')).toHaveLength(1);
    expect(said.sort()).toEqual(
      [
        'there is no paper “no-such-paper”',
        'paper must be a slug, "doi:…" or "arxiv:…"',
        'heading must be 2 to 6, got "9"',
        'limit must be a whole number from 1 to 50, got “many”',
        'order=“best”: it must be relevance, newest, oldest, cited, title',
        'there are no such papers',
        'ids gives the papers and their order: leave out area',
      ]
        .map((text) => `warning: papergraph: ${text}`)
        .sort(),
    );
    expect(dataRequests(requests)).toHaveLength(1);
    expect(await page.getByText('Kept').count()).toBe(5);
    await close();
  });
});

describe('a widget', () => {
  test('follows its attributes, and goes back to what it holds', async () => {
    site.show({
      body: `${script()}<papergraph-paper paper="${slug(0)}"><a href="https://x.example/">By hand</a></papergraph-paper>`,
    });
    const { page, close } = await visitHost(browser, site, server.url);
    const set = (paper: string) =>
      page.evaluate(`document.querySelector('papergraph-paper').setAttribute('paper', '${paper}')`);
    await firedBy(page, 1);
    await set(slug(1));
    await firedBy(page, 2);
    expect(await page.locator('[part=title]').textContent()).toBe(titleOf(1));
    await set('no-such-paper');
    await firedBy(page, 3);
    expect(await page.getByText('By hand').isVisible()).toBe(true);
    await close();
  });

  test('writes dates in the language around it, and takes the direction of its text', async () => {
    site.show({
      body: `${script()}<div lang="de" dir="rtl"><papergraph-paper paper="${slug(0)}" heading="2"></papergraph-paper></div>`,
    });
    const { page, close } = await visitHost(browser, site, server.url);
    await firedBy(page, 1);
    expect(await page.locator('time').textContent()).toBe('14.03.2020');
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(titleOf(0));
    await close();
  });

  test('far below is not asked for until it comes near', async () => {
    site.show({
      head: '<style>#space { height: 5000px }</style>',
      body: `${script()}<div id="space"></div><papergraph-paper paper="${slug(0)}"></papergraph-paper>`,
    });
    const { page, requests, close } = await visitHost(browser, site, server.url);
    await page.waitForFunction("customElements.get('papergraph-paper')");
    await page.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
    );
    expect(dataRequests(requests)).toEqual([]);
    await page.locator('#after').scrollIntoViewIfNeeded();
    await firedBy(page, 1);
    expect(dataRequests(requests)).toHaveLength(1);
    await close();
  });

  test('keeps the focus of a reader who was on one of its links', async () => {
    site.show({ body: await paperSnippet(0) });
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { page, close } = await visitHost(browser, site, server.url, {
      prepare: (opened) =>
        opened.route('**/embed/v1/cards*', async (route) => {
          await asked;
          await route.continue();
        }),
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = '(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).href';
    const before = await page.evaluate(focused);
    answer();
    await firedBy(page, 1);
    expect(await page.evaluate('document.activeElement.localName')).toBe('papergraph-paper');
    expect(await page.evaluate(focused)).toBe(before);
    await close();
  });
});
