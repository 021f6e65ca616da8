import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { readyEditor, visit } from '../browser/visit';
import { firedBy, type HostSite, startHostSite, visitHost } from './host-site';
import { type PathProxy, startPathProxy } from './path-proxy';
import { snippetOf } from './snippet';
import { startWebServer, type WebServer } from './web-server';

const SLUG = 'olmoe-open-mixture-of-experts-language-models';
const TITLE = 'OLMoE: Open Mixture-of-Experts Language Models';

let proxy: PathProxy;
let server: WebServer;
let site: HostSite;
let browser: Browser;
beforeAll(async () => {
  proxy = await startPathProxy('/our/papers');
  server = await startWebServer('seeded', { environment: { PUBLIC_URL: proxy.url } });
  proxy.target(server.url);
  site = await startHostSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.close();
  await proxy?.close();
});

const snippet = (form: string) => snippetOf(proxy.url, `/papers/${SLUG}`, form);
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

describe('a site below a path of another', () => {
  test('is walked by links and by its search, and asks for nothing outside the path', async () => {
    const { page, faults, requests, close } = await visit(browser, `${proxy.url}/`);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.waitForURL(`${proxy.url}/papers/${SLUG}`);
    expect(await heading(page)).toBe(TITLE);
    await page.getByRole('searchbox').first().fill('language');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/our\/papers\/papers\?q=language/);
    expect(requests.filter((address) => !address.startsWith(`${proxy.url}/`))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('says how its pages are embedded', async () => {
    const { page, faults, close } = await visit(browser, `${proxy.url}/papers/${SLUG}`);
    await page.getByRole('link', { name: 'Embed', exact: true }).click();
    await page.frameLocator('dialog iframe').locator('.pg-card').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('leads to the playground with the document of a page', async () => {
    const { page, faults, close } = await visit(browser, `${proxy.url}/papers/${SLUG}`);
    await page.getByRole('link', { name: 'Query this' }).click();
    await (await readyEditor(page)).filter({ hasText: 'query' }).waitFor();
    expect(page.url().startsWith(`${proxy.url}/playground`)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test.each(['/graphql', '/no-such-page'])('keeps whoever opens %s within it', async (path) => {
    const answer = await fetch(proxy.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
    const leads = answer.headers.get('location') ?? /<a [^>]*href="([^"#]+)"/.exec(await answer.text())?.[1];
    expect(leads).toMatch(/^\/our\/papers\//);
  });

  test('is embedded by widgets', async () => {
    site.show({ body: await snippet('html') });
    const { page, said, requests, close } = await visitHost(browser, site, proxy.url);
    expect(await firedBy(page, 1)).toEqual([['load', 'papergraph-paper', '']]);
    expect(await page.locator('papergraph-paper [part=title] a').getAttribute('href')).toBe(
      `${proxy.url}/papers/${SLUG}`,
    );
    expect(requests).toHaveLength(3);
    expect(said).toEqual([]);
    await close();
  });

  test('is embedded by frames, and found by oEmbed', async () => {
    const address = encodeURIComponent(`${proxy.url}/papers/${SLUG}`);
    const answer = await fetch(`${proxy.url}/oembed?url=${address}`);
    const { html }: { html: string } = JSON.parse(await answer.text());
    for (const body of [await snippet('iframe'), html]) {
      site.show({ body });
      const { page, said, close } = await visitHost(browser, site, proxy.url);
      expect(await page.frameLocator('iframe').locator('.pg-title a').getAttribute('href')).toBe(
        `${proxy.url}/papers/${SLUG}`,
      );
      expect(said).toEqual([]);
      await close();
    }
  });
});
