import type { Logger } from 'pino';
import { type GraphVersionListener, listenToGraphVersion } from '../../database/graph-version-listener';
import type { OpenDatabase } from '../database/open-database';

/** Follows the version of the graph. The log hears of each loss and each return. */
export function followGraphVersion(
  { connection, dataSource }: Pick<OpenDatabase, 'connection' | 'dataSource'>,
  log: Logger,
): GraphVersionListener {
  return listenToGraphVersion({
    connection,
    query: (sql, parameters) => dataSource.query(sql, [...parameters]),
    onChange: (isKnown, reason) =>
      isKnown
        ? log.info('the version of the graph is known: results are kept')
        : log.warn({ err: reason }, 'the version of the graph is not known: nothing is answered from memory'),
  });
}
