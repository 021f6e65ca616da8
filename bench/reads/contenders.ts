import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type Contender, type Dialect, LIMIT_DIALECT } from './contender';
import { CONTENDERS_FOLDER } from './install';
import type { OperationName, ParameterSets } from './operations';
import { postgraphileDialect } from './postgraphile/dialect';
import { makeFunctions } from './postgraphile/functions';
import { freePort, type ServerProcess, startScript, startServer } from './server-process';
import { storedDialect } from './stored-documents';
import { type SubgraphServers, startSubgraphs } from './supergraph';

/** What contenders are started with. */
export interface Setting {
  readonly databaseUrl: string;
  /** The Node that all servers run on. */
  readonly node: string;
  readonly sets: ParameterSets;
  /** Our subgraphs over HTTP, started for the first who asks. */
  readonly subgraphs: () => Promise<SubgraphServers>;
}

const PROGRAM = path.join(__dirname, '../../bin/papergraph.js');
const GRAPHQL = '/graphql';
/** What widgets ask for. */
const WIDGETS: readonly OperationName[] = ['papersByIds'];
/** What is measured from the cache of results. */
const WARM: readonly OperationName[] = ['listing', 'papersByIds'];

const papergraph = (
  { node, databaseUrl }: Pick<Setting, 'node' | 'databaseUrl'>,
  command: readonly string[],
): Promise<ServerProcess> =>
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

/** A dialect of some operations only. */
const onlyOf = (operations: readonly OperationName[], dialect: Dialect): Dialect => ({
  ...dialect,
  requestOf: (operation, parameters) =>
    operations.includes(operation) ? dialect.requestOf(operation, parameters) : undefined,
});

/** A gateway, whose CPU time is that of its subgraphs, too. */
function gateway(
  name: string,
  server: ServerProcess,
  dialect: Dialect,
  { servers }: SubgraphServers,
): Contender {
  return {
    ...contender(name, server, dialect),
    cpuSeconds: () => [server, ...servers].reduce((sum, each) => sum + each.cpuSeconds(), 0),
  };
}

/** Gives none where this checkout has no such thing. */
type Start = (
  setting: Setting,
  started: ServerProcess[],
  running: readonly Contender[],
) => Promise<Contender | undefined>;

/** papergraph with its cache of results, asked for stored documents alone. */
async function startWarm(setting: Setting, started: ServerProcess[]): Promise<Contender | undefined> {
  if (!hasCache(setting.node)) {
    console.error('papergraph serve has no --no-cache: nothing is measured with a cache');
    return undefined;
  }
  const server = await papergraph(setting, ['serve']);
  started.push(server);
  return contender(
    'papergraph-warm',
    server,
    onlyOf(WARM, await storedDialect(server.port, GRAPHQL, WARM, setting.sets)),
  );
}

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
    return contender('papergraph', server, await storedDialect(server.port, GRAPHQL, WIDGETS, setting.sets));
  },
  monolith: async (setting, started) => {
    const server = await startScript(setting.node, 'monolith-server.ts', [setting.databaseUrl]);
    started.push(server);
    return contender('monolith', server, await storedDialect(server.port, '/', WIDGETS, setting.sets));
  },
  'apollo-gateway': async (setting, started) => {
    const subgraphs = await setting.subgraphs();
    const server = await startScript(setting.node, 'apollo-gateway-server.ts', [subgraphs.supergraph]);
    started.push(server);
    return gateway(
      'apollo-gateway',
      server,
      await storedDialect(server.port, '/', WIDGETS, setting.sets),
      subgraphs,
    );
  },
  hive: async (setting, started) => {
    const subgraphs = await setting.subgraphs();
    const program = path.join(CONTENDERS_FOLDER, 'node_modules/@graphql-hive/gateway/dist/bin.js');
    const config = path.join(CONTENDERS_FOLDER, 'hive.config.mjs');
    const address = ['--host', '127.0.0.1', '--port', String(await freePort())];
    const args = [program, 'supergraph', subgraphs.supergraph, '--config-path', config, ...address];
    const server = await startServer(setting.node, args);
    started.push(server);
    return gateway(
      'hive',
      server,
      await storedDialect(server.port, GRAPHQL, WIDGETS, setting.sets),
      subgraphs,
    );
  },
  postgraphile: async (setting, started) => {
    await makeFunctions(setting.databaseUrl);
    const program = path.join(CONTENDERS_FOLDER, 'postgraphile.mjs');
    const server = await startServer(setting.node, [program, setting.databaseUrl]);
    started.push(server);
    return contender('postgraphile', server, await postgraphileDialect(server.port, setting.sets));
  },
  'papergraph-warm': startWarm,
  bare: async (setting, started, running) => {
    const source =
      running.find(({ name }) => name === 'papergraph-warm') ?? (await startWarm(setting, started));
    if (!source) return undefined;
    const server = await startScript(setting.node, 'bare-server.ts', [String(source.port)]);
    started.push(server);
    return { ...source, ...server, name: 'bare' };
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
  place: Omit<Setting, 'subgraphs'>,
): Promise<RunningContenders> {
  const started: ServerProcess[] = [];
  let subgraphs: Promise<SubgraphServers> | undefined;
  const setting: Setting = {
    ...place,
    subgraphs() {
      subgraphs ??= startSubgraphs(async (name) => {
        const server = await papergraph(place, ['subgraph', name]);
        started.push(server);
        return server;
      });
      return subgraphs;
    },
  };
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.stop()));
  };
  const contenders: Contender[] = [];
  try {
    for (const name of names) {
      console.error(`starting ${name}`);
      const one = await START[name](setting, started, contenders);
      if (one) contenders.push(one);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { contenders, stop };
}
