import type { DataSource } from 'typeorm';
import { StartupError } from '../../errors/startup-error';

/** The versions of Postgres that papergraph is tested with. */
export const SUPPORTED_POSTGRES = { oldest: 15, newest: 18 } as const;

/** What a database is and what its role may do there. */
export interface DatabaseFacts {
  readonly major: number;
  readonly version: string;
  readonly role: string;
  readonly database: string;
  readonly encoding: string;
  readonly trigramsInstalled: boolean;
  readonly trigramsAvailable: boolean;
  readonly mayCreateExtension: boolean;
  readonly mayCreateTables: boolean;
}

/** Asks the database about itself. */
export async function databaseFacts(dataSource: DataSource): Promise<DatabaseFacts> {
  const [facts] = await dataSource.query<[DatabaseFacts]>(`
    SELECT current_setting('server_version_num')::integer / 10000 AS major,
           split_part(current_setting('server_version'), ' ', 1) AS version,
           current_user::text AS role,
           current_database()::text AS database,
           current_setting('server_encoding') AS encoding,
           EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS "trigramsInstalled",
           EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS "trigramsAvailable",
           has_database_privilege(current_database(), 'CREATE') AS "mayCreateExtension",
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayCreateTables"`);
  return facts;
}

/** Why papergraph cannot use a database; empty where it can. `migrates`: there are migrations to run. */
export function databaseFaults(facts: DatabaseFacts, { migrates }: { migrates: boolean }): StartupError[] {
  const { major, version, role, database, encoding } = facts;
  const faults: StartupError[] = [];
  if (major < SUPPORTED_POSTGRES.oldest) {
    faults.push(
      new StartupError(
        `Postgres ${version} is too old`,
        `use Postgres ${SUPPORTED_POSTGRES.oldest} to ${SUPPORTED_POSTGRES.newest}`,
      ),
    );
  }
  if (encoding !== 'UTF8') {
    faults.push(
      new StartupError(
        `the database ${database} has the encoding ${encoding}`,
        'make a database with ENCODING UTF8 TEMPLATE template0',
      ),
    );
  }
  if (!migrates) return faults;
  if (!facts.trigramsInstalled && !facts.trigramsAvailable) {
    faults.push(
      new StartupError(
        'this Postgres lacks the extension pg_trgm',
        'install the contrib modules of Postgres (Debian: postgresql, Red Hat: postgresql-contrib)',
      ),
    );
  } else if (!facts.trigramsInstalled && !facts.mayCreateExtension) {
    faults.push(
      new StartupError(
        `the database ${database} lacks the extension pg_trgm, and the role ${role} may not create it`,
        `as the owner of the database: CREATE EXTENSION pg_trgm, or GRANT CREATE ON DATABASE ${database} TO ${role}`,
      ),
    );
  }
  if (!facts.mayCreateTables) {
    faults.push(
      new StartupError(
        `the role ${role} may not create tables in the database ${database}`,
        `as the owner of the database: GRANT CREATE ON SCHEMA public TO ${role}, or run papergraph migrate as a role that may`,
      ),
    );
  }
  return faults;
}
