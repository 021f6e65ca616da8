// Times how long the playground takes until its editor is drawn, over several visits (the bar is 1,500 ms on loopback):
//   node tools/time-playground.mjs http://127.0.0.1:4000/playground
import { createRequire } from 'node:module';
import { register } from 'esbuild-register/dist/node.js';

register();
const require = createRequire(import.meta.url);
const { launchChromium } = require('../test/browser/chromium.ts');
const { readyEditor, visit } = require('../test/browser/visit.ts');

const VISITS = 5;
const [address] = process.argv.slice(2);
if (!address) {
  console.error('usage: node tools/time-playground.mjs URL');
  process.exit(1);
}

const browser = await launchChromium();
try {
  const times = [];
  for (let count = 0; count < VISITS; count += 1) {
    const { page, close } = await visit(browser, address);
    await readyEditor(page);
    times.push(Math.round(await page.evaluate('performance.now()')));
    await close();
  }
  times.sort((a, b) => a - b);
  console.log(`editor ready after ${times.join(', ')} ms (median ${times[Math.floor(VISITS / 2)]})`);
} finally {
  await browser.close();
}
