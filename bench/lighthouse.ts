// What Lighthouse says of pages of a running server, on a phone and on a desktop computer:
//   npm run bench:lighthouse -- http://127.0.0.1:4000 [--runs 3] [PATH...]
// Of several runs the one with the middle LCP counts. It fails where a page misses what is promised.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/browser/chromium';
import { install } from './reads/install';
import { freePort } from './reads/server-process';

const FOLDER = path.join(__dirname, 'lighthouse');

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' } },
});

interface Audit {
  readonly title: string;
  /** 0 to 1; null where it does not apply. */
  readonly score: number | null;
  readonly numericValue?: number;
}

/** The part of a report of Lighthouse that is read here. */
interface Report {
  readonly lighthouseVersion: string;
  readonly categories: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }
    >
  >;
  readonly audits: Readonly<Record<string, Audit>>;
}

type Lighthouse = (url: string, flags: object, config?: object) => Promise<{ lhr: Report } | undefined>;

/** Percent at least, by category. */
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const CATEGORIES = Object.keys(LEAST) as (keyof typeof LEAST)[]; // the keys of LEAST by its type
const MOST_LCP_MS = 1_200;
const MOST_CLS = 0;

/** TypeScript would make a call of `require` of it, which cannot load what is a module only. */
const importModule = new Function('url', 'return import(url)') as (
  url: string,
) => Promise<{ default: Lighthouse; desktopConfig: object }>;

const percent = (report: Report, category: string) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);
const lcpOf = ({ audits }: Report) =>
  audits['largest-contentful-paint']?.numericValue ?? Number.POSITIVE_INFINITY;
const clsOf = ({ audits }: Report) =>
  audits['cumulative-layout-shift']?.numericValue ?? Number.POSITIVE_INFINITY;

/** What counts in a category and is not as it should be. */
function faultsOf(report: Report): string[] {
  return CATEGORIES.flatMap((category) =>
    (report.categories[category]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => report.audits[id])
      .filter((audit) => audit?.score != null && audit.score < 0.9)
      .map((audit) => `${category}: ${audit?.title}`),
  );
}

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
        const scores = CATEGORIES.map((category) => `${category} ${percent(report, category)}`).join(', ');
        console.log(
          `${page} on a ${device}: ${scores}, LCP ${(lcpOf(report) / 1000).toFixed(2)} s, CLS ${clsOf(report)} (Lighthouse ${report.lighthouseVersion})`,
        );
        for (const fault of faultsOf(report)) console.log(`  ${fault}`);
        const isMet =
          CATEGORIES.every((category) => percent(report, category) >= LEAST[category]) &&
          lcpOf(report) <= MOST_LCP_MS &&
          clsOf(report) <= MOST_CLS;
        if (!isMet) process.exitCode = 1;
      }
    }
  } finally {
    await browser.close();
  }
}

void main();
