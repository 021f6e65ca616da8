import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { createDataSource } from '../../src/database/data-source';
import type { Connection } from './database';

/** The database as the program has it, whose answers can be kept. */
export interface Rows {
  readonly dataSource: DataSource;
  /** Whether each statement is sent once and then answered from memory, which leaves only the cost of Node. */
  kept: boolean;
}

/** Connects. */
export async function openRows(connection: Connection): Promise<Rows> {
  const dataSource = await createDataSource({ connection, statementTimeoutMs: 10_000 }).initialize();
  const rows: Rows = { dataSource, kept: false };
  keepAnswers((dataSource.driver as PostgresDriver).master, rows); // as createReader takes it
  return rows;
}

function keepAnswers(pool: Pool, state: Rows): void {
  type Send = (sql: string, parameters: unknown[]) => Promise<{ rows: object[] }>;
  const send = pool.query.bind(pool) as Send;
  const answers = new Map<string, object[]>();
  const answer: Send = async (sql, parameters) => {
    if (!state.kept) return send(sql, parameters);
    const key = `${sql}${JSON.stringify(parameters)}`;
    const rows = answers.get(key) ?? (await send(sql, parameters)).rows;
    answers.set(key, rows);
    // An answer from a socket comes in a later turn of the event loop, and in objects of its own.
    await new Promise(setImmediate);
    return { rows: rows.map((row) => ({ ...row })) };
  };
  Object.assign(pool, { query: answer });
}
