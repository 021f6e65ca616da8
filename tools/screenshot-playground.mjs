// Takes a picture of the playground with its first example run:
//   node tools/screenshot-playground.mjs http://127.0.0.1:4000/playground OUT.png [--dark]
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { register } from 'esbuild-register/dist/node.js';

register();
const require = createRequire(import.meta.url);
const { launchChromium } = require('../test/browser/chromium.ts');
const { readyEditor, visit } = require('../test/browser/visit.ts');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { dark: { type: 'boolean', default: false } },
});
const [address, file] = positionals;
if (!address || !file) {
  console.error('usage: node tools/screenshot-playground.mjs URL OUT.png [--dark]');
  process.exit(1);
}

const browser = await launchChromium();
try {
  const { page, faults } = await visit(browser, address, {
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 2,
    colorScheme: values.dark ? 'dark' : 'light',
  });
  await readyEditor(page);
  await page.getByRole('button', { name: /execute query/i }).click();
  await page.locator('.result-window .view-line', { hasText: /"data"|"errors"/ }).waitFor();
  // The pointer rests on the button and would show its tooltip.
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file });
  if (faults.length > 0) throw new Error(faults.join('\n'));
} finally {
  await browser.close();
}
