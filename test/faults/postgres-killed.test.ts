import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDataSource } from '../../src/database/data-source';
import { startEmbedded } from '../../src/database/embedded';
import { OWNER } from '../../src/database/embedded/initdb';
import { readPidFile } from '../../src/database/embedded/pid-file';
import { endAll, newFolder, type Outcome, type Program, papergraph, run } from '../cli/program';
import { ask, postmasterOf } from '../harness/embedded-process';
import { graphChecksums } from '../harness/graph-snapshot';
import { type Corpus, writeCorpus } from './corpus';
import { expectClear, heldWhileRunning, isRunningAfter, type Kill, killAllOver, type Moment } from './kills';

const LONG = 3_600_000;

let folder: string;
let corpus: Corpus;
/** A data directory with tables and nothing in them. */
let empty: string;
let clean: Graph & { duration: number };

interface Graph {
  readonly checksums: Readonly<Record<string, string>>;
  /** Records written. */
  readonly sources: number;
}

/** Reads the graph in a data directory that nobody uses. */
async function graphIn(dataDir: string): Promise<Graph> {
  const server = await startEmbedded({ dataDir, log: () => undefined });
  const dataSource = await createDataSource({ connection: server.connection }).initialize();
  try {
    const checksums = await graphChecksums(dataSource, { timestamps: false });
    return { checksums, sources: Number.parseInt(checksums.source_record ?? '', 10) };
  } finally {
    await dataSource.destroy();
    await server.stop();
  }
}

const startImport = (dataDir: string): Program =>
  papergraph(['import', ...corpus.files, '--data-dir', dataDir], { cwd: folder });

/** Works on a copy of the empty data directory. */
async function onEmpty<Result>(work: (dataDir: string) => Promise<Result>): Promise<Result> {
  const dataDir = await newFolder();
  // With owners and modes, which Postgres is particular about.
  execFileSync('cp', ['-a', '--reflink=auto', `${empty}/.`, dataDir]);
  try {
    return await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A process and those it has started, who are in sessions of their own. */
function familyOf(parent: number): number[] {
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      // "PID (NAME) STATE PARENT …"
      return readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) \S /s, '')
        .startsWith(`${parent} `);
    } catch {
      return false;
    }
  });
  return [parent, ...children.map(Number)];
}

/** Records written so far: none where no server answers yet. */
async function sourcesIn(dataDir: string): Promise<number> {
  const { socketDirectory: host, port } = readPidFile(path.join(dataDir, 'postgres-18')) ?? {};
  if (!host || !port) return 0;
  try {
    const rows = await ask(
      { host, port, user: OWNER, database: OWNER },
      'SELECT count(*) FROM source_record',
    );
    return Number(rows[0]?.[0]);
  } catch {
    return 0;
  }
}

/** Kills the postmaster and its children at once. @returns false where there are none any more */
function killPostgres(dataDir: string): boolean {
  try {
    for (const pid of familyOf(postmasterOf(dataDir))) process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/** Where kills leave the importer: it has gone on by itself, or has said what to do. */
const endings = { mended: 0, told: 0 };

function expectWellTold(outcome: Outcome): void {
  expectClear(outcome);
  if (outcome.code === 0) {
    endings.mended += 1;
    return;
  }
  endings.told += 1;
  expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^papergraph: .*\.$/m) });
}

/** Kills Postgres during an import, runs that again, and compares. Undefined where the import had ended before. */
const killAndRepeat = (moment: Moment) =>
  onEmpty(async (dataDir): Promise<Kill | undefined> => {
    const began = performance.now();
    const first = startImport(dataDir);
    let sources = 0;
    const hasAll = async () => {
      sources = await sourcesIn(dataDir);
      return sources === clean.sources;
    };
    if (moment === 'after the last commit') await heldWhileRunning(first, hasAll);
    else {
      await isRunningAfter(first, moment);
      const pidFile = path.join(dataDir, 'postgres-18', 'postmaster.pid');
      await heldWhileRunning(first, async () => existsSync(pidFile));
      await hasAll();
    }
    const wasKilled = killPostgres(dataDir);
    const killedAt = performance.now() - began;
    expectWellTold(await first.ended);
    const again = await startImport(dataDir).ended;
    expectClear(again);
    expect(again).toMatchObject({ code: 0 });
    expect((await graphIn(dataDir)).checksums).toEqual(clean.checksums);
    if (!wasKilled) return undefined;
    const progress = sources === 0 ? 'nothing' : sources < clean.sources ? 'something' : 'everything';
    return { moment: killedAt, progress };
  });

beforeAll(async () => {
  folder = await newFolder();
  corpus = writeCorpus(folder);
  empty = await newFolder();
  expect(await run(['migrate', '--data-dir', empty])).toMatchObject({ code: 0 });
  clean = await onEmpty(async (dataDir) => {
    const began = performance.now();
    const { code } = await startImport(dataDir).ended;
    const duration = performance.now() - began;
    expect(code).toBe(0);
    return { ...(await graphIn(dataDir)), duration };
  });
}, LONG);
afterAll(endAll);

test(
  'a Postgres that is killed at any moment of an import leaves what the next run makes whole',
  async () => {
    await killAllOver('Postgres', { usual: 3, duration: clean.duration, kill: killAndRepeat });
    console.log(
      `the import went on by itself ${endings.mended} times and said why not ${endings.told} times`,
    );
  },
  LONG,
);
