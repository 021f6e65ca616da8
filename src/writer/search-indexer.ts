import type { Pool, PoolClient } from 'pg';
import { refreshStatistics } from '../database/planner-statistics';

/** Indexes of inverted lists, which gather new entries aside and sort them in later. */
const INDEXES = [
  'paper_search_document_idx',
  'paper_title_folded_trgm',
  'author_search_text_idx',
  'organization_name_folded_trgm',
];

const SORT_IN = `SELECT ${INDEXES.map((index) => `gin_clean_pending_list('${index}')`).join(', ')}`;

/** Kilobytes that each index may gather before whoever writes must sort them in. Postgres's own limit is 4 MB. */
const GATHERED_KILOBYTES = 65_536;

/**
 * What searches need, written on a connection of its own while the writer's goes on: it is half of what an import costs
 * Postgres, and a machine has more than one core. Readers see nothing of it before the papers it belongs to are there.
 */
export interface SearchIndexer {
  /** A setting for the writer's transaction. Empty where that must sort in itself: the role does not own the indexes. */
  readonly setting: string;
  /** Runs one statement, now and whether or not the writer's transaction comes to stand. Only for a superuser. */
  write(sql: string, parameters: readonly unknown[]): Promise<unknown>;
  /** Has what indexes have gathered sorted in, some time soon. */
  sortIn(): void;
  /** Has Postgres look at the tables that have grown. What fails here is done by autovacuum. */
  refreshStatistics(): Promise<void>;
  /** Sorts in what is left and gives the connection back. */
  end(): Promise<void>;
  /** Gives up the connection, after a failure: what was being written on it is taken back with it. */
  drop(): void;
}

/** Where everything may be taken back, everything is written in the one transaction. */
export const NO_SEARCH_INDEXER: SearchIndexer = {
  setting: '',
  write: () => Promise.reject(new Error('nothing may be written beside the transaction')),
  sortIn: () => {},
  refreshStatistics: async () => {},
  end: async () => {},
  drop: () => {},
};

/** Takes a connection of the pool and makes it ready. */
export async function createSearchIndexer(pool: Pool): Promise<SearchIndexer> {
  const client: PoolClient = await pool.connect();
  let isHeld = true;
  const release = (isBroken: boolean): void => {
    if (!isHeld) return;
    isHeld = false;
    client.release(isBroken);
  };
  const ownsIndexes = await client.query(SORT_IN).then(
    () => true,
    () => false,
  );
  const setting = ownsIndexes ? `SET LOCAL gin_pending_list_limit = ${GATHERED_KILOBYTES};` : '';
  let last: Promise<unknown> = Promise.resolve();
  let isSorting = false;
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(ignore);
    return turn;
  };
  const sortIn = async (): Promise<void> => {
    if (!ownsIndexes || isSorting || !isHeld) return;
    isSorting = true;
    // What fails here is done by autovacuum, or by the next writer.
    await inTurn(() => client.query(SORT_IN)).catch(ignore);
    isSorting = false;
  };
  return {
    setting,
    // The papers are not there yet for anybody but the writer's transaction: the row would be refused.
    write: (sql, parameters) =>
      inTurn(async () => {
        await client.query(`BEGIN; ${setting} SET LOCAL session_replication_role = replica`);
        await client.query(sql, [...parameters]);
        await client.query('COMMIT');
      }),
    sortIn() {
      void sortIn();
    },
    refreshStatistics: () =>
      inTurn(() =>
        refreshStatistics(
          async <Row extends object>(sql: string, parameters: readonly unknown[]) =>
            (await client.query<Row>(sql, [...parameters])).rows,
        ),
      ).catch(ignore),
    async end() {
      await last;
      await sortIn();
      release(false);
    },
    drop: () => release(true),
  };
}

function ignore(): void {}
