import type { Logger } from 'pino';
import { haveStaleSummaries, refreshAreaSummariesIfIdle } from '../../database/area-summaries';
import { connect, type OpenDatabase } from '../database/open-database';

/** SQLSTATEs of a role that may not write, and of a database that is only read. */
const MAY_NOT_WRITE = new Set(['42501', '25006']);

async function refresh({ dataSource, connection, place }: OpenDatabase): Promise<void> {
  if (!(await haveStaleSummaries((sql) => dataSource.query(sql)))) return;
  // A connection without a limit on statements, which no request waits for.
  const unhurried = await connect({ connection, poolSize: 1 }, place);
  try {
    await refreshAreaSummariesIfIdle(unhurried);
  } finally {
    await unhurried.destroy();
  }
}

/**
 * Makes summaries of areas anew that are not current: an import that is cut short leaves some. Requests need not wait for
 * it, they count meanwhile. Where the role may not write it stays so until the next import.
 * @returns waits until it has ended.
 */
export function refreshSummaries(database: OpenDatabase, log: Logger): () => Promise<void> {
  const refreshed = refresh(database).catch((error: { code?: unknown }) => {
    const level = MAY_NOT_WRITE.has(String(error.code)) ? 'debug' : 'warn';
    log[level]({ err: error }, 'summaries of areas could not be made anew: their pages take longer');
  });
  return () => refreshed;
}
