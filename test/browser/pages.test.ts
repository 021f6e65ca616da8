import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startWebServer, type WebServer } from '../web/web-server';
import { accessibilityFaults } from './accessibility';
import { launchChromium } from './chromium';
import { type Visit, visit } from './visit';

let server: WebServer;
let browser: Browser;
beforeAll(async () => {
  server = await startWebServer('seeded', {
    environment: { PAPERGRAPH_SITE_FOOTER: 'By [us](https://lab.example).' },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const PAPER = '/papers/olmoe-open-mixture-of-experts-language-models';

const PAGES = [
  '/',
  '/papers?q=language&area=language-models&year=soon',
  PAPER,
  '/authors',
  '/authors/noah-a-smith',
  '/areas/language-models',
  '/venues',
  '/venues/iclr',
  '/no-such-page',
];

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** Visits a page, and fails where it made an error, or asked another host. A page that is not found is an error of the console's. */
async function on<Result>(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page, seen: Visit) => Promise<Result>,
): Promise<Result> {
  const seen = await visit(browser, server.url + path, options);
  try {
    const result = await look(seen.page, seen);
    expect(seen.faults.filter((fault) => !fault.includes('404 (Not Found)'))).toEqual([]);
    return result;
  } finally {
    await seen.close();
  }
}

describe.each([
  ['light, wide', { colorScheme: 'light', viewport: WIDE }],
  ['dark, on a phone', { colorScheme: 'dark', viewport: PHONE }],
] as const)('%s', (_name, options) => {
  test.each(PAGES)('%s has no fault of accessibility, fits the window and makes no error', async (path) => {
    await on(path, options, async (page) => {
      expect(await accessibilityFaults(page)).toEqual([]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
});

/** Tabs until what has the focus is named so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim().replace(/\\s+/g, ' ')",
    );
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab leads nowhere that is named ${name}`);
}

describe('with the keyboard alone', () => {
  test('one skips the navigation, searches, narrows, and takes a condition away', async () => {
    await on('/papers', { viewport: WIDE }, async (page) => {
      await tabTo(page, 'Skip to content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');

      await page.goto(`${server.url}/papers`);
      await tabTo(page, 'Search papers');
      await page.keyboard.type('language');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/papers?q=language');

      await tabTo(page, /^Language Models \d+$/);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/papers?q=language&area=language-models');
      expect(await page.getByRole('status').textContent()).toMatch(/^\d papers$/);

      await tabTo(page, 'Search “language” – remove×');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/papers?area=language-models');
    });
  });

  test('one turns pages', async () => {
    await on('/authors', { viewport: WIDE }, async (page) => {
      const first = await page.locator('.names a').allTextContents();
      await tabTo(page, 'Next →');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/authors?after=*');
      const second = await page.locator('.names a').allTextContents();
      expect(second.filter((name) => first.includes(name))).toEqual([]);
      await tabTo(page, '← Previous');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/authors?before=*');
      expect(await page.locator('.names a').allTextContents()).toEqual(first);
    });
  });

  test('one copies a citation', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    await on(PAPER, { viewport: WIDE, permissions }, async (page) => {
      await tabTo(page, 'Copy BibTeX');
      await page.keyboard.press('Enter');
      await page.getByText('Copied.').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
        await page.locator('#bibtex').textContent(),
      );
    });
  });

  test('one finds the citation selected where the clipboard is closed', async () => {
    await on(PAPER, { viewport: WIDE }, async (page) => {
      await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))");
      await tabTo(page, 'Copy APA');
      await page.keyboard.press('Enter');
      await page.getByText('Selected:').waitFor();
      expect(await page.evaluate('getSelection().toString()')).toContain('(2025).');
    });
  });
});

test('without JavaScript everything is there but what needs it', async () => {
  await on(PAPER, { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
    expect(await page.locator('#bibtex').textContent()).toContain('@inproceedings');
    await page.getByRole('searchbox').fill('mixture of experts');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'OLMoE: Open Mixture-of-Experts Language Models' }).click();
    await page.waitForURL(`**${PAPER}`);
  });
});

test('on a phone the filters are one link away', async () => {
  await on('/papers', { viewport: PHONE, reducedMotion: 'reduce' }, async (page) => {
    await page.getByRole('link', { name: 'Filters' }).click();
    await page.getByRole('heading', { name: 'Narrow down' }).waitFor();
    expect(
      await page.evaluate("document.querySelector('#narrow').getBoundingClientRect().top < innerHeight"),
    ).toBe(true);
  });
});

test('nothing moves while a page loads, and it asks for its own files alone', async () => {
  await on('/papers', { viewport: WIDE }, async (page, { requests }) => {
    const shift = await page.evaluate<number>(
      `new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
          .observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      })`,
    );
    expect(shift).toBe(0);
    const paths = requests.map((address) => new URL(address).pathname.replace(/-[\da-f]+(?=\.)/, ''));
    expect(paths.length).toBeLessThanOrEqual(5);
  });
});

test('a string becomes neither markup nor a script on a page of ours', async () => {
  const seen = await visit(browser, `${server.url}${PAPER}`);
  const attempt = (code: string) =>
    seen.page.evaluate<string>(
      `(() => { try { ${code}; return 'done'; } catch (error) { return error.name; } })()`,
    );
  expect(await attempt("document.body.innerHTML = '<b>x</b>'")).toBe('TypeError');
  expect(await attempt("trustedTypes.createPolicy('ours', {})")).toBe('TypeError');
  await seen.close();
});

test('a printed page has neither navigation nor forms', async () => {
  await on(PAPER, { viewport: WIDE }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Site' }).isVisible()).toBe(false);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await page.locator('#abstract').isVisible()).toBe(true);
  });
});
