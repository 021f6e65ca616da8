import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/pool';
import { isLostConnection } from '../database/reader';
import type { EntityRecord, PaperRecord } from '../interchange/paper-record';
import type { Outcome } from './paper-slots';
import { SeenKeys } from './seen-keys';
import { createSession, type Session } from './session';
import { writeBatch } from './write-batch';
import { writeEntities } from './write-entities';

/** Any number will do, as long as every instance of papergraph takes the same one. */
const WRITER_LOCK = 7_067_423_853;

/** Milliseconds before each further try of a batch: a restart of Postgres takes about a second. */
const RETRY_DELAYS = [50, 200, 500, 1_000, 2_000, 4_000, 8_000];

/** Deadlock, serialization failure: the same batch may well succeed. */
const RETRIED_STATES = new Set(['40P01', '40001']);

/** Writes records into the graph; see {@link createGraphWriter}. */
export interface GraphWriter {
  /** Writes a batch in one transaction. @returns one outcome for each record, in their order. */
  writePapers(records: readonly PaperRecord[]): Promise<Outcome[]>;
  /** Writes what an export says beside its papers, in one transaction. */
  writeEntities(entities: readonly EntityRecord[]): Promise<void>;
  /** With `atOnce`: makes everything that was written stand. Otherwise nothing is left to do. */
  commit(): Promise<void>;
  /** With `atOnce`: takes back everything that was written. Otherwise nothing is left to do. */
  rollback(): Promise<void>;
  /** Gives the connection back. What `atOnce` has not committed is taken back. */
  close(): Promise<void>;
}

/** How a graph is to be written. */
export interface GraphWriterOptions {
  readonly dataSource: DataSource;
  /** Whether all batches are one transaction, for all or nothing. Other writers wait until it ends. */
  readonly atOnce?: boolean;
  /** Called once when another writer is in the way. */
  readonly onWait?: () => void;
}

/**
 * The one writer of the graph: batches of records, each merged in one transaction, one writer at a time. A batch whose
 * connection was lost is written again, for nothing of it was written. A writer stands for one import: a source's key that
 * comes again within it is that record once more, not a newer one of a later import.
 *
 * @throws DatabaseError of `pg`, or the network's error, once retrying did not help.
 */
export function createGraphWriter({ dataSource, atOnce = false, onWait }: GraphWriterOptions): GraphWriter {
  const seen = new SeenKeys();
  let client: PoolClient | null = null;
  let hasBegun = false;
  let hasWaited = false;

  const begin = async (): Promise<Session> => {
    client ??= await poolOf(dataSource).connect();
    await client.query('BEGIN');
    hasBegun = true;
    const session = createSession(client);
    await prepare(session, () => {
      if (!hasWaited) onWait?.();
      hasWaited = true;
    });
    return session;
  };
  const end = async (word: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (!hasBegun) return;
    hasBegun = false;
    await client?.query(word);
  };
  /** After a failure the transaction is over, and the connection may be too. */
  const abandon = async (error: unknown): Promise<void> => {
    hasBegun = false;
    const failed = client;
    client = null;
    if (!isLostConnection(error)) await failed?.query('ROLLBACK').catch(() => {});
    failed?.release(true);
  };

  async function transact<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const session = hasBegun && client ? createSession(client) : await begin();
        const result = await work(session);
        if (!atOnce) await end('COMMIT');
        return result;
      } catch (error) {
        await abandon(error);
        const wait = RETRY_DELAYS[attempt];
        // What came before it in one transaction is gone, too: that is not for this batch to mend.
        if (atOnce || wait === undefined || !isWorthRetrying(error)) throw error;
        await delay(wait);
      }
    }
  }

  return {
    async writePapers(records) {
      const batch = records.map((record) => ({
        record,
        hash: hashOf(record),
        occurrence: seen.count(record.source),
      }));
      return transact((session) => writeBatch(session, batch));
    },
    writeEntities: (entities) => transact((session) => writeEntities(session, entities)),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    async close() {
      await end('ROLLBACK').catch(() => {});
      client?.release();
      client = null;
    },
  };
}

function isWorthRetrying(error: unknown): boolean {
  const { code } = error as { code?: unknown }; // what is thrown is an object, of pg or of Node
  return isLostConnection(error) || RETRIED_STATES.has(String(code));
}

/** SHA-256 of what a record says; how a graph held it is no part of that. */
function hashOf({ graph: _, ...said }: PaperRecord): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/**
 * Takes the writers' lock until the transaction ends, and keeps the planner from reading whole tables: every read of a
 * batch goes by an index, and for thousands of keys Postgres may think otherwise until the table is large.
 */
async function prepare(session: Session, onWait: () => void): Promise<void> {
  const [{ free } = { free: false }] = await session.query<{ free: boolean }>(
    `SELECT pg_try_advisory_xact_lock(${WRITER_LOCK}) AS free`,
  );
  if (!free) {
    onWait();
    await session.query(`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`);
  }
  await session.query('SET LOCAL enable_seqscan = off');
  await session.query('SET LOCAL enable_hashjoin = off');
  await session.query('SET LOCAL enable_mergejoin = off');
}
