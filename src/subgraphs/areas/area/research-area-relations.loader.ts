import type DataLoader from 'dataloader';
import { foremost } from '../../../database/foremost';
import { groupByKey } from '../../../database/rows';
import { keyList } from '../../../database/statement';
import { selectListOf } from '../../../graphql/node-table';
import { readForEach, rowsBelow } from '../../../graphql/parent-rows';
import type { ReadContext } from '../../../graphql/read-context';
import type { AreaCountRow } from './area-count.type';
import { RESEARCH_AREA_TABLE, type ResearchAreaRow } from './research-area.table';

type Fields = ReadonlySet<string>;

/** Loads papers' areas, primary first. */
export function areasOfPapers(context: ReadContext, fields: Fields): DataLoader<number, ResearchAreaRow[]> {
  const columns = selectListOf(RESEARCH_AREA_TABLE, fields);
  return rowsBelow(
    context,
    `areas of a paper ${columns}`,
    () => `SELECT ${columns} FROM paper_area pa JOIN research_area r ON r.id = pa.area_id
      WHERE pa.paper_id = q.parent ORDER BY pa.position`,
  );
}

/** The areas directly below an area, by name. */
export function childrenOf(
  { reader, loaders }: ReadContext,
  area: number,
  fields: Fields,
): Promise<ResearchAreaRow[]> {
  const columns = selectListOf(RESEARCH_AREA_TABLE, fields);
  const loader = loaders.get<number, ResearchAreaRow[]>(`children ${columns}`, async (areas) => {
    const rows = await reader.rows<ResearchAreaRow & { above: number }>(
      `SELECT ${columns}, r.parent_id AS above FROM research_area r
       WHERE r.parent_id = ANY(${keyList('$1', 'int')}) ORDER BY r.parent_id, r.name_folded, r.id`,
      [areas],
    );
    return groupByKey(areas, rows, (row) => row.above);
  });
  return loader.load(area);
}

/** The areas above an area, root first. */
export function ancestorsOf(context: ReadContext, area: number, fields: Fields): Promise<ResearchAreaRow[]> {
  const columns = selectListOf(RESEARCH_AREA_TABLE, fields);
  return readForEach(
    context,
    `ancestors ${columns}`,
    area,
    () => `WITH RECURSIVE above (id, height) AS (
        SELECT parent_id, 1 FROM research_area WHERE id = q.parent AND parent_id IS NOT NULL
        UNION ALL
        SELECT up.parent_id, above.height + 1 FROM above JOIN research_area up ON up.id = above.id
        WHERE up.parent_id IS NOT NULL
      ) CYCLE id SET looped USING trail
      SELECT ${columns} FROM above JOIN research_area r ON r.id = above.id WHERE NOT looped ORDER BY height DESC`,
  );
}

/** The areas of an author's papers, most papers first: the areas named on the papers, not those above them. */
export async function areasOfAuthor(
  context: ReadContext,
  author: number,
  first: number,
  fields: Fields,
): Promise<AreaCountRow[]> {
  const areas = { ...RESEARCH_AREA_TABLE, columns: selectListOf(RESEARCH_AREA_TABLE, fields) };
  type CountedRow = ResearchAreaRow & { readonly counted: number };
  const rows = await readForEach<CountedRow>(
    context,
    `areas of an author ${first} ${areas.columns}`,
    author,
    () =>
      foremost(
        areas,
        `SELECT pa.area_id AS id, count(*)::int AS papers FROM authorship s JOIN paper_area pa ON pa.paper_id = s.paper_id
       WHERE s.author_id = q.parent GROUP BY pa.area_id`,
        first,
      ),
  );
  return rows.map((row) => ({ area: row, paperCount: row.counted }));
}
