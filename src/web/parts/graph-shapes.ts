/** A name with a page of its own, as documents select it. */
export interface Named {
  readonly slug: string;
  readonly name: string;
}

/** How many papers somebody or something has. */
export interface FacetValue {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** The values of one facet, as `PaperConnection.facets` gives them. */
export interface Facet {
  readonly by: 'YEAR' | 'AREA' | 'VENUE' | 'AUTHOR' | 'TYPE';
  readonly values: readonly FacetValue[];
}

/** Where a page lies, as `PageInfo`. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The values of a facet; none where it was not asked for. */
export function facetValues(facets: readonly Facet[], by: Facet['by']): readonly FacetValue[] {
  return facets.find((facet) => facet.by === by)?.values ?? [];
}
