import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** A page opened in a browser profile of its own, and what went wrong or was fetched on it so far. */
export interface Visit {
  page: Page;
  /** Console errors, uncaught errors and requests to other hosts, as readable lines. */
  faults: string[];
  /** Addresses requested, in order, without data: and blob:. */
  requests: string[];
  close(): Promise<void>;
}

/** Opens `address` as a first-time visitor. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const faults: string[] = [];
  const requests: string[] = [];
  const { origin } = new URL(address);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    requests.push(url.href);
    if (url.origin !== origin) faults.push(`request to another host: ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error()}`));
  const page = await context.newPage();
  await page.goto(address);
  return { page, faults, requests, close: () => context.close() };
}

/** The operation editor of the playground, once its text is drawn. */
export async function readyEditor(page: Page): Promise<Locator> {
  const editor = page.locator('.graphiql-query-editor .monaco-editor');
  await editor.locator('.view-line span span').first().waitFor();
  return editor;
}

/** Replaces the operation in the editor by `query`. */
export async function writeQuery(page: Page, query: string): Promise<void> {
  await (await readyEditor(page)).locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(query);
  // The editor closed the first brace by itself; the text has its own.
  await page.keyboard.press('ControlOrMeta+Shift+End');
  await page.keyboard.press('Delete');
}

/** Waits until the answer pane shows `text`. */
export async function answerShows(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.result-window .view-lines', { hasText: text }).waitFor();
}
