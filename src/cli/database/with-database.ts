import { type FlagValues, readConfiguration } from '../../config/env';
import { createLog } from '../create-log';
import { type OpenDatabase, openDatabase } from './open-database';

/** Opens the configured database for one piece of work and closes it again. @throws StartupError */
export async function withDatabase(
  flags: FlagValues,
  work: (database: OpenDatabase) => Promise<void>,
): Promise<void> {
  const configuration = readConfiguration({ flags });
  // A command tells its outcome itself; of the log only what goes wrong is of interest.
  const logLevel = configuration.logLevel === 'info' ? 'warn' : configuration.logLevel;
  const database = await openDatabase(configuration, createLog({ logLevel }));
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
