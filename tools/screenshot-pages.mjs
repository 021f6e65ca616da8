// Takes pictures of every kind of page, light and dark, wide and phone; with --window only of what the window shows at first:
//   node tools/screenshot-pages.mjs http://127.0.0.1:4000 FOLDER [--only NAME] [--window]
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { register } from 'esbuild-register/dist/node.js';

register();
const require = createRequire(import.meta.url);
const { launchChromium } = require('../test/browser/chromium.ts');
const { visit } = require('../test/browser/visit.ts');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, window: { type: 'boolean', default: false } },
});
const [site, folder] = positionals;
if (!site || !folder) {
  console.error('usage: node tools/screenshot-pages.mjs URL FOLDER [--only NAME] [--window]');
  process.exit(1);
}

/** The first of a kind of page that a page of names or papers links to. */
async function firstLink(from, pattern) {
  const html = await (await fetch(new URL(from, site))).text();
  const [, address] = pattern.exec(html.slice(html.indexOf('<main'))) ?? [];
  return address?.replaceAll('&amp;', '&');
}

const PAGES = {
  home: '/',
  papers: '/papers',
  search: '/papers?q=language+models&has=abstract',
  paper: await firstLink('/', /href="(\/papers\/[^"?]+)"/),
  author: await firstLink('/authors', /href="(\/authors\/[^"?]+)"/),
  authors: '/authors',
  area: await firstLink('/areas', /href="(\/areas\/[^"?]+)"/),
  areas: '/areas',
  venue: await firstLink('/venues', /href="(\/venues\/[^"?]+)"/),
  venues: '/venues',
  'not-found': '/papers/no-such-paper',
};

const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

await mkdir(folder, { recursive: true });
const browser = await launchChromium();
try {
  for (const [name, address] of Object.entries(PAGES)) {
    if (address === undefined || (values.only && values.only !== name)) continue;
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ['light', 'dark']) {
        const { page, close } = await visit(browser, new URL(address, site).href, { viewport, colorScheme });
        await page.screenshot({
          path: path.join(folder, `${name}-${size}-${colorScheme}.png`),
          fullPage: !values.window,
        });
        await close();
      }
    }
    console.log(`${name}: ${address}`);
  }
} finally {
  await browser.close();
}
