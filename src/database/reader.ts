import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './pool';
import { dependsOnValues, type ReadingClient, type ReadStatement } from './postgres-client';

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

/** A read that waits for a connection. */
interface WaitingRead extends ReadStatement {
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs one SELECT on some connection of a pool. */
type Read = (sql: string, parameters: readonly unknown[]) => Promise<object[]>;

/**
 * Reads that are asked for in one turn of the event loop, which are those of one level of one answer, go to the database as
 * one batch on one connection. Those of which each may take long go apart, so that the server's cores share them.
 */
function createBatchingRead(pool: Pool): Read {
  let waiting: WaitingRead[] = [];

  function send(reads: readonly WaitingRead[]): void {
    const refuse = (error: unknown) => {
      for (const { reject } of reads) reject(error);
    };
    pool.connect((failure, client, release) => {
      if (failure || !client) return refuse(failure);
      const reading = client as unknown as ReadingClient; // createDataSource's clients are of our class
      try {
        reading.readTogether(reads, (error, outcomes) => {
          release(error ?? undefined);
          const left: WaitingRead[] = [];
          for (const [index, read] of reads.entries()) {
            const outcome = outcomes[index];
            if (!outcome) left.push(read);
            else if ('error' in outcome) read.reject(outcome.error);
            else read.resolve(outcome.rows);
          }
          // What an error kept from running is not at fault, unless the connection went with it.
          if (left.length === 0) return;
          if (isLostConnection(error)) for (const { reject } of left) reject(error);
          else send(left);
        });
      } catch (error) {
        release(true);
        refuse(error);
      }
    });
  }

  function sendAll(): void {
    const reads = waiting;
    waiting = [];
    const together: WaitingRead[] = [];
    for (const read of reads) {
      if (dependsOnValues(read.sql)) send([read]);
      else together.push(read);
    }
    if (together.length > 0) send(together);
  }

  return (sql, parameters) =>
    new Promise((resolve, reject) => {
      // DataLoaders hand in their batches in ticks of one turn, one after the other.
      if (waiting.length === 0) process.nextTick(sendAll);
      waiting.push({ sql, parameters, resolve, reject });
    });
}

/** One for each pool, so that the subgraphs over one database share their batches. */
const batchingReads = new WeakMap<Pool, Read>();

/** A reader over a data source that survives a restart of Postgres: reads can be repeated, so they are. */
export function createReader(dataSource: DataSource): Reader {
  function read(sql: string, parameters: readonly unknown[]): Promise<object[]> {
    // A data source that was closed and opened again has another pool.
    const pool = poolOf(dataSource);
    let known = batchingReads.get(pool);
    if (!known) {
      known = createBatchingRead(pool);
      batchingReads.set(pool, known);
    }
    return known(sql, parameters);
  }

  return {
    async rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      for (const wait of RETRY_DELAYS) {
        try {
          // The caller knows the columns it selects.
          return (await read(sql, parameters)) as Row[];
        } catch (error) {
          if (!isLostConnection(error)) throw error;
          await delay(wait);
        }
      }
      return (await read(sql, parameters)) as Row[];
    },
  };
}
