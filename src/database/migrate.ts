import type { DataSource, QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import { StartupError } from '../errors/startup-error';

/** Any number will do, as long as every instance of papergraph takes the same one. */
const MIGRATION_LOCK = 7_067_423_851;

/** Where a database stands against this program's migrations. */
export interface MigrationState {
  /** Names of the migrations that have not run yet, oldest first. */
  readonly pending: readonly string[];
  /** Names recorded in the database that this program does not know: the database is newer. */
  readonly unknown: readonly string[];
}

async function recordedMigrations(runner: QueryRunner): Promise<string[]> {
  const [table] = await runner.query(`SELECT to_regclass('papergraph_migration') IS NOT NULL AS present`);
  if (!table.present) return [];
  const rows: { name: string }[] = await runner.query('SELECT name FROM papergraph_migration ORDER BY id');
  return rows.map((row) => row.name);
}

/** Compares the database's record of migrations with this program's. Writes nothing. */
export async function migrationState(dataSource: DataSource): Promise<MigrationState> {
  const runner = dataSource.createQueryRunner();
  try {
    const recorded = new Set(await recordedMigrations(runner));
    const known = MIGRATIONS.map((migration) => migration.name);
    return {
      pending: known.filter((name) => !recorded.has(name)),
      unknown: [...recorded].filter((name) => !known.includes(name)),
    };
  } finally {
    await runner.release();
  }
}

/**
 * Runs what is pending, in one transaction, under an advisory lock: of several instances started at once one
 * migrates and the others wait and find nothing left to do.
 *
 * @returns the names of the migrations that ran.
 * @throws StartupError when the database was migrated by a newer papergraph.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const { unknown } = await migrationState(dataSource);
    if (unknown.length > 0) {
      throw new StartupError(
        `the database is newer than this papergraph: it has ${unknown.join(', ')}`,
        'start the papergraph version that made it, or a later one',
      );
    }
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    // Released with the connection at the latest, but the connection goes back to the pool and lives on.
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    await lock.release();
  }
}
