import { refreshAreaCounts } from '../database/derived-data';
import { AreaCounts } from './area-counts';
import { AreaTree } from './area-tree';
import { type DependentRow, replaceRows } from './dependent-rows';
import type { Session } from './session';
import type { WrittenPaper } from './written-paper';

/** Writes the areas of papers, areas that are new, and the numbers of papers. @returns ids of known papers that changed. */
export async function writeAreas(
  session: Session,
  papers: readonly WrittenPaper[],
  known: readonly number[],
): Promise<Set<number>> {
  const tree = await AreaTree.load(session);
  const areas = papers.map(({ record }) => [...new Set(record.areas.map((path) => tree.at(path)))]);
  await tree.save(session);
  const before = await areasOf(session, known);
  const changed = await replaceRows(
    session,
    [
      {
        table: 'paper_area',
        columns: ['paper_id', 'position', 'area_id'],
        rows: papers.flatMap(({ id }, index) =>
          (areas[index] ?? []).map((area, place): DependentRow => [id, place + 1, area.id]),
        ),
      },
    ],
    known,
  );
  if (tree.hasMoved) {
    await refreshAreaCounts(session.query);
    return changed;
  }
  const counts = new AreaCounts(tree);
  papers.forEach(({ id }, index) => {
    const after = (areas[index] ?? []).map((area) => area.id);
    counts.moved(before.get(id) ?? [], after);
  });
  counts.save(session);
  return changed;
}

/** The ids of the areas that papers are in, by paper. */
export async function areasOf(session: Session, paperIds: readonly number[]): Promise<Map<number, number[]>> {
  if (paperIds.length === 0) return new Map();
  const rows = await session.query<{ paper_id: number; areas: number[] }>(
    'SELECT paper_id, array_agg(area_id) AS areas FROM paper_area WHERE paper_id = ANY($1) GROUP BY paper_id',
    [paperIds],
  );
  return new Map(rows.map(({ paper_id, areas }) => [paper_id, areas]));
}
