import type DataLoader from 'dataloader';
import { forEachParent } from '../database/page';
import { groupByKey } from '../database/rows';
import { Parameters } from '../database/statement';
import type { ReadContext } from './read-context';

/**
 * A loader of the rows below parents, which reads those of all parents asked for in one statement.
 *
 * @param signature what the rows depend on besides the parent.
 * @param inner the SELECT; it names the parent as `q.parent`, and its order is kept.
 */
export function rowsBelow<Row extends object>(
  { reader, loaders }: ReadContext,
  signature: string,
  inner: (parameters: Parameters) => string,
): DataLoader<number, Row[]> {
  return loaders.get<number, Row[]>(signature, async (parents) => {
    const parameters = new Parameters();
    const sql = forEachParent(parents, inner(parameters), parameters);
    const rows = await reader.rows<Row & { parent: number }>(sql, parameters.values);
    return groupByKey(parents, rows, (row) => row.parent);
  });
}

/** The rows below one parent, see {@link rowsBelow}. */
export function readForEach<Row extends object>(
  context: ReadContext,
  signature: string,
  parent: number,
  inner: (parameters: Parameters) => string,
): Promise<Row[]> {
  return rowsBelow<Row>(context, signature, inner).load(parent);
}
