import { type Html, h } from '../../card/html';
import { hasValue, type NarrowedBy, withValue } from '../../listing/narrow';
import type { PapersQuery } from '../../listing/papers-query';
import { papersPath } from '../../listing/print-query';
import { printNumber } from '../../parts/counts';
import { type Facet, type FacetValue, facetValues } from '../../parts/graph-shapes';

const HEADINGS: readonly (readonly [by: NarrowedBy, heading: string])[] = [
  ['AREA', 'Area'],
  ['YEAR', 'Year'],
  ['VENUE', 'Venue'],
  ['AUTHOR', 'Author'],
  ['TYPE', 'Type'],
];

/** Whether the query narrows by this already: a second value would widen it, against what its count says. */
function isChosen(query: PapersQuery, by: NarrowedBy): boolean {
  const parts = { AREA: 'areas', YEAR: 'years', VENUE: 'venues', AUTHOR: 'authors', TYPE: 'types' } as const;
  return query[parts[by]].length > 0;
}

function valueItem(query: PapersQuery, by: NarrowedBy, value: FacetValue, base: string): Html {
  return h(
    'li',
    null,
    h(
      'a',
      { href: base + papersPath(withValue(query, by, value.key)), rel: 'nofollow' },
      h('span', { dir: 'auto' }, value.label),
      ' ',
      h('span', { class: 'count' }, printNumber(value.count)),
    ),
  );
}

/** The values by which a listing can be narrowed, with how many papers each leaves. A facet of one value leaves all, and is none. */
export function facetLists(
  query: PapersQuery,
  facets: readonly Facet[],
  authors: readonly FacetValue[],
  base: string,
): Html[] {
  const all: readonly Facet[] = [...facets, { by: 'AUTHOR', values: authors }];
  return HEADINGS.flatMap(([by, heading]) => {
    const values = facetValues(all, by).filter(({ key }) => !hasValue(query, by, key));
    if (isChosen(query, by) || values.length < 2) return [];
    const id = `by-${by.toLowerCase()}`;
    return [
      h(
        'section',
        { 'aria-labelledby': id },
        h('h3', { id }, heading),
        h(
          'ul',
          { role: 'list' },
          values.map((value) => valueItem(query, by, value, base)),
        ),
      ),
    ];
  });
}
