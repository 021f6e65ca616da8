import { pino } from 'pino';
import { ownMembers } from '../../src/cli/graph/members';
import { startGateway } from '../../src/cli/serve/start-gateway';
import { readConfiguration } from '../../src/config/env';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';

/** A running server with its pages, over a database of its own. */
export interface WebServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly database: TestDatabase;
  /** Asks for a path, without following redirects. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** What was logged at `warn` and above, as text. */
  readonly logged: string[];
  close(): Promise<void>;
}

/** What a test wants otherwise than usual. */
export interface WebServerOptions {
  /** Settings by the names of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Writes what the graph is to hold before the server starts. */
  prepare?(database: TestDatabase): Promise<void>;
}

/** Starts a server over the papers of the seed, or over nothing, on a free port. */
export async function startWebServer(
  template: 'empty' | 'seeded',
  { environment = {}, prepare }: WebServerOptions = {},
): Promise<WebServer> {
  const database = await createTestDatabase(template);
  await prepare?.(database);
  const logged: string[] = [];
  const configuration = readConfiguration({
    flags: { databaseUrl: urlOf(database.connection), port: '0' },
    environment,
  });
  const running = await startGateway({
    configuration,
    members: ownMembers(new Map()),
    log: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
  });
  return {
    url: running.url,
    database,
    get: (path, headers = {}) => fetch(running.url + path, { headers, redirect: 'manual' }),
    logged,
    async close() {
      await running.server.drain(1_000);
      await running.stop();
      await database.drop();
    },
  };
}
