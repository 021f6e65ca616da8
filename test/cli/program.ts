import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const running: Program[] = [];
const folders: string[] = [];

/** How a process ended, and what it said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the built program. */
export interface Program {
  readonly child: ChildProcess;
  /** What has come on either stream so far. */
  said(): { stdout: string; stderr: string };
  /** Resolves with the match as soon as it stands in standard output; rejects when the process ends without it. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** The same of standard error. */
  logs(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Outcome>;
}

/** How a process is started. */
export interface Starting {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Runs it as that user and group. */
  readonly uid?: number;
  /** Puts it at the head of a process group of its own, as a shell does. */
  readonly isGroupLeader?: boolean;
  /** What comes in on standard input, nothing by default; `open` where the test writes to it itself. */
  readonly stdin?: string | Buffer | 'open';
}

/** A new empty folder, which {@link endAll} removes. */
export async function newFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'papergraph-cli-'));
  folders.push(folder);
  // Where we are root the embedded server runs as another user, who has to get in.
  await chmod(folder, 0o755);
  return folder;
}

/** Starts any program, with nothing of our own environment but what finds programs. */
export function launch(
  command: string,
  args: readonly string[],
  { env, cwd = root, uid, isGroupLeader = false, stdin }: Starting = {},
): Program {
  const { PATH = '', HOME = '/' } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: isGroupLeader,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  // A program that ends without reading all breaks the pipe, which is for the test to judge by what it said.
  child.stdin.on('error', () => undefined);
  if (stdin !== 'open') child.stdin.end(stdin ?? '');
  const said = { stdout: '', stderr: '' };
  let over = false;
  const follow = (stream: 'stdout' | 'stderr') => {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      child.emit('said');
    });
    return once(child[stream], 'close');
  };
  const ended = Promise.all([once(child, 'exit'), follow('stdout'), follow('stderr')]).then(([[code]]) => {
    over = true;
    child.emit('said');
    return { code, ...said };
  });
  const waitFor = async (stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(said[stream]);
      if (match) return match;
      if (over) throw new Error(`it ended without ${pattern}:\n${said.stdout}\n${said.stderr}`);
      await once(child, 'said');
    }
  };
  const program: Program = {
    child,
    said: () => said,
    says: (pattern) => waitFor('stdout', pattern),
    logs: (pattern) => waitFor('stderr', pattern),
    ended,
  };
  running.push(program);
  return program;
}

/** Starts papergraph in a folder that has no `.env`. */
export function papergraph(args: readonly string[], starting: Starting = {}): Program {
  const program = path.join(root, 'bin', 'papergraph.js');
  return launch(process.execPath, [program, ...args], { cwd: tmpdir(), ...starting });
}

/** Runs papergraph to its end. */
export function run(args: readonly string[], starting?: Starting): Promise<Outcome> {
  return papergraph(args, starting).ended;
}

/** A server of papergraph's that is ready. */
export interface Served extends Program {
  /** Without a slash at its end. */
  readonly url: string;
}

/** Starts a command that serves, on any free port, and waits until it is ready. */
export async function serve(args: readonly string[], starting: Starting = {}): Promise<Served> {
  const program = papergraph(args, { ...starting, env: { PORT: '0', ...starting.env } });
  const [, url = ''] = await program.says(/GraphQL +(\S+)\/graphql\n/);
  return { ...program, url };
}

/** Asks the graph; gives the whole answer. */
export async function ask(url: string, query: string): Promise<{ data?: unknown; errors?: unknown }> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  // The endpoint answers with GraphQL responses only.
  return (await answer.json()) as { data?: unknown; errors?: unknown };
}

/** Tells a program to stop, and waits until it has. */
export function stop(program: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<Outcome> {
  program.child.kill(signal);
  return program.ended;
}

/** Ends whatever is still running and removes the folders. */
export async function endAll(): Promise<void> {
  await Promise.all(running.splice(0).map((program) => stop(program)));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
