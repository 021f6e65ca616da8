import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ImportCounts } from '../../src/ingest/import-report';
import type { BenchDatabase, BenchServer } from './server';

/** Entries that were rejected for one reason. */
export interface Rejections {
  readonly reason: string;
  count: number;
  /** Where the first of them stand. */
  readonly places: string[];
}

/** One run of `papergraph import`, measured from outside. */
export interface ImportRun {
  readonly counts: ImportCounts;
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** By the program's own clock, which starts when the database is open. */
  readonly importSeconds: number;
  /** The highest that Node held. */
  readonly peakMegabytes: number;
  readonly nodeCpuSeconds: number;
  readonly postgresCpuSeconds: number;
  readonly rejections: readonly Rejections[];
  /** Rejected entries told without a line or a reason. */
  readonly unexplained: number;
}

const PROGRAM = path.join(__dirname, '../../bin/papergraph.js');
const PRELOAD = path.join(__dirname, 'peak-memory.cjs');
const PLACES = 5;

/** Runs the command on a database, files or what comes in. @throws Error where it fails */
export async function runImport(
  server: BenchServer,
  database: BenchDatabase,
  args: readonly string[],
  input?: AsyncIterable<string>,
): Promise<ImportRun> {
  const { PATH = '', HOME = '/' } = process.env;
  const cpuBefore = server.cpuSeconds();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['-r', PRELOAD, PROGRAM, 'import', ...args, '--json', '--database-url', database.url],
    { cwd: tmpdir(), env: { PATH, HOME }, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] },
  );
  const usage = child.stdio[3];
  if (!(usage instanceof Readable)) throw new Error('descriptor 3 is a pipe that is read');
  const [[code], summary, usageText, complaints] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(usage),
    readComplaints(child.stderr),
    // A program that fails breaks the pipe; its exit code says so.
    pipeline(Readable.from(input ?? []), child.stdin).catch(() => undefined),
  ]);
  const seconds = (performance.now() - began) / 1_000;
  if (code !== 0)
    throw new Error(`import ${args.join(' ')} ended with ${code}: ${complaints.other.join('\n')}`);
  const { seconds: importSeconds, read, created, updated, unchanged, merged, rejected } = JSON.parse(summary);
  const { megabytes, cpuSeconds } = JSON.parse(usageText);
  return {
    counts: { read, created, updated, unchanged, merged, rejected },
    seconds,
    importSeconds,
    peakMegabytes: megabytes,
    nodeCpuSeconds: cpuSeconds,
    postgresCpuSeconds: server.cpuSeconds() - cpuBefore,
    rejections: complaints.rejections,
    unexplained: rejected - complaints.explained,
  };
}

/** What the command says on standard error with `--json`: objects for entries, and lines for what ends it. */
async function readComplaints(stderr: Readable) {
  const byReason = new Map<string, Rejections>();
  const other: string[] = [];
  let explained = 0;
  for await (const line of createInterface({ input: stderr })) {
    const complaint = line.startsWith('{') ? JSON.parse(line) : { other: line };
    if ('note' in complaint) continue;
    // Only rejected entries come with their text; inputs that failed do not.
    if (!('text' in complaint)) {
      other.push(line);
      continue;
    }
    const { file, line: place, reason } = complaint;
    const rejections: Rejections = byReason.get(reason) ?? { reason, count: 0, places: [] };
    byReason.set(reason, rejections);
    rejections.count += 1;
    if (rejections.places.length < PLACES) rejections.places.push(`${path.basename(file)}:${place}`);
    if (reason && place > 0) explained += 1;
  }
  return { rejections: [...byReason.values()], explained, other };
}
