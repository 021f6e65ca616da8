import 'reflect-metadata';
import { createDataSource } from '../../src/database/data-source';
import { migrate } from '../../src/database/migrate';
import { seed } from '../../src/seed/seed';
import { secondPostgres } from './installed-postgres';
import { startTestServer, type TestServer } from './postgres-server';

/** Which server a Jest project's database tests run on. */
export type ServerName = 'embedded' | 'installed';

/** The templates every test database is copied from. */
export const TEMPLATES = { empty: 'papergraph', seeded: 'papergraph_seeded' } as const;

/** The environment variable that tells the workers where a server is. */
export const addressVariable = (server: ServerName): string => `TEST_POSTGRES_${server.toUpperCase()}`;

/** Migrates the server's own database, copies it and seeds the copy. */
async function makeTemplates({ host, port, user, database }: TestServer): Promise<void> {
  const empty = await createDataSource({ connection: { host, port, user, database } }).initialize();
  await migrate(empty);
  await empty.destroy();
  const other = await createDataSource({
    connection: { host, port, user, database: 'postgres' },
  }).initialize();
  await other.query(`CREATE DATABASE ${TEMPLATES.seeded} TEMPLATE ${TEMPLATES.empty}`);
  await other.destroy();
  const seeded = await createDataSource({
    connection: { host, port, user, database: TEMPLATES.seeded },
  }).initialize();
  await seed(seeded);
  await seeded.destroy();
}

async function start(name: ServerName, binaries?: string): Promise<TestServer> {
  const server = await startTestServer(binaries ? { binaries } : {});
  await makeTemplates(server);
  const { host, port, user } = server;
  process.env[addressVariable(name)] = JSON.stringify({ host, port, user });
  return server;
}

/** Starts the Postgres servers that all tests share: the embedded one, and an installed one of another version. */
export default async function globalSetup(): Promise<void> {
  const servers = [await start('embedded')];
  const other = secondPostgres();
  if (other) servers.push(await start('installed', other.bin));
  // Jest hands nothing from set-up to tear-down but what is global.
  (globalThis as { testServers?: TestServer[] }).testServers = servers;
}
