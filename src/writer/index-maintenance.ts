import type { Pool, PoolClient } from 'pg';

/** Indexes of inverted lists, which gather new entries aside and sort them in later. */
const INDEXES = [
  'paper_search_document_idx',
  'paper_title_folded_trgm',
  'author_search_text_trgm',
  'organization_name_folded_trgm',
];

const SORT_IN = `SELECT ${INDEXES.map((index) => `gin_clean_pending_list('${index}')`).join(', ')}`;

/** Kilobytes that each index may gather before whoever writes must sort them in. Postgres's own limit is 4 MB. */
const GATHERED_KILOBYTES = 65_536;

/**
 * Sorts new entries into the search indexes on a connection of its own, while the writer's goes on: that is a third of
 * what an import costs Postgres, and a machine has more than one core. Readers see the same either way.
 */
export interface IndexMaintenance {
  /** The setting for a writer's transaction. Empty where it has to do the work itself: the role does not own the indexes. */
  readonly setting: string;
  /** Has what is gathered sorted in, unless that is going on. */
  start(): void;
  /** Sorts in what is left and gives the connection back. */
  end(): Promise<void>;
}

/** Begins to maintain the indexes of a database. */
export async function maintainIndexes(pool: Pool): Promise<IndexMaintenance> {
  let client: PoolClient | null = await pool.connect();
  client.on('error', ignore);
  const release = (isBroken: boolean): void => {
    client?.off('error', ignore);
    client?.release(isBroken);
    client = null;
  };
  // What is not done here is done by autovacuum, or by the next writer.
  const sortIn = async (): Promise<void> => {
    try {
      await client?.query(SORT_IN);
    } catch {
      release(true);
    }
  };
  await sortIn();
  let work: Promise<void> | null = null;
  return {
    setting: client === null ? '' : `SET LOCAL gin_pending_list_limit = ${GATHERED_KILOBYTES};`,
    start() {
      work ??= sortIn().finally(() => {
        work = null;
      });
    },
    async end() {
      await work;
      await sortIn();
      release(false);
    },
  };
}

function ignore(): void {}
