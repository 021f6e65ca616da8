import type { CorpusPaper } from './corpus';
import { allAreas, type FilterInput } from './filter-model';

/** A value of a facet, as a connection gives it. */
export interface FacetValue {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** For each facet, the values a paper counts for. */
const VALUES = {
  YEAR: ({ year }) => (year === null ? [] : [{ key: String(year), label: String(year) }]),
  TYPE: ({ type }) => {
    const words = type.toLowerCase().replaceAll('_', ' ');
    return [{ key: type, label: words.charAt(0).toUpperCase() + words.slice(1) }];
  },
  VENUE: ({ venue }) => (venue ? [{ key: venue.slug, label: venue.acronym ?? venue.name }] : []),
  AUTHOR: ({ authorships }) => authorships.map(({ author }) => ({ key: author.slug, label: author.name })),
  AREA: (paper) => allAreas(paper).map(({ slug, name }) => ({ key: slug, label: name })),
} satisfies Readonly<Record<string, (paper: CorpusPaper) => { key: string; label: string }[]>>;

/** One of `PaperFacet`. */
export type FacetName = keyof typeof VALUES;
/** All of them. */
export const FACETS = Object.keys(VALUES) as FacetName[]; // the keys of VALUES

/** Where a client puts a value's key to see the papers behind its count. */
export const FILTER_BY: Readonly<Record<FacetName, (key: string) => FilterInput>> = {
  YEAR: (key) => ({ year: { gte: Number(key), lte: Number(key) } }),
  TYPE: (key) => ({ types: [key] }),
  VENUE: (key) => ({ venues: [key] }),
  AUTHOR: (key) => ({ authors: [key] }),
  AREA: (key) => ({ areas: [key] }),
};

function before(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Types stand in the order of their names in the schema. */
function typeOrLabel(facet: FacetName, { key, label }: FacetValue): string {
  return facet === 'TYPE' ? key : label;
}

/** All values of a facet of some papers, most papers first. */
export function facetValues(facet: FacetName, papers: readonly CorpusPaper[]): FacetValue[] {
  const values = new Map<string, FacetValue>();
  for (const { key, label } of papers.flatMap((paper) => VALUES[facet](paper))) {
    values.set(key, { key, label, count: (values.get(key)?.count ?? 0) + 1 });
  }
  return [...values.values()].sort(
    (left, right) =>
      right.count - left.count ||
      (facet === 'YEAR'
        ? before(right.key, left.key)
        : before(typeOrLabel(facet, left), typeOrLabel(facet, right)) || before(left.key, right.key)),
  );
}
