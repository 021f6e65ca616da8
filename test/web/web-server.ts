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
  /** Every route that answers GET, as it is registered: `/papers/:slug`. */
  routes(): string[];
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
  /** The subgraphs that are served, all three without. */
  readonly subgraphs?: readonly string[];
  /** Writes what the graph is to hold before the server starts. */
  prepare?(database: TestDatabase): Promise<void>;
}

/** The paths of Fastify's drawing of its routes, where each is indented below the one that it goes on. */
function routesIn(drawing: string): string[] {
  const above: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^([^/*.\w:-]*)(\S+)(?: \((.*)\))?$/.exec(line) ?? [];
    if (indent === undefined || part === undefined) return [];
    const depth = indent.length / 4;
    above[depth] = `${above[depth - 1] ?? ''}${part}`;
    return methods?.split(', ').includes('GET') ? [above[depth]] : [];
  });
}

/** Starts a server over the papers of the seed, or over nothing, on a free port. */
export async function startWebServer(
  template: 'empty' | 'seeded',
  { environment = {}, subgraphs, prepare }: WebServerOptions = {},
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
    members: ownMembers(new Map()).filter(({ name }) => subgraphs?.includes(name) ?? true),
    log: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
  });
  return {
    url: running.url,
    database,
    routes: () => routesIn(running.server.app.printRoutes({ commonPrefix: false, method: 'GET' })),
    get: (path, headers = {}) => fetch(running.url + path, { headers, redirect: 'manual' }),
    logged,
    async close() {
      await running.server.drain(1_000);
      await running.stop();
      await database.drop();
    },
  };
}
