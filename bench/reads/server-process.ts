import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cpuSecondsOf } from '../import/process-cpu';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  cpuSeconds(): number;
  /** The most that its memory has been, in megabytes. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

const LISTENING = /https?:\/\/[\w.[\]:]+:(\d+)/;
const TYPESCRIPT = path.join(__dirname, '../../test/harness/swc-require.cjs');

/** A port that is free now, for servers that cannot choose one. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address');
  return address.port;
}

function peakOf(pid: number): number {
  const [, kilobytes = ''] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** The port in the first line that names an address. Rejects with all that was said where the process ends instead. */
async function portOf(child: ChildProcess, what: string): Promise<number> {
  if (!child.stdout || !child.stderr) throw new Error('both are pipes');
  let said = '';
  const found = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      // Read to the end, so that the process can always write.
      createInterface({ input: stream }).on('line', (line) => {
        if (said.length < 10_000) said += `${line}\n`;
        const port = LISTENING.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    }
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${what} ended with ${code}:\n${said}`);
  });
  ended.catch(() => {});
  return Promise.race([found, ended]);
}

/** Starts a program of Node that says on one of its outputs at which address it listens. */
export async function startServer(
  node: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const { PATH = '', HOME = '/' } = process.env;
  const child = spawn(node, args, {
    cwd: tmpdir(),
    env: { PATH, HOME, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${node} cannot be started`);
  const ended = once(child, 'exit');
  return {
    port: await portOf(child, args.join(' ')),
    cpuSeconds: () => cpuSecondsOf(pid),
    peakMegabytes: () => peakOf(pid),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** Starts a TypeScript program of this folder. */
export const startScript = (node: string, file: string, args: readonly string[]): Promise<ServerProcess> =>
  startServer(node, ['-r', TYPESCRIPT, path.join(__dirname, file), ...args]);
