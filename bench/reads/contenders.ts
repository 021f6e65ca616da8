import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type Contender, type Dialect, LIMIT_DIALECT } from './contender';
import type { OperationName } from './operations';
import { type ServerProcess, startScript, startServer } from './server-process';
import { storedDialect } from './stored-documents';

/** What contenders are started with. */
export interface Setting {
  readonly databaseUrl: string;
  /** The Node that all servers run on. */
  readonly node: string;
}

const PROGRAM = path.join(__dirname, '../../bin/papergraph.js');
const GRAPHQL = '/graphql';
/** What widgets ask for. */
const WIDGETS: readonly OperationName[] = ['papersByIds'];

const papergraph = ({ node, databaseUrl }: Setting, command: readonly string[]): Promise<ServerProcess> =>
  startServer(node, [
    PROGRAM,
    ...command,
    ...['--port', '0', '--no-seed', '--log-level', 'warn', '--database-url', databaseUrl],
  ]);

/** Whether this checkout's `serve` keeps results. */
function hasCache(node: string): boolean {
  return execFileSync(node, [PROGRAM, 'serve', '--help'], { encoding: 'utf8' }).includes('--no-cache');
}

function contender(name: string, server: ServerProcess, dialect: Dialect): Contender {
  return { ...server, ...dialect, name };
}

type Start = (setting: Setting, started: ServerProcess[]) => Promise<Contender>;

/** How each contender is started, by name; the processes it needs are added to those given. */
const START = {
  limit: async (setting, started) => {
    const server = await startScript(setting.node, 'limit/server.ts', [setting.databaseUrl]);
    started.push(server);
    return contender('limit', server, LIMIT_DIALECT);
  },
  papergraph: async (setting, started) => {
    const server = await papergraph(setting, ['serve', ...(hasCache(setting.node) ? ['--no-cache'] : [])]);
    started.push(server);
    return contender('papergraph', server, await storedDialect(server.port, GRAPHQL, WIDGETS));
  },
  monolith: async (setting, started) => {
    const server = await startScript(setting.node, 'monolith-server.ts', [setting.databaseUrl]);
    started.push(server);
    return contender('monolith', server, await storedDialect(server.port, '/', WIDGETS));
  },
} satisfies Record<string, Start>;

/** A contender's name. */
export type ContenderName = keyof typeof START;

/** All contenders in the order of tables. */
export const CONTENDERS = Object.keys(START) as ContenderName[]; // the keys of START by its type

/** Contenders that run. */
export interface RunningContenders {
  readonly contenders: readonly Contender[];
  stop(): Promise<void>;
}

/** Starts contenders one after the other. */
export async function startContenders(
  names: readonly ContenderName[],
  setting: Setting,
): Promise<RunningContenders> {
  const started: ServerProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.stop()));
  };
  const contenders: Contender[] = [];
  try {
    for (const name of names) {
      console.error(`starting ${name}`);
      contenders.push(await START[name](setting, started));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { contenders, stop };
}
