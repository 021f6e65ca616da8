import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import { ensureCluster, OWNER } from './initdb';
import { keepRunning } from './keep-running';
import { locateBinaries } from './locate-binaries';
import { choosePlace, clusterIn } from './place';
import { makeRunnable } from './runnable-binaries';
import type { EmbeddedConnection } from './session';
import type { Settings } from './settings';
import { socketDirectoryFor } from './socket-directory';
import { codeOf, messageOf } from './system-error';

export type { EmbeddedConnection } from './session';

/** What {@link startEmbedded} may be told. */
export interface EmbeddedOptions {
  /** Folder of the data, made where missing; for example `.papergraph`. */
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** Folder with the programs `postgres` and `initdb`; without it those of the npm package for this platform. */
  readonly binaries?: string;
  /** Postgres settings by name, over the launcher's own. Where the socket lies is not up to them. */
  readonly settings?: Settings;
}

/** A running server on a data directory, started by this process or joined. */
export interface EmbeddedServer {
  readonly connection: EmbeddedConnection;
  /** Whether the server is another process's. Turns false when that one has gone and this one took over. */
  readonly joined: boolean;
  /** Folder the data really lie in; another than asked for where a root process cannot use that. */
  readonly dataDir: string;
  /** For example `18.4`. */
  readonly version: string;
  /** Shuts the server down, or leaves a joined one. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts Postgres on a data directory, making the database first where there is none, or joins the server that another
 * process already runs there. It is restarted should it end, and ends with this process, however that ends.
 * @throws StartupError
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    return await start(options);
  } catch (error) {
    // An error with a code is the system's or Postgres's answer, not a fault of ours.
    if (codeOf(error) === '') throw error;
    throw new StartupError(
      `Postgres could not be started in ${options.dataDir}: ${messageOf(error)}`,
      'mend that, choose another data directory, or set DATABASE_URL',
      { cause: error },
    );
  }
}

async function start(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, settings = {} } = options;
  const located = await locateBinaries(options.binaries);
  const place = await choosePlace(options.dataDir, located.major, log);
  const bin = await makeRunnable(located, place.user, place.directory);
  await ensureCluster(place, bin, located, settings.fsync !== 'off');
  const kept = await keepRunning(
    {
      bin,
      settings,
      cluster: clusterIn(place.directory, located.major),
      user: place.user,
      logFile: path.join(place.directory, `postgres-${located.major}.log`),
      socketDirectory: await socketDirectoryFor(place, located.major),
    },
    log,
  );
  const { host, port, version } = kept.hold();
  let stopped: Promise<void> | undefined;
  return {
    connection: { host, port, user: OWNER, database: OWNER },
    get joined() {
      return 'watch' in kept.hold();
    },
    dataDir: place.directory,
    version,
    stop() {
      stopped ??= kept.stop();
      return stopped;
    },
  };
}
