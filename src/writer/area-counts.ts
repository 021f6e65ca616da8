import { refreshAreaCounts } from '../database/derived-data';
import type { AreaTree } from './area-tree';
import type { Session } from './session';

/**
 * How papers and their areas change, so that the number of papers of each area, with those below it, stays what counting
 * would say without counting, and no area's summary passes for current that is not.
 */
export class AreaCounts {
  readonly #tree: AreaTree;
  /** How many papers more, of each area whose summary is not current any more. */
  readonly #deltas = new Map<number, number>();

  constructor(tree: AreaTree) {
    this.#tree = tree;
  }

  /** A paper that was in some areas is now in others, or in the same and has changed itself. */
  changed(before: readonly number[], after: readonly number[]): void {
    const left = this.#tree.withAncestors(before);
    const entered = this.#tree.withAncestors(after);
    for (const id of left) this.#add(id, entered.has(id) ? 0 : -1);
    for (const id of entered) this.#add(id, left.has(id) ? 0 : 1);
  }

  #add(id: number, papers: number): void {
    this.#deltas.set(id, (this.#deltas.get(id) ?? 0) + papers);
  }

  save(session: Session): void {
    if (this.#deltas.size === 0) return;
    session.run(
      `UPDATE research_area SET paper_count = paper_count + change.papers, summary_is_current = false
       FROM unnest($1::int[], $2::int[]) change (id, papers)
       WHERE research_area.id = change.id AND (change.papers <> 0 OR summary_is_current)`,
      [[...this.#deltas.keys()], [...this.#deltas.values()]],
    );
  }
}

/** Counts the papers of all areas anew: the tree has changed, so that some may have others below them. */
export async function recountAreas(session: Session): Promise<void> {
  session.run('UPDATE research_area SET summary_is_current = false WHERE summary_is_current');
  await refreshAreaCounts(session.query);
}
