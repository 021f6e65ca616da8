import { countLiteral } from './statement';

/** A table whose rows are ranked, and have names: SQL of ours. */
export interface RankedTable {
  readonly table: string;
  readonly alias: string;
  /** The SELECT list of them. */
  readonly columns: string;
}

/**
 * SELECT of what has most papers, of equals what comes first by name: the columns asked for and `counted`, how many. Names are
 * read of those alone who may be among the first.
 *
 * @param counts SELECT of `id` and `papers`.
 */
export function foremost({ table, alias, columns }: RankedTable, counts: string, first: number): string {
  const limit = countLiteral(first);
  return `SELECT ${columns}, c.papers AS counted
    FROM (${counts} ORDER BY papers DESC FETCH FIRST ${limit} ROWS WITH TIES) c JOIN ${table} ${alias} ON ${alias}.id = c.id
    ORDER BY c.papers DESC, ${alias}.name_folded, ${alias}.id LIMIT ${limit}`;
}
