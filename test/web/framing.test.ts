import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { type HostSite, startHostSite, visitHost } from './host-site';
import { startWebServer, type WebServer } from './web-server';

let listed: HostSite;
let other: HostSite;
let server: WebServer;
let browser: Browser;
beforeAll(async () => {
  listed = await startHostSite();
  other = await startHostSite();
  const origins = `https://lab.example,${listed.url}`;
  server = await startWebServer('seeded', { environment: { PAPERGRAPH_FRAME_ANCESTORS: origins } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await listed?.close();
  await other?.close();
});

const frameOf = (path: string) => `<iframe title="Papers" src="${server.url}${path}"></iframe>`;

/** What the console says where a site shows a page of ours in a frame; it ends once the site and its frame are loaded. */
async function saidOf(site: HostSite, path: string): Promise<{ said: string[]; cards: number }> {
  site.show({ body: frameOf(path) });
  const { page, said, close } = await visitHost(browser, site, server.url);
  const cards = (await page.frames()[1]?.locator('.pg-card').count()) ?? 0;
  await close();
  return { said, cards };
}

test('a site that the operator lists shows frames', async () => {
  expect(await saidOf(listed, '/embed/papers?limit=3')).toEqual({ said: [], cards: 3 });
});

test('a site that is not listed shows none', async () => {
  const { said, cards } = await saidOf(other, '/embed/papers?limit=3');
  expect(cards).toBe(0);
  expect(said.join()).toContain('frame-ancestors');
});

test('no site shows any other page in a frame', async () => {
  expect((await saidOf(listed, '/papers')).said.join()).toContain('frame-ancestors');
});
