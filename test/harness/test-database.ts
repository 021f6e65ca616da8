import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { addressVariable, type ServerName, TEMPLATES } from './global-setup';

/** A database of one test file's own. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** Every SQL text sent since the last call, in order; transaction control and TypeORM's own left out. */
  statements(): string[];
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

let made = 0;

function serverAddress(): { host: string; port: number; user: string } {
  const { testServer = 'embedded' } = globalThis as { testServer?: ServerName }; // a Jest project sets it as a global
  const address = process.env[addressVariable(testServer)];
  if (!address) throw new Error(`no ${testServer} Postgres was started for the tests`);
  return JSON.parse(address);
}

async function onServer(sql: string): Promise<void> {
  const admin = await createDataSource({
    connection: { ...serverAddress(), database: 'postgres' },
  }).initialize();
  try {
    await admin.query(sql);
  } finally {
    await admin.destroy();
  }
}

/**
 * Makes a database: migrated and empty, or with the ten papers of the seed.
 */
export async function createTestDatabase(template: keyof typeof TEMPLATES = 'empty'): Promise<TestDatabase> {
  made += 1;
  const database = `test_${process.pid}_${made}`;
  await onServer(`CREATE DATABASE ${database} TEMPLATE ${TEMPLATES[template]}`);
  const connection = { ...serverAddress(), database };
  let seen: string[] = [];
  const dataSource = await createDataSource({
    connection,
    onStatement: (sql) => {
      if (
        !/^(START TRANSACTION|COMMIT|ROLLBACK|SELECT version\(\)|SELECT \* FROM current_schema\(\))/.test(sql)
      )
        seen.push(sql);
    },
  }).initialize();
  return {
    dataSource,
    connection,
    statements() {
      const since = seen;
      seen = [];
      return since;
    },
    async drop() {
      await dataSource.destroy();
      await onServer(`DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}
