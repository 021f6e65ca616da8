import { type Html, h } from '../../card/html';
import { labelOf } from '../../listing/enum-words';
import { type Condition, conditionsOf } from '../../listing/narrow';
import type { PapersQuery } from '../../listing/papers-query';
import { ALL_PAPERS } from '../../listing/papers-query';
import { papersPath } from '../../listing/print-query';
import { facetValues } from '../../parts/graph-shapes';
import type { PapersView } from './papers-view';

const KINDS: Readonly<Record<Condition['kind'], string>> = {
  q: 'Search',
  area: 'Area',
  author: 'Author',
  venue: 'Venue',
  organization: 'Organization',
  year: 'Year',
  type: 'Type',
  presentation: 'Presentation',
  has: 'With',
  cited: 'Citations',
};

/** What people call the value of a condition: its name in the graph where the page has read it. */
export function nameOf({ kind, value }: Pick<Condition, 'kind' | 'value'>, view: PapersView): string {
  switch (kind) {
    case 'area':
    case 'author':
    case 'venue':
    case 'organization': {
      const named = view[kind];
      if (named?.slug === value) return named.name;
      if (kind === 'organization' || kind === 'author') return named?.name ?? value;
      const facet = facetValues(view.papers.facets, kind === 'area' ? 'AREA' : 'VENUE');
      return facet.find(({ key }) => key === value)?.label ?? value;
    }
    case 'q':
      return `“${value}”`;
    case 'cited':
      return `at least ${value}`;
    case 'type':
    case 'presentation':
    case 'has':
      return value === 'pdf' ? 'PDF' : labelOf(value.toUpperCase().replaceAll('-', '_'));
    default:
      return value;
  }
}

/** The conditions of a query, each with a link that takes it away; nothing where there are none. */
export function conditionChips(query: PapersQuery, view: PapersView, base: string): Html | undefined {
  const conditions = conditionsOf(query);
  if (conditions.length === 0) return undefined;
  return h(
    'ul',
    { class: 'chips', role: 'list', 'aria-label': 'Filters in use' },
    conditions.map((condition) => {
      const name = nameOf(condition, view);
      return h(
        'li',
        null,
        h(
          'a',
          { class: 'chip', href: base + papersPath(condition.without), rel: 'nofollow' },
          h('span', { class: 'kind' }, KINDS[condition.kind]),
          ' ',
          h('span', { dir: 'auto' }, name),
          h('span', { class: 'unseen' }, ' – remove'),
          h('span', { class: 'cross', 'aria-hidden': 'true' }, '×'),
        ),
      );
    }),
    conditions.length > 1 &&
      h('li', null, h('a', { class: 'clear', href: base + papersPath(ALL_PAPERS) }, 'Clear all')),
  );
}
