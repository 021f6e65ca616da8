import { groupByKey } from '../../../database/rows';
import { keyList } from '../../../database/statement';
import type { ReadContext } from '../../../graphql/read-context';

/** A paper's whole abstract, or null. */
export function abstractOf({ reader, loaders }: ReadContext, paper: number): Promise<string | null> {
  const loader = loaders.get<number, string | null>('abstract', async (papers) => {
    const rows = await reader.rows<{ paper: number; abstract: string | null }>(
      `SELECT id AS paper, abstract FROM paper WHERE id = ANY(${keyList('$1', 'int')})`,
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper).map(([row]) => row?.abstract ?? null);
  });
  return loader.load(paper);
}
