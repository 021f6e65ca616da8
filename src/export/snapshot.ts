import type { DataSource } from 'typeorm';
import type { Query } from '../database/query';

/** One consistent state of the database, whatever is written meanwhile. */
export interface Snapshot {
  readonly query: Query;
  /** Begins to read the rows of a SELECT in pieces; the snapshot has one such reading. */
  openCursor(sql: string, parameters: readonly unknown[]): Promise<void>;
  /** The next rows, at most `count`; none at the end. */
  fetch<Row extends object>(count: number): Promise<Row[]>;
  /** Gives the connection back. */
  close(): Promise<void>;
}

/** Takes a connection of the pool and reads from it in one read-only transaction. */
export async function openSnapshot(dataSource: DataSource): Promise<Snapshot> {
  const runner = dataSource.createQueryRunner();
  let before: Promise<unknown> = Promise.resolve();
  // A connection takes one statement at a time; who asks for several waits here.
  const send = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    const rows = before.then(() => runner.query(sql, [...parameters]));
    before = rows.catch(() => {});
    return rows;
  };
  const snapshot: Snapshot = {
    query: send,
    async openCursor(sql, parameters) {
      await send(`DECLARE export_rows NO SCROLL CURSOR FOR ${sql}`, parameters);
    },
    fetch: (count) => send(`FETCH ${Number(count)} FROM export_rows`),
    async close() {
      // Where the connection is lost there is nothing to roll back.
      await send('ROLLBACK').catch(() => {});
      await runner.release();
    },
  };
  try {
    await send('START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return snapshot;
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}
