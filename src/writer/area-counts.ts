import type { AreaTree } from './area-tree';
import type { Session } from './session';

/**
 * How the areas of papers change, so that the number of papers of each area, with those below it, stays what counting
 * would say without counting.
 */
export class AreaCounts {
  readonly #tree: AreaTree;
  readonly #deltas = new Map<number, number>();

  constructor(tree: AreaTree) {
    this.#tree = tree;
  }

  /** A paper that was in some areas is now in others. */
  moved(before: readonly number[], after: readonly number[]): void {
    const left = this.#tree.withAncestors(before);
    const entered = this.#tree.withAncestors(after);
    for (const id of left) if (!entered.has(id)) this.#add(id, -1);
    for (const id of entered) if (!left.has(id)) this.#add(id, 1);
  }

  #add(id: number, papers: number): void {
    this.#deltas.set(id, (this.#deltas.get(id) ?? 0) + papers);
  }

  save(session: Session): void {
    const changes = [...this.#deltas].filter(([, papers]) => papers !== 0);
    if (changes.length === 0) return;
    session.run(
      `UPDATE research_area SET paper_count = paper_count + change.papers
       FROM unnest($1::int[], $2::int[]) change (id, papers) WHERE research_area.id = change.id`,
      [changes.map(([id]) => id), changes.map(([, papers]) => papers)],
    );
  }
}
