import { fold } from '../bibliography/fold';
import type { PaperRecord } from '../interchange/paper-record';
import { AreaCounts, recountAreas } from './area-counts';
import { type AreaRef, AreaTree } from './area-tree';
import type { CopyValue } from './copy-text';
import { type DependentRow, replaceRows } from './dependent-rows';
import { indexedBeginning } from './indexed-beginning';
import type { Session } from './session';
import type { WrittenPaper } from './written-paper';

/** The keys that papers of an area are sorted by, as the indexes of `paper` have them: what is unknown sorts last. */
function sortKeys({ publishedOn, year, citationCount, title }: PaperRecord): CopyValue[] {
  const firstDay = year === undefined ? '-infinity' : `${String(year).padStart(4, '0')}-01-01`;
  return [publishedOn ?? firstDay, citationCount ?? -1, indexedBeginning(fold(title))];
}

/** The areas of the papers of a batch, in the order of the papers, and the tree they stand in. */
export interface BatchAreas {
  readonly tree: AreaTree;
  readonly ofPapers: readonly (readonly AreaRef[])[];
}

/** Finds the areas that papers name and makes those that are missing. */
export async function ensureAreas(session: Session, records: readonly PaperRecord[]): Promise<BatchAreas> {
  const tree = await AreaTree.load(session);
  const ofPapers = records.map(({ areas }) => [...new Set(areas.map((path) => tree.at(path)))]);
  await tree.save(session);
  return { tree, ofPapers };
}

/**
 * Writes the areas of papers and the numbers of papers.
 * @param known ids of papers that may be in areas already
 * @param changed those of them of which something else has changed
 * @returns those of them whose areas changed
 */
export async function writeAreas(
  session: Session,
  papers: readonly WrittenPaper[],
  { tree, ofPapers }: BatchAreas,
  known: readonly number[],
  changed: ReadonlySet<number>,
): Promise<Set<number>> {
  const before = await areasOf(session, known);
  const moved = await replaceRows(
    session,
    [
      {
        table: 'paper_area',
        columns: ['paper_id', 'position', 'area_id', 'sort_date', 'sort_citations', 'sort_title'],
        rows: papers.flatMap(({ id, record }, index) =>
          (ofPapers[index] ?? []).map(
            (area, place): DependentRow => [id, place + 1, area.id, ...sortKeys(record)],
          ),
        ),
      },
    ],
    known,
  );
  if (tree.hasMoved) {
    await recountAreas(session);
    return moved;
  }
  const counts = new AreaCounts(tree);
  papers.forEach(({ id, paper }, index) => {
    if (!paper.isNew && !changed.has(id) && !moved.has(id)) return;
    const after = (ofPapers[index] ?? []).map((area) => area.id);
    counts.changed(before.get(id) ?? [], after);
  });
  counts.save(session);
  return moved;
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
