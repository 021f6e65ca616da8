import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { refreshAreaSummaries } from '../database/area-summaries';
import { REPORT_CHANGES } from '../database/planner-statistics';
import { poolOf } from '../database/pool';
import { isLostConnection } from '../database/reader';
import { WRITER_LOCK } from '../database/writer-lock';
import type { EntityRecord, PaperRecord } from '../interchange/paper-record';
import { matchKey } from './match-key';
import type { Outcome } from './paper-slots';
import { createSearchIndexer, NO_SEARCH_INDEXER, type SearchIndexer } from './search-indexer';
import { SeenKeys } from './seen-keys';
import { createSession, type Session } from './session';
import { type BatchRecord, writeBatch } from './write-batch';
import { writeEntities } from './write-entities';

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
  /**
   * Makes the summaries of areas anew that what was written has changed; with `atOnce`, makes it all stand. Without it
   * Postgres looks at the tables that have grown meanwhile.
   */
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
 * comes again within it is that record once more, not a newer one of a later import. It takes two connections of the
 * pool, with `atOnce` one.
 *
 * @throws DatabaseError of `pg`, or the network's error, once retrying did not help.
 */
export function createGraphWriter({ dataSource, atOnce = false, onWait }: GraphWriterOptions): GraphWriter {
  const seen = new SeenKeys();
  let client: PoolClient | null = null;
  let isLost = false;
  const noteLoss = (): void => {
    isLost = true;
  };
  let session: Session | null = null;
  let indexer: SearchIndexer | null = null;
  let hasWaited = false;
  let last: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<Session> => {
    if (client === null) {
      client = await poolOf(dataSource).connect();
      // What runs on it, or what runs next, fails by it: but not always with an error that says why.
      isLost = false;
      client.on('error', noteLoss);
    }
    indexer ??= atOnce ? NO_SEARCH_INDEXER : await createSearchIndexer(poolOf(dataSource));
    const tellOnce = () => {
      if (!hasWaited) onWait?.();
      hasWaited = true;
    };
    session = await beginSession(client, indexer, { atOnce, onWait: tellOnce });
    for (const sql of REMOVE_UNCLAIMED) await session.query(sql);
    return session;
  };
  const end = async (word: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (session === null) return;
    session = null;
    await client?.query(word);
  };
  /** After a failure the transaction is over, and the connection may be too. */
  const abandon = async (error: unknown): Promise<void> => {
    const failed = client;
    // While the lock is held: what is being written beside must be there when the next writer looks for what is unclaimed.
    await session?.settled().catch(ignore);
    client = null;
    session = null;
    indexer?.drop();
    indexer = null;
    if (!isLost && !isLostConnection(error)) await failed?.query('ROLLBACK').catch(ignore);
    failed?.release(true);
  };

  async function transact<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await work(session ?? (await begin()));
        if (!atOnce) await end('COMMIT');
        indexer?.sortIn();
        return result;
      } catch (error) {
        await abandon(error);
        const wait = RETRY_DELAYS[attempt];
        // What came before it in one transaction is gone, too: that is not for this batch to mend.
        if (atOnce || wait === undefined || !(isLost || isWorthRetrying(error))) throw error;
        await delay(wait);
      }
    }
  }
  /** One after the other. Once something was not written, nothing after it is: the same import again will go on there. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn;
    // Whoever asked for it hears of it.
    turn.catch(ignore);
    return turn;
  };

  return {
    writePapers(records) {
      const batch = records.map(
        (record): BatchRecord => ({
          record,
          hash: hashOf(record),
          matchKey: matchKey(record),
          occurrence: seen.count(record.source),
        }),
      );
      return inTurn(() => transact((open) => writeBatch(open, batch)));
    },
    writeEntities: (entities) => inTurn(() => transact((open) => writeEntities(open, entities))),
    commit: () =>
      inTurn(async () => {
        if (atOnce && session === null) return;
        if (!atOnce) await client?.query(REPORT_CHANGES).catch(ignore);
        const looked = indexer?.refreshStatistics();
        await transact((open) => refreshAreaSummaries(open.query));
        await end('COMMIT');
        await looked;
      }),
    rollback: () => end('ROLLBACK'),
    async close() {
      await last.catch(ignore);
      await end('ROLLBACK').catch(ignore);
      client?.off('error', noteLoss);
      client?.release();
      client = null;
      await indexer?.end();
      indexer = null;
    },
  };
}

function ignore(): void {}

function isWorthRetrying(error: unknown): boolean {
  const { code } = error as { code?: unknown }; // what is thrown is an object, of pg or of Node
  return isLostConnection(error) || RETRIED_STATES.has(String(code));
}

/** SHA-256 of what a record says; how a graph held it is no part of that. */
function hashOf({ graph: _, ...said }: PaperRecord): string {
  return hash('sha256', JSON.stringify(said));
}

/**
 * Every read of a batch goes by an index. For thousands of keys Postgres may think otherwise until a table is large, and
 * a plan that it made for an empty table it would keep.
 */
const PLANS = ['seqscan', 'hashjoin', 'mergejoin', 'material']
  .map((way) => `SET LOCAL enable_${way} = off;`)
  .concat('SET LOCAL plan_cache_mode = force_custom_plan')
  .join(' ');

/**
 * What a batch that came to nothing, of any writer, has left beside it. Ids are given out in their order and under the
 * lock, so nothing can belong to a paper behind the last one.
 */
const REMOVE_UNCLAIMED = [
  'DELETE FROM paper_search WHERE paper_id > (SELECT coalesce(max(id), 0) FROM paper)',
  'DELETE FROM author_search WHERE author_id > (SELECT coalesce(max(id), 0) FROM author)',
];

/** Begins a transaction and takes the writers' lock until it ends. */
async function beginSession(
  client: PoolClient,
  indexer: SearchIndexer,
  { atOnce, onWait }: { atOnce: boolean; onWait: () => void },
): Promise<Session> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ free: boolean }>(
    `SELECT pg_try_advisory_xact_lock(${WRITER_LOCK}) AS free`,
  );
  if (!rows[0]?.free) {
    onWait();
    await client.query(`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`);
    // Times are those of the transaction's beginning, which must not lie before what the other writer wrote.
    await client.query('COMMIT');
    return beginSession(client, indexer, { atOnce, onWait: ignore });
  }
  await client.query(`${indexer.setting} ${PLANS}`);
  const { rows: starts } = await client.query<Pick<Session, 'now' | 'isSuperuser'>>(
    `SELECT now()::text AS now, rolsuper AS "isSuperuser" FROM pg_roles WHERE rolname = current_user`,
  );
  const [start = { now: '', isSuperuser: false }] = starts;
  return createSession(client, { ...start, mayRunBeside: start.isSuperuser && !atOnce }, indexer);
}
