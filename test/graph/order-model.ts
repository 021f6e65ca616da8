import { fold } from '../../src/bibliography/fold';
import type { Corpus, CorpusPaper } from './corpus';

/** `PaperOrder` without RELEVANCE, whose numbers are the database's own. */
export interface PaperOrderInput {
  readonly field: 'PUBLISHED_ON' | 'TITLE' | 'CITATION_COUNT' | 'UPDATED_AT';
  readonly direction: 'ASC' | 'DESC';
}

type SortValue = string | number | null;

/** The day a paper stands at: a year alone is that year's first day. */
export function sortDay(paper: CorpusPaper): string | null {
  return paper.publishedOn ?? (paper.year === null ? null : `${paper.year}-01-01`);
}

const SORT_VALUES: Readonly<Record<PaperOrderInput['field'], (paper: CorpusPaper) => SortValue>> = {
  PUBLISHED_ON: sortDay,
  TITLE: (paper) => fold(paper.title),
  CITATION_COUNT: (paper) => paper.citationCount,
  UPDATED_AT: (paper) => paper.updatedAt,
};

function compare(left: SortValue, right: SortValue, descending: boolean): number {
  if (left === right) return 0;
  // What is unknown comes last either way.
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right === descending ? 1 : -1;
}

/** The papers in an order that ends, as all do, in title and id. */
export function ordered(papers: readonly CorpusPaper[], orderBy: readonly PaperOrderInput[]): CorpusPaper[] {
  return [...papers].sort((left, right) => {
    for (const { field, direction } of orderBy) {
      const sortValue = SORT_VALUES[field];
      const order = compare(sortValue(left), sortValue(right), direction === 'DESC');
      if (order !== 0) return order;
    }
    return compare(fold(left.title), fold(right.title), false) || left.key - right.key;
  });
}

/** The order of papers when none is asked for. */
export function newestFirst(papers: readonly CorpusPaper[]): CorpusPaper[] {
  return ordered(papers, [{ field: 'PUBLISHED_ON', direction: 'DESC' }]);
}

/** Named things by name, then by key. */
export function byName<Named extends { readonly name: string; readonly key: number }>(
  items: readonly Named[],
): Named[] {
  return [...items].sort(
    (left, right) => compare(fold(left.name), fold(right.name), false) || left.key - right.key,
  );
}

/** Something and how often it was counted. */
export interface Counted<Item> {
  readonly item: Item;
  readonly count: number;
}

/** Each item with how often it is there, most first, among equals by name. */
export function mostFirst<Named extends { readonly name: string; readonly key: number }>(
  items: readonly Named[],
): Counted<Named>[] {
  const counts = new Map<Named, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return byName([...counts.keys()])
    .map((item) => ({ item, count: counts.get(item) ?? 0 }))
    .sort((left, right) => right.count - left.count);
}

/** The papers an author wrote. */
export function papersBy(corpus: Corpus, author: object): CorpusPaper[] {
  return corpus.papers.filter((paper) => paper.authorships.some((one) => one.author === author));
}
