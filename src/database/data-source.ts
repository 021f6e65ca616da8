import { types } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import { ENTITIES } from './entities';
import { createClientClass } from './postgres-client';

/** How to reach a database: a URL, or a Unix socket directory of the embedded server. */
export type DatabaseConnection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

/** Settings of {@link createDataSource}. */
export interface DataSourceOptions {
  readonly connection: DatabaseConnection;
  /** Connections held at most; 10 unless told. */
  readonly poolSize?: number;
  /** Milliseconds after which Postgres gives up a statement. 0: never. */
  readonly statementTimeoutMs?: number;
  /** Whether reads are prepared; true unless told. Not to be had through pgbouncer in transaction mode before its 1.21. */
  readonly preparedStatements?: boolean;
  /** Called with every SQL text before it runs. */
  readonly onStatement?: (sql: string, parameters: readonly unknown[]) => void;
}

const DATE_OID = 1082;

/** A date stays the text Postgres sends: a JavaScript Date would move it through the machine's time zone. */
const typeParsers: typeof types = {
  ...types,
  getTypeParser: ((oid: number, format: 'text') =>
    oid === DATE_OID
      ? (value: string) => value
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser, // pg's overloads differ only in the value a parser takes
};

/** A TypeORM data source over the graph's tables, not yet initialised. */
export function createDataSource(options: DataSourceOptions): DataSource {
  const { connection, onStatement, statementTimeoutMs = 0, preparedStatements = true } = options;
  const reach = 'url' in connection ? { url: connection.url } : { ...connection, username: connection.user };
  return new DataSource({
    type: 'postgres',
    ...reach,
    applicationName: 'papergraph',
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 10_000,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'papergraph_migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    extra: {
      Client: createClientClass({ prepared: preparedStatements, onStatement }),
      types: typeParsers,
      statement_timeout: statementTimeoutMs,
      // A frozen server ignores statement_timeout; the client's own timer still answers.
      ...(statementTimeoutMs > 0 ? { query_timeout: statementTimeoutMs + 1_000 } : {}),
    },
  });
}
