import type { Configuration } from '../../config/env';
import { createLog } from '../create-log';
import { openDatabase } from '../database/open-database';
import { schemaFiles } from '../graph/schema-files';
import { checkDatabase } from './check-database';
import { checkAddress, checkDataDirectory, checkNode } from './check-machine';
import { type Finding, fault, ok } from './finding';

/** Runs every check. Never rejects: what cannot be checked is a fault. */
export async function examine(configuration: Configuration): Promise<Finding[]> {
  const { databaseUrl, dataDir, host, port } = configuration;
  return [
    checkNode(process.versions.node),
    await checkAddress({ host, port }).catch(fault),
    checkSchemas(),
    ...(databaseUrl === undefined ? await checkDataDirectory(dataDir).catch((error) => [fault(error)]) : []),
    ...(await openAndCheck(configuration)),
  ];
}

function checkSchemas(): Finding {
  try {
    return ok(`the schemas compose: ${[...schemaFiles().keys()].join(', ')}`);
  } catch (error) {
    return fault(error);
  }
}

async function openAndCheck(configuration: Configuration): Promise<Finding[]> {
  try {
    const database = await openDatabase(configuration, createLog({ logLevel: 'warn' }));
    try {
      return await checkDatabase(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    return [fault(error)];
  }
}
