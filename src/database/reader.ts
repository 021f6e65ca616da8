import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { poolOf } from './pool';

/** The reading side of the database, as subgraphs see it. */
export interface Reader {
  /**
   * Runs one SELECT. `sql` is a text of ours; everything from outside travels in `parameters`.
   * @throws DatabaseError of `pg`, or the network's error, once retrying did not help.
   */
  rows<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** SQLSTATE classes and codes after which the same read may well succeed: the connection went, not the statement. */
const LOST_CONNECTION_STATES = /^(08|57P0[123])/;
const LOST_CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT']);
const LOST_CONNECTION_MESSAGE = /^Connection terminated|Client has encountered a connection error/;

/** Milliseconds before each further try: a restart of Postgres takes about a second. */
const RETRY_DELAYS = [25, 100, 300, 600, 1_000, 1_500];

/** Whether an error says that the connection to the database was lost, rather than that a statement was wrong. */
export function isLostConnection(error: unknown): boolean {
  // Told by what it says: an error of Node's own is no instance of the Error of a virtual machine, such as a test runs in.
  if (typeof error !== 'object' || error === null) return false;
  // Both pg and Node put a text code on their errors; its absence is as good as no match.
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    LOST_CONNECTION_STATES.test(String(code)) ||
    LOST_CONNECTION_CODES.has(String(code)) ||
    LOST_CONNECTION_MESSAGE.test(String(message))
  );
}

/** A reader over a data source that survives a restart of Postgres: reads can be repeated, so they are. */
export function createReader(dataSource: DataSource): Reader {
  async function read<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { rows } = await poolOf(dataSource).query<Row>(sql, [...parameters]);
    return rows;
  }

  return {
    async rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      for (const wait of RETRY_DELAYS) {
        try {
          return await read<Row>(sql, parameters);
        } catch (error) {
          if (!isLostConnection(error)) throw error;
          await delay(wait);
        }
      }
      return read<Row>(sql, parameters);
    },
  };
}
