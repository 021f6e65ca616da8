import type { Query } from '../database/query';
import { groupByKey } from '../database/rows';
import type { AreaPath } from './paper-record';

/** The areas of each paper as paths from the root, the primary one first. */
export async function storedAreas(query: Query, paperIds: readonly number[]): Promise<AreaPath[][]> {
  const places = await query<{ paper: number; area: number }>(
    'SELECT paper_id AS paper, area_id AS area FROM paper_area WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position',
    [paperIds],
  );
  const areas = [...new Set(places.map(({ area }) => area))];
  // CYCLE ends at areas that somebody has made one another's parents.
  const names = await query<{ area: number; name: string }>(
    `WITH RECURSIVE above (area, id, name, parent_id, height) AS (
       SELECT id, id, name, parent_id, 0 FROM research_area WHERE id = ANY($1::int[])
       UNION ALL
       SELECT above.area, a.id, a.name, a.parent_id, above.height + 1
       FROM above JOIN research_area a ON a.id = above.parent_id
     ) CYCLE id SET is_again USING way
     SELECT area, name FROM above WHERE NOT is_again ORDER BY area, height DESC`,
    [areas],
  );
  const paths = new Map(
    groupByKey(areas, names, (row) => row.area).map((own, index) => [
      areas[index],
      own.map(({ name }) => name),
    ]),
  );
  return groupByKey(paperIds, places, (place) => place.paper).map((own) =>
    own.flatMap(({ area }) => [paths.get(area) ?? []]),
  );
}
