import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync } from 'node:fs';
import path from 'node:path';
import { SERVER_ENVIRONMENT, type ServerUser } from './server-user';

/** What it takes to run the server on one cluster. */
export interface ServerProgram {
  /** Folder that holds `postgres`. */
  readonly bin: string;
  readonly cluster: string;
  readonly settingArguments: readonly string[];
  readonly user: ServerUser;
  readonly logFile: string;
}

/** A server process of ours. It stops when this process ends, however it ends. */
export interface Postmaster {
  readonly pid: number | undefined;
  /** Resolves when the process has ended, or could not be started, with how it ended in words. */
  readonly ended: Promise<string>;
  readonly hasEnded: () => boolean;
  /** Ends the sessions and the server, having written everything to disk. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Ends the server within reason: what a checkpoint on a slow disk may take, then without one, which loses nothing. */
const PATIENCE_MS = { SIGINT: 60_000, SIGQUIT: 10_000 };

/**
 * Becomes Postgres itself, so that its pid is our child's, and leaves a shell behind that waits on descriptor 3. A line
 * there means that we saw Postgres end. The end of file without one means that we are dead: then Postgres is told to
 * shut down fast. The waiting shell is orphaned on purpose: Postgres would take the end of an unknown child for a crash.
 */
const GUARD = `( ( read -r seen <&3 || kill -INT $$ ) >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/** Starts the server process; whether it gets as far as to answer shows in its pid file and log. */
export function spawnPostmaster(program: ServerProgram): Postmaster {
  const log = openSync(program.logFile, 'a', 0o600);
  // The owner of the data can go on with a log that root began.
  if (program.user.identity) fchownSync(log, program.user.identity.uid, program.user.identity.gid);
  const postgres = [path.join(program.bin, 'postgres'), '-D', program.cluster, ...program.settingArguments];
  const child = spawn('/bin/sh', ['-c', GUARD, 'papergraph-guard', ...postgres], {
    cwd: '/',
    // A session of its own: Ctrl-C is for us, and we stop the server after our own requests are answered.
    detached: true,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', log, log, 'pipe'],
    ...program.user.identity,
  });
  closeSync(log);
  const pipe = child.stdio[3];
  let ended = false;
  const end = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  }).then((how) => {
    ended = true;
    // The fourth entry of stdio is the socket to descriptor 3; its type covers any kind of stream.
    if (pipe && 'end' in pipe) pipe.on('error', () => undefined).end('seen\n');
    return how;
  });
  // Neither keeps this process alive: a command that forgets to stop the server still ends, and the guard stops it.
  child.unref();
  if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();

  return {
    pid: child.pid,
    ended: end,
    hasEnded: () => ended,
    async stop() {
      child.ref();
      child.kill('SIGINT');
      const harder = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS.SIGINT);
      const hardest = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS.SIGINT + PATIENCE_MS.SIGQUIT);
      await end;
      clearTimeout(harder);
      clearTimeout(hardest);
    },
  };
}
