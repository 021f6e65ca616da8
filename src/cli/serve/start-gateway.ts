import path from 'node:path';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Configuration } from '../../config/env';
import { apolloGateway } from '../../gateway/apollo-gateway';
import { createEngine } from '../../gateway/create-engine';
import type { StoredDocument } from '../../gateway/documents/stored-documents';
import { createHttpServer, type GatewayServer, type HttpServerOptions } from '../../gateway/http/server';
import { basePath } from '../../http/base-path';
import { playground } from '../../playground/plugin';
import { openDatabase } from '../database/open-database';
import { prepareDatabase } from '../database/prepare-database';
import { assembleGraph, type Graph } from '../graph/assemble-graph';
import type { Member } from '../graph/members';
import { PACKAGE_ROOT } from '../package-root';
import { followGraphVersion } from './follow-graph-version';
import { mountPages } from './mount-pages';
import { createReadiness } from './readiness';
import { refreshSummaries } from './refresh-summaries';
import type { RunningServer } from './running-server';

/** What is to be served. */
export interface GatewayOptions {
  readonly configuration: Configuration;
  readonly members: readonly Member[];
  /** A supergraph composed elsewhere. */
  readonly supergraphSdl?: string;
  /** Documents that clients may ask for by id or hash. */
  readonly trustedDocuments?: readonly StoredDocument[];
  readonly log: Logger;
}

const CLIENT_FAULTS = new Set<unknown>(['BAD_USER_INPUT', 'LIMIT_EXCEEDED']);

/** Opens the database where a member needs it, puts the graph together and listens. @throws StartupError */
export async function startGateway(options: GatewayOptions): Promise<RunningServer> {
  const { configuration, members, supergraphSdl, trustedDocuments, log } = options;
  const { host, port, subgraphTimeoutMs: timeoutMs, cacheBytes } = configuration;
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const needsDatabase = members.some(({ url }) => url === undefined);
    const database = needsDatabase ? await openDatabase(configuration, log) : undefined;
    if (database) {
      closers.push(database.close);
      await prepareDatabase(database, configuration, log);
    }
    const dataSource = database?.dataSource;
    const versions = database && cacheBytes > 0 ? followGraphVersion(database, log) : undefined;
    if (versions) closers.push(versions.close);
    const resultCache = versions && { versions, maxBytes: cacheBytes };
    const graph = await assembleGraph(members, { dataSource, timeoutMs, supergraphSdl });
    closers.push(() => Promise.all(graph.subgraphs.map((subgraph) => subgraph.close())));
    const readiness = createReadiness({ dataSource, subgraphs: graph.subgraphs, log });
    const server = await createServer(
      { configuration, trustedDocuments, log, resultCache },
      graph,
      readiness,
    );
    closers.push(() => server.app.close());
    const url = await server.listen({ host, port });
    if (database) closers.push(refreshSummaries(database, log));
    return { server, url, place: database?.place, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a client did wrong is told to the client; an operator's log would only fill up with it. */
function isClientFault(error: unknown): boolean {
  return error instanceof GraphQLError && CLIENT_FAULTS.has(error.extensions.code);
}

async function createServer(
  {
    configuration,
    trustedDocuments,
    log,
    resultCache,
  }: Omit<GatewayOptions, 'members'> & Pick<HttpServerOptions, 'resultCache'>,
  graph: Graph,
  readiness: ReturnType<typeof createReadiness>,
): Promise<GatewayServer> {
  const { limits, publicUrl, requestTimeoutMs, introspection, corsOrigins, trustedOnly } = configuration;
  const engine = createEngine({
    ...graph,
    onSubgraphError: ({ subgraph, requestId, error }) =>
      log[isClientFault(error) ? 'debug' : 'warn'](
        { subgraph, requestId, err: error },
        'a subgraph answered with an error',
      ),
  });
  const server = await createHttpServer({
    engine,
    apolloGateway: apolloGateway(engine),
    limits,
    log,
    readiness,
    publicUrl,
    requestTimeoutMs,
    introspection,
    trustedDocuments,
    trustedOnly,
    resultCache,
    cacheControl: { maxAge: configuration.cacheControlMaxAge, sMaxAge: configuration.cacheControlSMaxAge },
    cors: { origins: corsOrigins },
    home: null,
  });
  await mountPages(server, configuration, log);
  const base = basePath(publicUrl);
  await server.app.register(playground, {
    folder: path.join(PACKAGE_ROOT, 'dist', 'playground'),
    base,
    endpoint: `${base}/graphql`,
    // Through the route itself, so that limits and the refusal of mutations by GET hold here too.
    execute: async (query, variables) => {
      const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
      const answer = await server.app.inject({
        url: `/graphql?${search}`,
        headers: { accept: 'application/json' },
      });
      return answer.json();
    },
  });
  return server;
}
