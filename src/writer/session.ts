import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type CopyValue, copyText } from './copy-text';
import type { SearchIndexer } from './search-indexer';

/**
 * One connection to the database inside a transaction. Statements run one after the other, in the order in which they
 * are given. What answers nothing is not waited for, so that Postgres works while the next statement is being made.
 */
export interface Session {
  /** When the transaction began, as Postgres writes it. */
  readonly now: string;
  /** Whether the role may do anything, as it may in the embedded database. */
  readonly isSuperuser: boolean;
  /** Runs one statement. `sql` is a text of ours; everything from outside travels in `parameters`. */
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement whose answer nobody needs. If it fails, so does all that follows, with its error. */
  run(sql: string, parameters?: readonly unknown[]): void;
  /** Puts rows at the end of a table, all at once. If it fails, so does all that follows, with its error. */
  copy(table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): void;
  /** Whether {@link runBeside} may be used: not where everything may be taken back. */
  readonly mayRunBeside: boolean;
  /**
   * Runs one statement beside the transaction, on another connection: for rows that nobody sees before the transaction's
   * own are there. It stands even where the transaction does not. Only for a superuser.
   */
  runBeside(sql: string, parameters: readonly unknown[]): void;
  /** Waits for everything given so far. @throws what failed first */
  settled(): Promise<void>;
}

/** A session over a connection on which somebody else begins and ends the transactions. */
export function createSession(
  client: ClientBase,
  start: Pick<Session, 'now' | 'isSuperuser' | 'mayRunBeside'>,
  beside: Pick<SearchIndexer, 'write'>,
): Session {
  let last: Promise<unknown> = Promise.resolve();
  let besides: Promise<unknown> = Promise.resolve();
  let failure: { error: unknown } | undefined;
  /** Gives the connection one piece of work after the other. After a failure nothing more is tried. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(async () => {
      if (failure) throw failure.error;
      try {
        return await work();
      } catch (error) {
        failure = { error };
        throw error;
      }
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    ...start,
    async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const { rows } = await inTurn(() => client.query<Row>(sql, [...parameters]));
      return rows;
    },
    run(sql, parameters = []) {
      void inTurn(() => client.query(sql, [...parameters])).catch(() => {});
    },
    copy(table, columns, rows) {
      if (rows.length === 0) return;
      const sql = `COPY ${table} (${columns.join(', ')}) FROM STDIN`;
      const send = () => pipeline(Readable.from(copyText(rows)), client.query(copyFrom(sql)));
      void inTurn(send).catch(() => {});
    },
    runBeside(sql, parameters) {
      const work = beside.write(sql, parameters).catch((error: unknown) => {
        failure ??= { error };
      });
      besides = Promise.all([besides, work]);
    },
    async settled() {
      await last;
      await besides;
      if (failure) throw failure.error;
    },
  };
}
