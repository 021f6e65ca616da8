import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { createDataSource } from '../../src/database/data-source';
import type { Connection } from './database';

/** How a contender comes by its rows. */
export interface RowSource {
  readonly connection: Connection;
  /** Whether each statement is sent once and then answered from memory, which leaves only the cost of Node. */
  readonly kept: boolean;
}

/** A data source as the program has it, or with its rows kept. */
export async function openRows({ connection, kept }: RowSource): Promise<DataSource> {
  const dataSource = await createDataSource({ connection, statementTimeoutMs: 10_000 }).initialize();
  if (kept) keepRows((dataSource.driver as PostgresDriver).master); // as createReader takes it
  return dataSource;
}

function keepRows(pool: Pool): void {
  type Send = (sql: string, parameters: unknown[]) => Promise<{ rows: object[] }>;
  const send = pool.query.bind(pool) as Send;
  const answers = new Map<string, object[]>();
  const answer: Send = async (sql, parameters) => {
    const key = `${sql}${JSON.stringify(parameters)}`;
    const rows = answers.get(key) ?? (await send(sql, parameters)).rows;
    answers.set(key, rows);
    // An answer from a socket comes in a later turn of the event loop, and in objects of its own.
    await new Promise(setImmediate);
    return { rows: rows.map((row) => ({ ...row })) };
  };
  Object.assign(pool, { query: answer });
}
