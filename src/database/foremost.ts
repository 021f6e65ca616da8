/**
 * SELECT of what has most papers, of equals what comes first by name: columns `key` and `paperCount`. Names are read of those
 * alone who may be among the first.
 *
 * @param table has names; a text of ours.
 * @param counts SELECT of `id` and `papers`.
 * @param first SQL of how many.
 */
export function foremost(table: 'author' | 'research_area', counts: string, first: string): string {
  return `SELECT n.id AS key, c.papers AS "paperCount"
    FROM (${counts} ORDER BY papers DESC FETCH FIRST (${first}) ROWS WITH TIES) c JOIN ${table} n ON n.id = c.id
    ORDER BY c.papers DESC, n.name_folded, n.id LIMIT ${first}`;
}
