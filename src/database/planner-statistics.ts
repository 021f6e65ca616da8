import type { Query } from './query';

/** Has a connection report now what it has changed. It does so once a second otherwise. */
export const REPORT_CHANGES = 'SELECT pg_stat_force_next_flush()';

/** Tables of which a tenth has changed since they were last looked at: what Postgres's own autovacuum goes by. */
const GROWN = `
  SELECT quote_ident(s.relname) AS name
  FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  WHERE s.schemaname = current_schema() AND s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  ORDER BY 1`;

/**
 * Looks at the tables that have grown, so that statements are planned for what is there now. Autovacuum does so by itself,
 * up to a minute later: until then pages of a graph that was just filled take twenty times as long. A role that does not own
 * the tables leaves it to that.
 *
 * @param query of a connection outside any transaction.
 */
export async function refreshStatistics(query: Query): Promise<void> {
  await query(REPORT_CHANGES, []);
  const grown = await query<{ name: string }>(GROWN, []);
  if (grown.length > 0) await query(`ANALYZE (SKIP_LOCKED) ${grown.map(({ name }) => name).join(', ')}`, []);
}
