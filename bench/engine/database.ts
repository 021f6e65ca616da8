import type { DataSourceOptions } from '../../src/database/data-source';
import { createDataSource } from '../../src/database/data-source';
import { migrate } from '../../src/database/migrate';
import { writeCorpus } from '../../test/graph/fixture';
import { generateCorpus } from '../../test/graph/generate-corpus';
import { startTestServer } from '../../test/harness/postgres-server';

/** How the contenders reach the corpus. */
export type Connection = DataSourceOptions['connection'];

/** A Postgres with the corpus in it. */
export interface BenchDatabase {
  readonly connection: Connection;
  /** As Postgres tells it. */
  readonly version: string;
  stop(): Promise<void>;
}

/** Starts Postgres in the temporary folder, with the tables and a generated corpus of so many papers. */
export async function startDatabase(papers: number): Promise<BenchDatabase> {
  const { host, port, user, database, stop } = await startTestServer();
  const connection = { host, port, user, database };
  try {
    const dataSource = await createDataSource({ connection }).initialize();
    await migrate(dataSource);
    await dataSource.transaction((manager) => writeCorpus(manager, generateCorpus(papers)));
    await dataSource.query('VACUUM ANALYZE');
    const [row] = await dataSource.query<[{ server_version: string }]>('SHOW server_version');
    await dataSource.destroy();
    return { connection, version: row.server_version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
