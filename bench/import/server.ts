import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { type EmbeddedConnection, startEmbedded } from '../../src/database/embedded';
import { migrate } from '../../src/database/migrate';
import { urlOf } from '../../test/harness/postgres-server';
import { cpuSecondsOf, postmasterOf } from './process-cpu';

/** A database of one measurement. */
export interface BenchDatabase {
  readonly connection: EmbeddedConnection;
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** An embedded server as papergraph runs it, with the settings of papergraph, on data of its own. */
export interface BenchServer {
  /** As Postgres tells it. */
  readonly version: string;
  /** Opens the database that every server has, its tables made where missing. */
  openDefaultDatabase(): Promise<BenchDatabase>;
  /** Makes a database with the tables and nothing in them. */
  createDatabase(name: string): Promise<BenchDatabase>;
  /** Makes a database with what another holds, on which nothing may run meanwhile. */
  copyDatabase(original: BenchDatabase, name: string): Promise<BenchDatabase>;
  /** That Postgres has taken so far. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** Starts Postgres in a folder, or in a temporary one that is removed when the server stops. */
export async function startBenchServer(folder?: string): Promise<BenchServer> {
  const dataDir = folder ?? mkdtempSync(path.join(tmpdir(), 'papergraph-bench-'));
  // Where we are root the server runs as another user, who has to get in.
  chmodSync(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, log: (message) => console.error(message) });
  const admin = await createDataSource({ connection: server.connection, poolSize: 1 }).initialize();
  const [{ pid }]: [{ pid: number }] = await admin.query('SELECT pg_backend_pid() AS pid');
  const postmaster = postmasterOf(pid);
  const open = async (name: string): Promise<BenchDatabase> => {
    const connection = { ...server.connection, database: name };
    const dataSource = await createDataSource({ connection, poolSize: 2 }).initialize();
    return {
      connection,
      url: urlOf(connection),
      dataSource,
      async drop() {
        await dataSource.destroy();
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  };
  return {
    version: server.version,
    async openDefaultDatabase() {
      const database = await open(server.connection.database);
      await migrate(database.dataSource);
      return database;
    },
    async createDatabase(name) {
      await admin.query(`CREATE DATABASE ${name}`);
      const database = await open(name);
      await migrate(database.dataSource);
      return database;
    },
    async copyDatabase({ connection, dataSource }, name) {
      await dataSource.destroy();
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${connection.database}`);
      await dataSource.initialize();
      return open(name);
    },
    cpuSeconds: () => cpuSecondsOf(postmaster),
    async stop() {
      await admin.destroy();
      await server.stop();
      if (folder === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
