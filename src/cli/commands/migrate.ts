import type { Command } from 'commander';
import { addFlags, flagValues } from '../flags';

/** Adds `papergraph migrate`. */
export function addMigrateCommand(program: Command): void {
  const command = program
    .command('migrate')
    .description("Bring the database's tables up to date, as every start does.");
  addFlags(command, ['databaseUrl', 'dataDir', 'logLevel']).action(migrate);
}

async function migrate(options: Record<string, unknown>): Promise<void> {
  const { withDatabase }: typeof import('../database/with-database') = require('../database/with-database');
  const {
    migrateDatabase,
  }: typeof import('../database/prepare-database') = require('../database/prepare-database');
  await withDatabase(flagValues(options), async (database) => {
    const ran = await migrateDatabase(database);
    const done = ran.length === 0 ? 'nothing to migrate' : `migrated ${ran.join(', ')}`;
    process.stdout.write(`${done}: ${database.place}\n`);
  });
}
