// Measures reads of the corpus by papergraph and by what could stand in its place, in one run:
// npm run bench -- [CORPUS] [--quick] [--keep FOLDER] [--only NAME,…] [--operations NAME,…] [--no-file]
// Linux only: what other processes take stands in /proc.
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareAnswers } from './reads/answers';
import { CONTENDERS, startContenders } from './reads/contenders';
import { openCorpus } from './reads/corpus-database';
import { installContenders, serversNode } from './reads/install';
import { LoadGenerator } from './reads/load';
import { measureOperation, type Timing } from './reads/measure';
import { OPERATIONS } from './reads/operations';
import { chooseParameters, FULL_VARIETY, SMALL_VARIETY } from './reads/parameters';
import type { Row } from './reads/results';
import { readsTable } from './reads/table';

const root = path.join(__dirname, '..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'string' },
    only: { type: 'string' },
    operations: { type: 'string' },
    'no-file': { type: 'boolean', default: false },
  },
});

const CONNECTIONS = [1, 16];
const FULL: Timing = { rounds: 5, milliseconds: 1_200, warmUpMs: 1_500 };
const QUICK: Timing = { rounds: 3, milliseconds: 250, warmUpMs: 300 };

function chosen<Name extends string>(given: string | undefined, all: readonly Name[], flag: string): Name[] {
  const wanted = given?.split(',') ?? all;
  const unknown = wanted.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`--${flag} takes ${all.join(', ')}, not ${unknown.join(', ')}`);
  return all.filter((name) => wanted.includes(name));
}

async function main(): Promise<void> {
  const names = chosen(options.only, CONTENDERS, 'only');
  const operations = chosen(options.operations, OPERATIONS, 'operations');
  const file = path.resolve(positionals[0] ?? path.join(root, '../shared/data/papers.jsonl.gz'));
  if (!existsSync(file)) {
    console.log(`Nothing is measured: there is no corpus ${file}; name another file.`);
    return;
  }
  execFileSync(process.execPath, [path.join(root, 'tools/build.mjs'), '--if-stale'], {
    stdio: ['ignore', 2, 2],
  });
  installContenders();
  const corpus = await openCorpus(file, options.keep && path.resolve(options.keep));
  const { server, database } = corpus;
  const generator = new LoadGenerator(() => server.cpuSeconds());
  try {
    const sets = await chooseParameters(database.dataSource, options.quick ? SMALL_VARIETY : FULL_VARIETY);
    const running = await startContenders(names, { databaseUrl: database.url, node: serversNode(), sets });
    try {
      const rows: Record<number, Record<string, Row>> = { 1: {}, 16: {} };
      for (const operation of operations) {
        const compared = await compareAnswers(running.contenders, operation, sets);
        for (const connections of CONNECTIONS) {
          const row = await measureOperation(generator, compared, connections, options.quick ? QUICK : FULL);
          rows[connections] = { ...rows[connections], [operation]: row };
        }
        console.error(`measured ${operation}`);
      }
      console.log(readsTable(rows[1] ?? {}, rows[16] ?? {}, names));
    } finally {
      await running.stop();
    }
  } finally {
    generator.stop();
    await database.dataSource.destroy();
    await server.stop();
  }
}

void main();
