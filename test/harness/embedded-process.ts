import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { EmbeddedConnection } from '../../src/database/embedded';

/** One line of the program's output; which fields it has depends on the event. */
export interface ProgramEvent {
  readonly event: string;
  readonly message: string;
  readonly mend: string;
  readonly joined: boolean;
  readonly connection: EmbeddedConnection;
  readonly dataDir: string;
  readonly version: string;
  /** Milliseconds a start or a stop took. */
  readonly ms: number;
}

/** A process of its own that runs the embedded server. */
export interface EmbeddedProcess {
  readonly child: ChildProcess;
  /** The next event of that name, seen or to come. Rejects when the process ends without it. */
  event(name: string, having?: string): Promise<ProgramEvent>;
  /** Everything it has said so far. */
  readonly said: readonly ProgramEvent[];
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
}

/** A user of the operating system; empty for ourselves. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** Root sees both ways: stepping down itself, and an ordinary user. Anyone else sees only theirs. */
export const identities: Identity[] = process.getuid?.() === 0 ? [{}, { uid: 65534, gid: 65534 }] : [{}];

const root = path.join(__dirname, '../..');
const folders: string[] = [];
const launched: EmbeddedProcess[] = [];

/** A new empty folder of that user, with blanks in its path. */
export function newFolder({ uid, gid }: Identity, mode = 0o755): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'papergraph life, '));
  folders.push(folder);
  chmodSync(folder, mode);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

/** By user: a folder in which a server has been started and stopped. Making the data takes longer than all that is tested. */
const made = new Map<string, string>();
process.on('exit', () => {
  for (const folder of made.values()) rmSync(folder, { recursive: true, force: true });
});

/** A new folder of that user, with the data of a server that was stopped in it. */
export async function newFolderWithData(identity: Identity): Promise<string> {
  const user = JSON.stringify(identity);
  if (!made.has(user)) {
    const first = newFolder(identity);
    folders.splice(folders.indexOf(first), 1);
    const program = launch({ dataDir: first }, identity);
    await program.event('started');
    await stop(program);
    made.set(user, first);
  }
  const folder = newFolder(identity);
  execFileSync('cp', ['-a', path.join(made.get(user) ?? '', 'postgres-18'), folder]);
  return folder;
}

/** Kills what {@link launch} started and is still there, waits until its servers have gone, and removes the folders. */
export async function cleanUp(): Promise<void> {
  for (const { child } of launched) child.kill('SIGKILL');
  await Promise.all(launched.splice(0).map(({ ended }) => ended));
  for (const folder of folders.splice(0)) {
    await eventually(() => processesOf(folder).length === 0);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How {@link launch} runs the program: as another user, in a copy of the project, or through another command. */
export interface Launching extends Identity {
  readonly env?: NodeJS.ProcessEnv;
  readonly checkout?: string;
  readonly through?: readonly string[];
}

/** Starts the program. With `forget` it ends by itself once the server has started, without stopping it. */
export function launch(
  options: { dataDir: string; binaries?: string; settings?: Record<string, string>; forget?: boolean },
  { checkout = root, env, through = [], ...identity }: Launching = {},
): EmbeddedProcess {
  const loader = ['-r', './test/harness/swc-require.cjs', './test/harness/embedded-program.ts'];
  const [command = '', ...args] = [...through, process.execPath, ...loader, JSON.stringify(options)];
  const child = spawn(command, args, {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, ...env },
    ...identity,
  });
  const said: ProgramEvent[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  // Standard output is a pipe by the options above, and each of its lines is written by the program.
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  lines.on('line', (line) => {
    said.push(JSON.parse(line));
    wake();
  });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  let over = false;
  void ended.then(() => {
    over = true;
    wake();
  });
  const program: EmbeddedProcess = {
    child,
    said,
    ended,
    event: (name, having = '') =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = said.find((entry) => entry.event === name && (entry.message ?? '').includes(having));
          if (!found && !over) return;
          waiting.delete(check);
          if (found) resolve(found);
          else reject(new Error(`the program ended without "${name} ${having}": ${JSON.stringify(said)}`));
        };
        waiting.add(check);
        check();
      }),
  };
  launched.push(program);
  return program;
}

/** Ends the program as an operator would, and waits until it has. */
export async function stop(program: EmbeddedProcess): Promise<ProgramEvent> {
  program.child.kill('SIGTERM');
  const stopped = await program.event('stopped');
  await program.ended;
  return stopped;
}

/** A session on a server whose loss does not end the test. */
export async function connect(connection: EmbeddedConnection): Promise<Client> {
  const client = new Client({ ...connection, ssl: false });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The rows of one statement, each as an array. */
export async function ask(connection: EmbeddedConnection, sql: string): Promise<unknown[][]> {
  const client = await connect(connection);
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
  await client.end();
  return rows;
}

/** Looks again until it holds: for what other processes do, of which no event reaches us. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 1_500; left > 0; left--) {
    if (await holds()) return;
    await delay(10);
  }
  throw new Error('it did not come to hold within 15 s');
}

/** The process number in the cluster's pid file. */
export const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(path.join(dataDir, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Every living process that has this text in its command line, zombies aside. */
export function processesOf(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}
