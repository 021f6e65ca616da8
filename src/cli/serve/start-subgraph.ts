import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Configuration } from '../../config/env';
import { createSubgraphServer } from '../../gateway/http/subgraph-server';
import type { LocalSubgraph } from '../../graphql/subgraph';
import { openDatabase } from '../database/open-database';
import { prepareDatabase } from '../database/prepare-database';
import { refreshSummaries } from './refresh-summaries';
import type { RunningServer } from './running-server';

/** Serves one of our own subgraphs by itself. @throws StartupError */
export async function startSubgraph(
  create: (dataSource: DataSource) => LocalSubgraph,
  configuration: Configuration,
  log: Logger,
): Promise<RunningServer> {
  const { host, port, requestTimeoutMs } = configuration;
  const database = await openDatabase(configuration, log);
  try {
    await prepareDatabase(database, configuration, log);
    const server = await createSubgraphServer({
      subgraph: create(database.dataSource),
      log,
      requestTimeoutMs,
    });
    const url = await server.listen({ host, port });
    const refreshed = refreshSummaries(database, log);
    return {
      server,
      url,
      place: database.place,
      async stop() {
        await refreshed();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
