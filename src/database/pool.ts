import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/** The pool behind a data source that is initialised. The data source's own `query` takes twice the CPU, for events nobody listens to. */
export function poolOf(dataSource: DataSource): Pool {
  // createDataSource makes data sources of Postgres, whose driver is of this class.
  const pool: Pool | undefined = (dataSource.driver as PostgresDriver).master;
  if (!pool) throw new Error('the data source is not initialised');
  return pool;
}
