// Measures the graph's operations on the federated graph and on what could stand in its place:
// npm run bench:engine -- [--seconds 1] [--rounds 5] [--papers 2000] [--only NAME] [--no-file]
import 'reflect-metadata';
import { strict as assert } from 'node:assert';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { apolloGatewayVersion, installApolloGateway } from './engine/apollo-gateway';
import type { Task } from './engine/contender-process';
import { CONTENDERS } from './engine/contenders';
import { type Connection, startDatabase } from './engine/database';
import { type Machine, thisMachine } from './engine/machine';
import type { Sample } from './engine/measure';
import { OPERATIONS } from './engine/operations';
import { type Medians, mediansOf, type Rounds, table } from './engine/report';
import { ask } from './engine/subgraph-processes';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    papers: { type: 'string', default: '2000' },
    only: { type: 'string' },
    'no-file': { type: 'boolean', default: false },
  },
});
const milliseconds = Number(options.seconds) * 1000;
/** Long enough for Node to have compiled what runs. */
const WARM_UP_MS = 1_000;
const rounds = Number(options.rounds);
const operations = Object.keys(OPERATIONS).filter((name) => !options.only || name === options.only);

type Processes = ReadonlyMap<string, ChildProcess>;

async function startContenders(connection: Connection, started: Map<string, ChildProcess>): Promise<void> {
  for (const name of Object.keys(CONTENDERS)) {
    const child = fork(path.join(__dirname, 'engine/contender-process.ts'), [name]);
    started.set(name, child);
    await ask(child, connection);
  }
}

const perform = <Outcome>(child: ChildProcess, task: Task): Promise<Outcome> => ask<Outcome>(child, task);

/** Nothing is measured before every contender gives the same answer to every operation. */
async function compareAnswers(contenders: Processes): Promise<void> {
  for (const operation of operations) {
    let expected: unknown;
    for (const [name, child] of contenders) {
      const answer = JSON.parse(await perform<string>(child, { operation, loops: 1, kept: false }));
      assert.equal(
        answer.errors,
        undefined,
        `${name} fails at ${operation}: ${JSON.stringify(answer.errors)}`,
      );
      if (operation === 'introspection') sortByName(answer);
      expected ??= answer;
      assert.deepEqual(answer, expected, `${name} answers ${operation} differently`);
    }
  }
}

/** Types and fields come in the order of their composer. */
function sortByName(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) value.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const part of Object.values(value)) sortByName(part);
}

/** In turns, so that what else the machine does falls on all alike. */
async function measureAll(contenders: Processes, loops: number, kept: boolean): Promise<Medians> {
  const all: Rounds = new Map(operations.map((operation) => [operation, new Map()]));
  for (const operation of operations) {
    for (const child of contenders.values()) {
      await perform(child, { operation, milliseconds: Math.max(milliseconds, WARM_UP_MS), loops, kept });
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, child] of contenders) {
        const sample = await perform<Sample>(child, { operation, milliseconds, loops, kept });
        const samples = all.get(operation)?.get(name) ?? [];
        all.get(operation)?.set(name, [...samples, sample]);
      }
    }
    console.error(`measured ${operation}, ${loops} at once`);
  }
  return mediansOf(all);
}

function writeResults(machine: Machine, results: object): string {
  const folder = path.join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${new Date().toISOString().slice(0, 10)}-${machine.commit}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}

async function main(): Promise<void> {
  installApolloGateway();
  const machine = thisMachine();
  const papers = Number(options.papers);
  const database = await startDatabase(papers);
  const contenders = new Map<string, ChildProcess>();
  try {
    await startContenders(database.connection, contenders);
    await compareAnswers(contenders);
    // First, as it is the quickest way to have the code compiled.
    const kept = await measureAll(contenders, 1, true);
    const sequential = await measureAll(contenders, 1, false);
    const concurrent = await measureAll(contenders, 16, false);
    const { version: postgres } = database;
    const setting = { ...machine, postgres, apolloGateway: apolloGatewayVersion(), papers };
    console.log(
      Object.entries(setting)
        .map((entry) => entry.join(' '))
        .join(', '),
    );
    for (const [title, medians] of [
      ['One at a time', sequential],
      ['16 at once', concurrent],
      ['One at a time, rows from memory', kept],
    ] as const) {
      console.log(`\n${title}: p50 in ms / CPU of Node in ms\n\n${table(medians)}`);
    }
    if (!options['no-file']) {
      const results = { ...setting, rounds, milliseconds, sequential, concurrent, kept };
      console.log(`\nwritten to ${path.relative(process.cwd(), writeResults(machine, results))}`);
    }
  } finally {
    for (const child of contenders.values()) if (child.connected) child.disconnect();
    await database.stop();
  }
}

void main();
