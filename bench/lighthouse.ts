// What Lighthouse says of pages of a running server, on a phone and on a desktop computer:
//   npm run bench:lighthouse -- http://127.0.0.1:4000 [--runs 3] [PATH...]
// Of several runs the one with the middle LCP counts. It fails where a page misses what is promised.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/browser/chromium';
import {
  CATEGORIES,
  clsOf,
  faultsOf,
  keepsPromises,
  lcpOf,
  percentOf,
  type Report,
} from './lighthouse/verdict';
import { install } from './reads/install';
import { freePort } from './reads/server-process';

const FOLDER = path.join(__dirname, 'lighthouse');

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' } },
});

type Lighthouse = (url: string, flags: object, config?: object) => Promise<{ lhr: Report } | undefined>;

/** TypeScript would make a call of `require` of it, which cannot load what is a module only. */
const importModule = new Function('url', 'return import(url)') as (
  url: string,
) => Promise<{ default: Lighthouse; desktopConfig: object }>;

async function main(): Promise<void> {
  const [site, ...paths] = positionals;
  if (!site) throw new Error('usage: npm run bench:lighthouse -- URL [--runs NUMBER] [PATH...]');
  install(FOLDER);
  const entry = path.join(FOLDER, 'node_modules/lighthouse/core/index.js');
  const { default: lighthouse, desktopConfig } = await importModule(pathToFileURL(entry).href);
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    for (const page of paths.length > 0 ? paths : ['/', '/papers']) {
      for (const [device, config] of [
        ['phone', undefined],
        ['desktop', desktopConfig],
      ] as const) {
        const reports: Report[] = [];
        for (let run = 0; run < Number(options.runs); run += 1) {
          const flags = { port, logLevel: 'error', output: 'json', onlyCategories: CATEGORIES };
          const result = await lighthouse(new URL(page, site).href, flags, config);
          if (result) reports.push(result.lhr);
        }
        const report = reports.sort((one, other) => lcpOf(one) - lcpOf(other))[
          Math.floor(reports.length / 2)
        ];
        if (!report) throw new Error(`no report of ${page}`);
        const scores = CATEGORIES.map((category) => `${category} ${percentOf(report, category)}`).join(', ');
        console.log(
          `${page} on a ${device}: ${scores}, LCP ${(lcpOf(report) / 1000).toFixed(2)} s, CLS ${clsOf(report)} (Lighthouse ${report.lighthouseVersion})`,
        );
        for (const fault of faultsOf(report)) console.log(`  ${fault}`);
        if (!keepsPromises(report)) process.exitCode = 1;
      }
    }
  } finally {
    await browser.close();
  }
}

void main();
