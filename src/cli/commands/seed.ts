import type { Command } from 'commander';
import { addFlags, flagValues } from '../flags';

/** Adds `papergraph seed`. */
export function addSeedCommand(program: Command): void {
  const command = program
    .command('seed')
    .description(
      'Write the ten papers into the database, and make its tables first. Repeating it changes nothing.',
    );
  addFlags(command, ['databaseUrl', 'dataDir', 'logLevel']).action(seed);
}

async function seed(options: Record<string, unknown>): Promise<void> {
  const { withDatabase }: typeof import('../database/with-database') = require('../database/with-database');
  const {
    migrateDatabase,
    seedDatabase,
  }: typeof import('../database/prepare-database') = require('../database/prepare-database');
  await withDatabase(flagValues(options), async (database) => {
    await migrateDatabase(database);
    const created = await seedDatabase(database);
    const done = created === 0 ? 'all papers were there already' : `${created} papers written`;
    process.stdout.write(`${done}: ${database.place}\n`);
  });
}
