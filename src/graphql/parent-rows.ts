import { forEachParent } from '../database/page';
import { groupByKey } from '../database/rows';
import { Parameters } from '../database/statement';
import type { ReadContext } from './read-context';

/**
 * The rows below one parent, read in one statement together with those of all other parents asked for.
 *
 * @param signature what the rows depend on besides the parent.
 * @param inner the SELECT; it names the parent as `q.parent`, and its order is kept.
 */
export function readForEach<Row extends object>(
  { reader, loaders }: ReadContext,
  signature: string,
  parent: number,
  inner: (parameters: Parameters) => string,
): Promise<Row[]> {
  const loader = loaders.get<number, Row[]>(signature, async (parents) => {
    const parameters = new Parameters();
    const sql = forEachParent(parents, inner(parameters), parameters);
    const rows = await reader.rows<Row & { parent: number }>(sql, parameters.values);
    return groupByKey(parents, rows, (row) => row.parent);
  });
  return loader.load(parent);
}
