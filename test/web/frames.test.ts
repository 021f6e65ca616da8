import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { SEED } from '../../src/seed/seed-file';
import { accessibilityFaults } from '../browser/accessibility';
import { launchChromium } from '../browser/chromium';
import { visit } from '../browser/visit';
import { type HostSite, startHostSite, visitHost } from './host-site';
import { snippetOf } from './snippet';
import { startWebServer, type WebServer } from './web-server';
import { WORDPRESS_SCRIPT, wordpressMarkup } from './wordpress';

const SLUG = 'olmoe-open-mixture-of-experts-language-models';
const TITLE = 'OLMoE: Open Mixture-of-Experts Language Models';

let server: WebServer;
let site: HostSite;
let browser: Browser;
beforeAll(async () => {
  server = await startWebServer('seeded', { environment: { PAPERGRAPH_SITE_NAME: 'A Lab' } });
  site = await startHostSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.close();
});

interface Oembed {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

async function oembed(page: string, bounds: Record<string, string> = {}): Promise<Oembed> {
  const answer = await server.get(`/oembed?${new URLSearchParams({ url: server.url + page, ...bounds })}`);
  return JSON.parse(await answer.text());
}

const snippet = (page: string, form: string) => snippetOf(server.url, page, form);

/** The frame of ours on a page, once it has drawn its cards. */
async function ourFrame(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('there is no frame');
  await frame.locator('.pg-card').first().waitFor();
  return frame;
}

/** How high the content of a frame is. */
const HEIGHT = 'Math.ceil(document.body.getBoundingClientRect().height)';

/** Waits until the frame is as high as its content. */
async function fits(page: Page, low = 0): Promise<void> {
  const frame = await ourFrame(page);
  const content = await frame.evaluate<number>(HEIGHT);
  await page.waitForFunction(`document.querySelector('iframe').clientHeight === ${Math.max(low, content)}`);
}

describe('the answer of oEmbed', () => {
  test('shows the card in WordPress, which leaves little of it, at the height that the card has', async () => {
    const { html } = await oembed(`/papers/${SLUG}`);
    site.show({ head: `<script>${WORDPRESS_SCRIPT}</script>`, body: wordpressMarkup(html) });
    const { page, said, close } = await visitHost(browser, site, server.url);
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts');
    await fits(page, 200);
    expect(await page.locator('iframe').isVisible()).toBe(true);
    expect(await page.locator('blockquote').isVisible()).toBe(false);
    const frame = await ourFrame(page);
    expect(await frame.locator('.pg-title').textContent()).toBe(TITLE);
    expect(await frame.evaluate("getComputedStyle(document.querySelector('.pg-card')).borderTopStyle")).toBe(
      'solid',
    );
    await frame.locator('.pg-title a').click();
    await page.waitForFunction(`self.followed === '${server.url}/papers/${SLUG}'`);
    // Chromium says of each link that it may not follow it by itself.
    expect(said.filter((line) => !line.includes('sandbox'))).toEqual([]);
    await close();
  });

  test.each(['280', '400', '600'])(
    'has room for its cards %s pixels wide where nobody hears the frame',
    async (maxwidth) => {
      const cards = await server.get(`/embed/v1/cards?q=${encodeURIComponent('?limit=10')}`);
      const [papers]: { slug: string }[][] = JSON.parse(await cards.text());
      const answers = await Promise.all(
        (papers ?? []).map(({ slug }) => oembed(`/papers/${slug}`, { maxwidth })),
      );
      expect(answers.map(({ width }) => width)).toEqual(Array(SEED.papers.length).fill(Number(maxwidth)));
      const frames = answers.map(({ html }) =>
        html.replace('<iframe', '<iframe sandbox="allow-scripts" frameborder="0"'),
      );
      site.show({ body: frames.join('') });
      const { page, close } = await visitHost(browser, site, server.url);
      for (const [index, { height }] of answers.entries()) {
        const frame = page.frames()[index + 1];
        await frame?.locator('.pg-card').waitFor();
        const content = await frame?.evaluate<number>(HEIGHT);
        expect(height).toBeGreaterThanOrEqual(content ?? Number.NaN);
        expect(height).toBeLessThanOrEqual((content ?? 0) * 1.3 + 30);
      }
      await close();
    },
  );

  test('keeps a link for readers without frames', async () => {
    const { html } = await oembed(`/papers/${SLUG}`);
    expect(wordpressMarkup(html)).toContain(
      `<a href="${server.url}/papers/${SLUG}">${TITLE}</a></blockquote>`,
    );
  });
});

describe('the snippet of a frame', () => {
  test('fits its height, loads late and has no faults of accessibility', async () => {
    site.show({ body: await snippet(`/papers/${SLUG}`, 'iframe') });
    const { page, said, close } = await visitHost(browser, site, server.url);
    await fits(page);
    expect(await page.locator('iframe').getAttribute('loading')).toBe('lazy');
    await page.setViewportSize({ width: 320, height: 700 });
    await fits(page);
    expect(said).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });

  test('leads out of the frame, to our page', async () => {
    site.show({ body: await snippet(`/papers/${SLUG}`, 'iframe') });
    const { page, close } = await visitHost(browser, site, server.url);
    await (await ourFrame(page)).locator('.pg-title a').click();
    await page.waitForURL(`${server.url}/papers/${SLUG}`);
    await close();
  });

  test.each(['light', 'dark'] as const)(
    'shows a page without faults of accessibility, %s',
    async (colorScheme) => {
      const { page, faults, close } = await visit(browser, `${server.url}/embed/papers?limit=3`, {
        colorScheme,
      });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
  );
});

describe('the dialog that says how to embed a page', () => {
  const grant = { permissions: ['clipboard-read', 'clipboard-write'] };

  /** Presses Tab until the element with that name has the focus. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 300; presses += 1) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
      if (text === name) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  }

  test('opens, copies and closes by keys alone', async () => {
    const { page, faults, close } = await visit(browser, `${server.url}/papers/${SLUG}`, grant);
    await tabTo(page, 'Embed');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: `Embed “${TITLE}”` }).waitFor();
    for (const [label, form] of [
      ['HTML', 'html'],
      ['iframe', 'iframe'],
      ['oEmbed URL', 'oembed'],
      ['React', 'react'],
      ['Markdown', 'markdown'],
    ] as const) {
      await tabTo(page, `Copy ${label}`);
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Copied' }).last().waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
        await snippet(`/papers/${SLUG}`, form),
      );
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Embed');
    expect(faults).toEqual([]);
    await close();
  });

  test('shows a live preview, which follows what is chosen', async () => {
    const { page, faults, close } = await visit(browser, `${server.url}/papers?q=language`);
    await page.getByRole('link', { name: 'Embed', exact: true }).click();
    const preview = page.frameLocator('dialog iframe');
    await preview.locator('.pg-card').nth(4).waitFor();
    await page.getByLabel('Papers', { exact: true }).fill('2');
    await page.getByRole('dialog').getByLabel('Order').selectOption('title');
    await preview.locator('.pg-card').nth(1).waitFor();
    await page.locator('textarea').filter({ hasText: 'limit="2" order="title"' }).first().waitFor();
    await preview.locator('.pg-card').nth(2).waitFor({ state: 'detached' });
    expect(await preview.locator('.pg-card').count()).toBe(2);
    expect(faults).toEqual([]);
    await close();
  });

  test.each(['light', 'dark'] as const)('has no faults of accessibility, %s', async (colorScheme) => {
    const { page, close } = await visit(browser, `${server.url}/papers?q=language`, { colorScheme });
    await page.getByRole('link', { name: 'Embed', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });

  test('is a page without JavaScript', async () => {
    const { page, close } = await visit(browser, `${server.url}/authors/niklas-muennighoff`, {
      javaScriptEnabled: false,
    });
    await page.getByRole('link', { name: 'Embed', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Embed “Niklas Muennighoff”' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'HTML' }).inputValue()).toContain(
      '<papergraph-papers author="niklas-muennighoff" limit="5">',
    );
    await page.getByLabel('Papers', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/limit=1/);
    expect(await page.getByRole('textbox', { name: 'HTML' }).inputValue()).toContain('limit="1"');
    await close();
  });

  test('copies on the page of snippets as well', async () => {
    const { page, faults, close } = await visit(
      browser,
      `${server.url}/embed/snippets?page=/papers/${SLUG}`,
      grant,
    );
    await page.getByRole('button', { name: 'Copy Markdown' }).click();
    await page.getByText('Copied').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
