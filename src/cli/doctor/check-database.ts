import { migrationState } from '../../database/migrate';
import { StartupError } from '../../errors/startup-error';
import { databaseFault } from '../database/database-fault';
import type { OpenDatabase } from '../database/open-database';
import { databaseFacts, databaseFaults, SUPPORTED_POSTGRES } from '../database/requirements';
import { type Finding, fault, note, ok } from './finding';

/** Looks at an open database: its version, what its role may do, its migrations and its tables. Writes nothing. */
export async function checkDatabase({ dataSource, place }: OpenDatabase): Promise<Finding[]> {
  try {
    const facts = await databaseFacts(dataSource);
    const { pending, unknown } = await migrationState(dataSource);
    const findings = databaseFaults(facts, { migrates: pending.length > 0 }).map(fault);
    findings.push(ok(`Postgres ${facts.version} answers: ${place}`));
    if (facts.major > SUPPORTED_POSTGRES.newest) {
      findings.push(note(`Postgres ${facts.major} is newer than those papergraph is tested with`));
    }
    if (facts.trigramsInstalled) findings.push(ok('the extension pg_trgm is there'));
    if (unknown.length > 0) {
      findings.push(
        fault(
          new StartupError(
            `the database is newer than this papergraph: it has ${unknown.join(', ')}`,
            'start the papergraph version that made it, or a later one',
          ),
        ),
      );
    } else if (pending.length > 0) {
      findings.push(note(`${pending.length} migrations will run at the next start: ${pending.join(', ')}`));
    } else {
      findings.push(ok('no migration is pending'), await checkTables(dataSource));
    }
    return findings;
  } catch (error) {
    return [fault(databaseFault(error, place))];
  }
}

/** Whether the tables are what the code takes them for. */
async function checkTables(dataSource: OpenDatabase['dataSource']): Promise<Finding> {
  // To read the tables TypeORM sends several statements at once over one connection, of which pg warns.
  process.noDeprecation = true;
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  if (upQueries.length === 0) return ok('the tables are as the code has them');
  return fault(
    new StartupError(
      `the tables differ from what the code expects; to be as expected they would need:\n${upQueries.map(({ query }) => query).join('\n')}`,
      'someone changed them outside the migrations: undo that',
    ),
  );
}
