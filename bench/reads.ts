// Measures reads of the corpus by papergraph and by what could stand in its place, in one run, after comparing all answers:
// npm run bench -- [CORPUS] [--quick] [--keep FOLDER] [--only CONTENDER,…] [--operations NAME,…] [--no-file]
// npm run bench -- [CORPUS] --million [--papers 1000000] compares papergraph with itself in a larger graph.
// Linux only: what other processes take stands in /proc.
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { thisMachine } from './engine/machine';
import { measureContenders } from './reads/comparison';
import { CONTENDERS, type ContenderName, startContenders } from './reads/contenders';
import { type Corpus, openCorpus } from './reads/corpus-database';
import { measureGrowth } from './reads/growth';
import { contenderVersions, installContenders, serversNode } from './reads/install';
import { LoadGenerator } from './reads/load';
import type { Timing } from './reads/measure';
import { OPERATIONS, type OperationName } from './reads/operations';
import { chooseParameters, FULL_VARIETY, SMALL_VARIETY } from './reads/parameters';
import { checkPromises } from './reads/promises';
import { type Report, reportText, writeReport } from './reads/report';

const root = path.join(__dirname, '..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'string' },
    only: { type: 'string' },
    operations: { type: 'string' },
    million: { type: 'boolean', default: false },
    papers: { type: 'string', default: '1000000' },
    'no-file': { type: 'boolean', default: false },
  },
});

const timing: Timing = options.quick
  ? { rounds: 3, milliseconds: 200, warmUpMs: 200 }
  : { rounds: 5, milliseconds: 1_000, warmUpMs: 1_500 };

function chosen<Name extends string>(given: string | undefined, all: readonly Name[], flag: string): Name[] {
  const wanted = given?.split(',') ?? all;
  const unknown = wanted.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`--${flag} takes ${all.join(', ')}, not ${unknown.join(', ')}`);
  return all.filter((name) => wanted.includes(name));
}

const contenders: readonly ContenderName[] = chosen(options.only, CONTENDERS, 'only');
const operations: readonly OperationName[] = chosen(options.operations, OPERATIONS, 'operations');

/** What was measured of whom, and whether it is what was promised. */
type Outcome = Pick<Report, 'contenders' | 'measured' | 'checks'>;

async function measure({ server, database }: Corpus): Promise<Outcome> {
  const generator = new LoadGenerator(() => server.cpuSeconds());
  const node = serversNode();
  try {
    const sets = await chooseParameters(database.dataSource, options.quick ? SMALL_VARIETY : FULL_VARIETY);
    if (options.million) {
      const papers = Number(options.papers);
      const growth = { server, corpus: database, papers, operations, sets, generator, timing, node };
      const { rows, checks } = await measureGrowth(growth);
      return {
        contenders: ['corpus', 'larger'],
        measured: { one: rows, many: {}, peakMegabytes: {} },
        checks,
      };
    }
    const running = await startContenders(contenders, { databaseUrl: database.url, node, sets });
    try {
      const all = { contenders: running.contenders, operations, sets, generator, timing };
      const measured = await measureContenders(all);
      return {
        contenders: running.contenders.map(({ name }) => name),
        measured,
        checks: checkPromises(measured),
      };
    } finally {
      await running.stop();
    }
  } finally {
    generator.stop();
  }
}

async function main(): Promise<void> {
  const file = path.resolve(positionals[0] ?? path.join(root, '../shared/data/papers.jsonl.gz'));
  if (!existsSync(file)) {
    console.log(`Nothing is measured: there is no corpus ${file}; name another file.`);
    return;
  }
  execFileSync(process.execPath, [path.join(root, 'tools/build.mjs'), '--if-stale'], {
    stdio: ['ignore', 2, 2],
  });
  installContenders();
  const { commit, ...machine } = thisMachine();
  const node = execFileSync(serversNode(), ['--version'], { encoding: 'utf8' }).trim();
  const began = performance.now();
  const corpus = await openCorpus(file, options.keep && path.resolve(options.keep));
  try {
    const outcome = await measure(corpus);
    const seconds = Math.round((performance.now() - began) / 1_000);
    const { rounds, milliseconds } = timing;
    const setting = {
      ...{ ...machine, node, commit, postgres: corpus.server.version, ...contenderVersions() },
      ...{ papers: corpus.papers, rounds, milliseconds, seconds },
    };
    const report: Report = { date: new Date().toISOString().slice(0, 10), commit, setting, ...outcome };
    console.log(reportText(report));
    if (!options['no-file']) {
      const written = writeReport(options.million ? 'reads-million' : 'reads', report);
      console.log(`written to ${path.relative(process.cwd(), written)}.{md,json}`);
    }
    if (outcome.checks.some(({ isMet }) => !isMet)) process.exitCode = 1;
  } finally {
    await corpus.database.dataSource.destroy();
    await corpus.server.stop();
  }
}

void main();
