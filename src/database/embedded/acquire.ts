import { setTimeout as delay } from 'node:timers/promises';
import { type Client, DatabaseError } from 'pg';
import { StartupError } from '../../errors/startup-error';
import { isPostmasterOf, type PidFile, readPidFile, removeStaleLocks } from './pid-file';
import { type Postmaster, type ServerProgram, spawnPostmaster } from './postmaster';
import { isOccupied, logSize, readLogFrom, rotateLog, startFailure, wasReady } from './server-log';
import { describeServer, letGo, openOwnSession } from './session';
import { type Settings, settingArguments } from './settings';
import { PORT, prepareSocketDirectory } from './socket-directory';
import { codeOf } from './system-error';

/** A running server: ours, or another process's that we hold a session on to learn when it goes. */
export type Hold = { readonly version: string; readonly host: string; readonly port: number } & (
  | { readonly postmaster: Postmaster }
  | { readonly watch: Client }
);

/** What {@link acquire} needs to know. */
export interface Server extends Omit<ServerProgram, 'settingArguments'> {
  readonly settings: Settings;
  readonly socketDirectory: string;
  /** When aborted, acquiring gives up. */
  readonly signal: AbortSignal;
}

/** How long a predecessor may take to go away, and how long a server may take to read itself back after a crash. */
const OCCUPIED_MS = 10_000;
const RECOVERY_MS = 300_000;
const POLL_MS = 10;

/**
 * Joins the server that runs on the cluster, or starts one. While a predecessor is going down it tries again.
 * @throws StartupError where that does not end well in time
 */
export async function acquire(server: Server): Promise<Hold> {
  const began = Date.now();
  for (;;) {
    server.signal.throwIfAborted();
    const running = readPidFile(server.cluster);
    const joined = running?.socketDirectory ? await join(running, server.cluster) : 'absent';
    if (typeof joined === 'object') return joined;

    // A server in another container shares neither our process numbers nor our locks, but its socket speaks for it.
    const held = joined === 'busy' || (running !== undefined && isPostmasterOf(running.pid, server.cluster));
    if (!held) {
      const started = await start(server);
      if (started) return started;
    }
    const patience = running?.status === 'starting' ? RECOVERY_MS : OCCUPIED_MS;
    if (Date.now() - began > patience) throw occupied(server.cluster, running);
    await delay(POLL_MS * 5);
  }
}

function occupied(cluster: string, running: PidFile | undefined): StartupError {
  const which = running ? `process ${running.pid}` : 'another process';
  return new StartupError(
    `A Postgres (${which}) holds the data in ${cluster} but does not answer`,
    'stop that process, or wait until it has gone',
  );
}

/** A session on the server that a pid file speaks of; else whether something listens there or nothing does. */
async function join({ socketDirectory, port }: PidFile, cluster: string): Promise<Hold | 'busy' | 'absent'> {
  let watch: Client;
  try {
    watch = await openOwnSession({ host: socketDirectory, port });
  } catch (error) {
    return ['ECONNREFUSED', 'ENOENT'].includes(codeOf(error)) ? 'absent' : 'busy';
  }
  const described = await describeServer(watch).catch(() => undefined);
  if (described?.cluster === cluster) {
    letGo(watch);
    return { watch, version: described.version, host: socketDirectory, port };
  }
  await watch.end();
  // A server on other data took over the address: the pid file is a leftover. One that broke off is going down.
  return described ? 'absent' : 'busy';
}

/** Starts a server: undefined where another one is in the way. @throws StartupError where it cannot start */
async function start(server: Server): Promise<Hold | undefined> {
  const { cluster, socketDirectory, logFile } = server;
  prepareSocketDirectory(socketDirectory, server.user);
  removeStaleLocks(cluster, socketDirectory, PORT);
  rotateLog(logFile);
  const logged = logSize(logFile);
  const postmaster = spawnPostmaster({
    ...server,
    settingArguments: settingArguments(socketDirectory, server.settings),
  });
  try {
    const version = await untilReady(postmaster, server);
    if (version !== undefined) return { postmaster, version, host: socketDirectory, port: PORT };
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  const said = readLogFrom(logFile, logged) || (await postmaster.ended);
  // What was ready was ended by somebody: it starts on these data, and will again.
  if (isOccupied(said) || wasReady(said)) return undefined;
  throw startFailure(said, cluster, logFile);
}

/** Waits until the server answers and gives its version: undefined where it ended instead. */
async function untilReady(
  postmaster: Postmaster,
  { cluster, logFile, signal }: Server,
): Promise<string | undefined> {
  const began = Date.now();
  while (!postmaster.hasEnded()) {
    signal.throwIfAborted();
    const written = readPidFile(cluster);
    if (written?.pid === postmaster.pid && written?.status === 'ready') {
      const version = await versionAt({ host: written.socketDirectory, port: written.port });
      if (version !== undefined) return version;
    }
    if (Date.now() - began > RECOVERY_MS) {
      throw new StartupError(
        `Postgres on ${cluster} has been starting for ${RECOVERY_MS / 60_000} minutes`,
        `read ${logFile}`,
      );
    }
    await Promise.race([delay(POLL_MS), postmaster.ended]);
  }
  return undefined;
}

/** The version of the server at an address: undefined where it breaks off, as one does that is killed or goes down. */
async function versionAt(address: { host: string; port: number }): Promise<string | undefined> {
  try {
    const client = await openOwnSession(address);
    try {
      return (await describeServer(client)).version;
    } finally {
      await client.end();
    }
  } catch (error) {
    // Whatever else Postgres itself says is about more than the connection.
    if (error instanceof DatabaseError && !/^(08|57)/.test(error.code ?? '')) throw error;
    return undefined;
  }
}
