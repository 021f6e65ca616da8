import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { checkFirstLoad, gzippedSizes } from './first-load';
import { answerShows, readyEditor, type Visit, visit, writeQuery } from './visit';

/** A server with the playground, and how much of the graph stands behind it. */
export interface PlaygroundUnderTest {
  /** Origin of the running server, such as `http://127.0.0.1:4000`; asked for when the tests run. */
  url(): string;
  /** Whether the built-in examples can be answered: true before the real graph, false before a small stand-in. */
  examplesAnswer: boolean;
}

/** Declares the tests of the playground in a real browser, against any server that has `Query.collections`. */
export function playgroundBehaves({ url, examplesAnswer }: PlaygroundUnderTest): void {
  let browser: Browser;
  let open: Visit[] = [];

  /** Opens a path of the server; the visit is closed, and must have gone without a fault, when the test ends. */
  async function openPath(path: string, options?: BrowserContextOptions): Promise<Visit> {
    const visited = await visit(browser, url() + path, options);
    open.push(visited);
    return visited;
  }

  function openQuery(query: string, options?: BrowserContextOptions): Promise<Visit> {
    return openPath(`/playground?${new URLSearchParams({ query })}`, options);
  }

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const visits = open;
    open = [];
    await Promise.all(visits.map(({ close }) => close()));
    expect(visits.flatMap(({ faults }) => faults)).toEqual([]);
  });

  describe('the playground on a first visit', () => {
    test('opens the examples in tabs, the first one active, and runs it', async () => {
      const { page } = await openPath('/playground');
      await readyEditor(page);
      const tabs = page.getByRole('tab');
      expect(await tabs.count()).toBeGreaterThan(0);
      expect(await tabs.first().getAttribute('aria-selected')).toBe('true');
      await page.getByRole('button', { name: /execute query/i }).click();
      await answerShows(page, examplesAnswer ? '"data"' : /"data"|"errors"/);
    });

    (examplesAnswer ? test : test.skip)('answers every example without an error', async () => {
      const { page } = await openPath('/playground');
      await readyEditor(page);
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        const answered = page.waitForResponse((response) => response.request().method() === 'POST');
        await page.getByRole('button', { name: /execute query/i }).click();
        const answer = await (await answered).json();
        expect({ tab: await tab.textContent(), errors: answer.errors }).toMatchObject({ errors: undefined });
      }
    });

    test('fetches no more than the bar allows', async () => {
      const { page, requests } = await openPath('/playground');
      await readyEditor(page);
      await page.waitForLoadState('networkidle');
      const files = requests.filter((address) => new URL(address).pathname.startsWith('/playground'));
      expect(files.filter((address) => /\/(editor|graphql|json)-/.test(address)).length).toBeGreaterThan(2);
      checkFirstLoad(await gzippedSizes(files));
    });
  });

  describe('a shared link', () => {
    test('opens its query, and edits are written back to the address', async () => {
      const { page } = await openPath('/playground?query={__typename}');
      await readyEditor(page);
      await page.getByRole('button', { name: /execute query/i }).click();
      await answerShows(page, '"__typename": "Query"');
      await writeQuery(page, 'query Edited { collections { title } }');
      await page.waitForURL(({ searchParams }) => searchParams.get('query')?.includes('Edited') ?? false);
      const second = await openPath(page.url().slice(url().length));
      await readyEditor(second.page);
      await second.page.getByRole('tab', { name: 'Edited' }).waitFor();
    });

    test('of the own tab, reloaded, opens that tab and no further one', async () => {
      const { page } = await openPath('/playground');
      await readyEditor(page);
      const tabs = await page.getByRole('tab').count();
      await page.getByRole('button', { name: /execute query/i }).click();
      await page.waitForURL(({ searchParams }) => searchParams.has('query'));
      await page.waitForFunction("localStorage.getItem('graphiql:tabState')");
      await page.reload();
      await readyEditor(page);
      expect(await page.getByRole('tab').count()).toBe(tabs);
    });

    test('brings its variables and the name of its operation', async () => {
      const search = new URLSearchParams({
        query: 'query First { __typename } query Second($yes: Boolean!) { __typename @include(if: $yes) }',
        variables: '{"yes": true}',
        operationName: 'Second',
      });
      const { page } = await openPath(`/playground?${search}`);
      await readyEditor(page);
      await page.getByRole('tab', { name: 'Second' }).waitFor();
      await page.locator('.graphiql-editor-tool .view-line', { hasText: '{"yes": true}' }).waitFor();
    });

    test('without variables does not take those of the last visit', async () => {
      const search = new URLSearchParams({ query: '{ __typename }', variables: '{"old": true}' });
      const { page } = await openPath(`/playground?${search}`);
      await page.locator('.graphiql-editor-tool .view-line', { hasText: '{"old": true}' }).waitFor();
      await page.goto(`${url()}/playground?query={other:__typename}`);
      await readyEditor(page);
      await page.getByRole('button', { name: 'Variables' }).click();
      await page.locator('.graphiql-editor-tool .view-line').first().waitFor();
      expect(await page.locator('.graphiql-editor-tool', { hasText: '"old"' }).count()).toBe(0);
    });
  });

  describe('the playground at work', () => {
    const background = (page: Page) =>
      page.locator('.graphiql-container').evaluate((element: unknown) => {
        // Runs in the browser, whose types the server's compiler does not know.
        const scope = globalThis as unknown as { getComputedStyle(e: unknown): { backgroundColor: string } };
        return scope.getComputedStyle(element).backgroundColor;
      });

    test('runs the query on Ctrl-Enter', async () => {
      const { page } = await openQuery('{ __typename }');
      await writeQuery(page, '{ collections { title } }');
      await page.keyboard.press('ControlOrMeta+Enter');
      await answerShows(page, '"collections"');
    });

    test("follows the system's colours, page and editors, until a theme is chosen", async () => {
      const { page } = await openQuery('{ __typename }', { colorScheme: 'light' });
      const editor = await readyEditor(page);
      const light = await background(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('.graphiql-query-editor .monaco-editor.vs-dark').waitFor();
      expect(await background(page)).not.toBe(light);
      await editor.locator('.view-lines').click();
      await page.keyboard.press('ControlOrMeta+,');
      await page.getByRole('button', { name: 'Light' }).click();
      await page.locator('body.graphiql-light').waitFor();
      await page.locator('.graphiql-query-editor .monaco-editor.vs').waitFor();
      expect(await background(page)).toBe(light);
    });

    test('builds a query by clicks in the explorer', async () => {
      const { page } = await openQuery('query Clicked { __typename }');
      await readyEditor(page);
      await page
        .getByRole('button', { name: /explorer/i })
        .last()
        .click();
      await page.locator('.graphiql-explorer-root [data-field-name="collections"]').click();
      await page.locator('.graphiql-query-editor .view-lines', { hasText: 'collections' }).waitFor();
    });

    test('documents the types of the graph', async () => {
      const { page } = await openQuery('{ __typename }');
      await readyEditor(page);
      await page.getByRole('button', { name: /documentation explorer/i }).click();
      const docs = page.locator('.graphiql-doc-explorer');
      await docs.locator('title', { hasText: 'root type icon' }).waitFor({ state: 'attached' });
      await docs.locator('a', { hasText: /^Query$/ }).click();
      await docs
        .locator('a', { hasText: /^Collection$/ })
        .first()
        .click();
      await docs.locator('a', { hasText: /^PaperConnection$/ }).waitFor();
    });

    test('remembers the queries that were run', async () => {
      const { page } = await openQuery('query Remembered { __typename }');
      await readyEditor(page);
      await page.getByRole('button', { name: /execute query/i }).click();
      await answerShows(page, '"__typename": "Query"');
      await page.getByRole('button', { name: /history/i }).click();
      await page.locator('.graphiql-history-item', { hasText: 'Remembered' }).waitFor();
    });
  });

  describe('the plain page', () => {
    test('is offered on a phone and answers a query', async () => {
      const { page } = await openPath('/playground', { viewport: { width: 390, height: 844 } });
      await page.getByRole('link', { name: 'plain query page' }).click();
      await page.getByLabel('Query').fill('{ collections { title } }');
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByRole('region', { name: 'Answer' }).getByText('"collections"').waitFor();
      // At most as wide as the screen: nothing to scroll sideways but the answer itself.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    });

    test('is offered and works without JavaScript', async () => {
      const { page } = await openPath('/playground', { javaScriptEnabled: false });
      await page.locator('noscript').getByRole('link', { name: 'plain query page' }).click();
      await page.getByLabel('Query').fill('{ __typename }');
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByRole('region', { name: 'Answer' }).getByText('"Query"').waitFor();
    });
  });
}
