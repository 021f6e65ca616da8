import type { Logger } from 'pino';
import type { Configuration } from '../../config/env';
import { refreshAreaSummariesIfIdle } from '../../database/area-summaries';
import { migrate, migrationState } from '../../database/migrate';
import { databaseFault } from './database-fault';
import { connect, type OpenDatabase } from './open-database';
import { databaseFacts, databaseFaults } from './requirements';

/** The lock and the migrations hold one connection each. */
const MIGRATION_CONNECTIONS = 2;

/**
 * Brings the database's tables up to date; a database that is so already is only looked at.
 * @returns the names of the migrations that ran
 * @throws StartupError
 */
export async function migrateDatabase({ dataSource, connection, place }: OpenDatabase): Promise<string[]> {
  try {
    const { pending, unknown } = await migrationState(dataSource);
    const [fault] = databaseFaults(await databaseFacts(dataSource), { migrates: pending.length > 0 });
    if (fault) throw fault;
    if (pending.length + unknown.length === 0) return [];
    // Its own connections, without a limit on statements: building an index may take long, and so may waiting for
    // another instance that builds it.
    const unhurried = await connect({ connection, poolSize: MIGRATION_CONNECTIONS }, place);
    try {
      const ran = await migrate(unhurried);
      await refreshAreaSummariesIfIdle(unhurried);
      return ran;
    } finally {
      await unhurried.destroy();
    }
  } catch (error) {
    throw databaseFault(error, place);
  }
}

/** Writes the ten papers. @returns how many were not there before @throws StartupError */
export async function seedDatabase({ dataSource, place }: OpenDatabase): Promise<number> {
  // What writes the graph is large, and a start that has nothing to seed needs none of it.
  const { seed }: typeof import('../../seed/seed') = require('../../seed/seed');
  try {
    return (await seed(dataSource)).created;
  } catch (error) {
    throw databaseFault(error, place);
  }
}

/** Whether nothing has been put into the database yet: a start that was cut short before it seeded leaves it so. */
async function holdsNothing({ dataSource }: OpenDatabase): Promise<boolean> {
  const [row] = await dataSource.query<[{ filled: boolean }]>(`
    SELECT EXISTS (SELECT FROM paper) OR EXISTS (SELECT FROM author) OR EXISTS (SELECT FROM research_area)
        OR EXISTS (SELECT FROM venue) OR EXISTS (SELECT FROM collection) AS filled`);
  return !row.filled;
}

/** Migrates, and seeds the embedded database where it is new or where that is asked for. @throws StartupError */
export async function prepareDatabase(
  database: OpenDatabase,
  { seed: wanted }: Pick<Configuration, 'seed'>,
  log: Logger,
): Promise<void> {
  const ran = await migrateDatabase(database);
  if (ran.length > 0) log.info({ migrations: ran }, 'migrated the database');
  if (!database.isEmbedded) {
    if (wanted) log.warn('a database given by URL is seeded only by `papergraph seed`');
    return;
  }
  if (wanted ?? (await holdsNothing(database))) {
    const created = await seedDatabase(database);
    if (created > 0) log.info({ papers: created }, 'seeded the database');
  }
}
