import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Configuration } from '../../config/env';
import { maskPassword } from '../../config/mask-password';
import { createDataSource, type DatabaseConnection } from '../../database/data-source';
import { startEmbedded } from '../../database/embedded';
import { databaseFault } from './database-fault';

/** A database that answers. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly connection: DatabaseConnection;
  /** Whether it is our own, in the data directory. */
  readonly isEmbedded: boolean;
  /** What people call it: the masked URL, or the folder of the data. */
  readonly place: string;
  /** Closes the connections, and stops the embedded server where this process started it. */
  close(): Promise<void>;
}

/** What decides where the database is and how it is used. */
export type DatabaseConfiguration = Pick<
  Configuration,
  'databaseUrl' | 'dataDir' | 'poolSize' | 'statementTimeoutMs' | 'preparedStatements'
>;

/** Connects to DATABASE_URL, or starts or joins the embedded server. Writes nothing. @throws StartupError */
export async function openDatabase(configuration: DatabaseConfiguration, log: Logger): Promise<OpenDatabase> {
  const { databaseUrl: url, dataDir, poolSize, statementTimeoutMs, preparedStatements } = configuration;
  const use = { poolSize, statementTimeoutMs, preparedStatements };
  if (url !== undefined) {
    const connection = { url };
    const place = maskPassword(url);
    const dataSource = await connect({ connection, ...use }, place);
    return { dataSource, connection, isEmbedded: false, place, close: () => dataSource.destroy() };
  }
  const server = await startEmbedded({ dataDir, log: (message) => log.info(message) });
  const { connection, dataDir: place } = server;
  try {
    const dataSource = await connect({ connection, ...use }, place);
    const close = async () => {
      await dataSource.destroy();
      await server.stop();
    };
    return { dataSource, connection, isEmbedded: true, place, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A data source that has connected. @throws StartupError */
export async function connect(
  options: Parameters<typeof createDataSource>[0],
  place: string,
): Promise<DataSource> {
  try {
    return await createDataSource(options).initialize();
  } catch (error) {
    throw databaseFault(error, place);
  }
}
