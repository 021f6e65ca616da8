import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedConnection, startEmbedded } from '../../src/database/embedded';

/** A throwaway server. */
export interface TestServer extends EmbeddedConnection {
  /** The same address as a URL, which pg and TypeORM take. */
  readonly url: string;
  readonly major: number;
  readonly dataDir: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a server in the temporary folder that saves itself every wait for the disk. It ends with this process at the
 * latest; usable from a globalSetup.
 * @param options.binaries folder with `postgres` and `initdb`; without it the npm package's
 * @throws StartupError
 */
export async function startTestServer(options: { binaries?: string } = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'papergraph-test-'));
  // Where we are root the server runs as another user, who has to get in.
  chmodSync(dataDir, 0o755);
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbedded({
      ...options,
      dataDir,
      log: (message) => console.error(message),
      settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
    });
    return {
      ...server.connection,
      url: urlOf(server.connection),
      major: Number.parseInt(server.version, 10),
      dataDir,
      async stop() {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The URL of a database on a server behind a Unix socket. */
export function urlOf({ host, port, user, database }: EmbeddedConnection): string {
  return `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
