import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type CopyValue, copyText } from './copy-text';

/** One connection to the database inside a transaction. */
export interface Session {
  /** Runs one statement. `sql` is a text of ours; everything from outside travels in `parameters`. */
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Puts rows at the end of a table, all at once. */
  copy(table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<void>;
}

/** A session over a connection on which somebody else begins and ends the transactions. */
export function createSession(client: ClientBase): Session {
  return {
    async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const { rows } = await client.query<Row>(sql, [...parameters]);
      return rows;
    },
    async copy(table, columns, rows) {
      if (rows.length === 0) return;
      const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
      await pipeline(Readable.from(copyText(rows)), stream);
    },
  };
}
