// Measures imports of real files by the command itself, and of batches into a graph of a million papers:
// npm run bench:import -- [--steps corpus,files,together,same-papers,other-papers] [--million [--papers 1000000]] [--data FOLDER] [--no-file]
// Linux only: what other processes take stands in /proc.
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { thisMachine } from './engine/machine';
import {
  type Findings,
  graphsTable,
  noFindings,
  rejectionsList,
  runsTable,
  targetsTable,
} from './import/findings';
import { givenFiles } from './import/given-files';
import { measureMillion } from './import/million';
import { startBenchServer } from './import/server';
import { STEPS, USUAL_STEPS } from './import/steps';

const root = path.join(__dirname, '..');
const { values: options } = parseArgs({
  options: {
    steps: { type: 'string' },
    million: { type: 'boolean', default: false },
    papers: { type: 'string', default: '1000000' },
    data: { type: 'string', default: path.join(root, '../shared/data') },
    'no-file': { type: 'boolean', default: false },
  },
});

const steps = options.steps?.split(',') ?? USUAL_STEPS;

async function measure(): Promise<{ findings: Findings; postgres: string }> {
  const unknown = steps.filter((step) => !(step in STEPS));
  if (unknown.length > 0) throw new Error(`--steps takes ${Object.keys(STEPS)}, not ${unknown}`);
  const findings = noFindings();
  const server = await startBenchServer();
  const bench = { server, folder: options.data, findings };
  try {
    if (options.million) await measureMillion(bench, Number(options.papers));
    else for (const step of steps) await STEPS[step]?.(bench);
    return { findings, postgres: server.version };
  } finally {
    await server.stop();
  }
}

function textOf(setting: object, { runs, targets, graphs, remarks }: Findings): string {
  const parts = [
    `${Object.entries(setting)
      .map((entry) => entry.join(' '))
      .join(', ')}\n`,
    targetsTable(targets),
    ...(runs.length > 0 ? [runsTable(runs)] : []),
    ...(runs.some(({ rejections }) => rejections.length > 0) ? [rejectionsList(runs)] : []),
    ...(Object.keys(graphs).length > 0 ? [graphsTable(graphs)] : []),
    ...remarks,
  ];
  return parts.join('\n');
}

function writeResults(name: string, text: string, results: object): string {
  const folder = path.join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}-${new Date().toISOString().slice(0, 10)}`);
  writeFileSync(`${file}.md`, text);
  writeFileSync(`${file}.json`, `${JSON.stringify(results, null, 2)}\n`);
  return `${path.relative(process.cwd(), file)}.{md,json}`;
}

async function main(): Promise<void> {
  if (givenFiles(options.data).length === 0) {
    console.log(
      `Nothing is measured: there are no files to import in ${options.data}; --data names another folder.`,
    );
    return;
  }
  execFileSync(process.execPath, [path.join(root, 'tools/build.mjs'), '--if-stale'], {
    stdio: ['ignore', 2, 2],
  });
  const machine = thisMachine();
  const began = performance.now();
  const { findings, postgres } = await measure();
  const setting = { ...machine, postgres, seconds: Math.round((performance.now() - began) / 1_000) };
  const text = textOf(setting, findings);
  console.log(text);
  if (!options['no-file']) {
    const name = options.million ? 'import-million' : 'import';
    console.log(`written to ${writeResults(name, text, { ...setting, ...findings })}`);
  }
  if (findings.targets.some(({ isMet }) => !isMet)) process.exitCode = 1;
}

void main();
