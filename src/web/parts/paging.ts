import { type Html, h } from '../card/html';
import type { PageInfo } from './graph-shapes';

/** Which page of a list is asked for: the first, that after a cursor, or that before one. */
export interface PagePlace {
  readonly after?: string;
  readonly before?: string;
}

/** The arguments of a connection for a page of `size`. */
export function pageArguments({ after, before }: PagePlace, size: number): Record<string, unknown> {
  return before === undefined ? { first: size, after } : { last: size, before };
}

/** Links to the pages beside this one; nothing where there are none. @param address of a page of the list */
export function paging(info: PageInfo, address: (place: PagePlace) => string): Html | undefined {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = info;
  if (!hasNextPage && !hasPreviousPage) return undefined;
  return h(
    'nav',
    { class: 'paging', 'aria-label': 'Pages' },
    hasPreviousPage && [
      h('a', { href: address({}) }, 'First'),
      h('a', { href: address({ before: startCursor ?? '' }), rel: 'prev' }, '← Previous'),
    ],
    hasNextPage &&
      h('a', { class: 'next', href: address({ after: endCursor ?? '' }), rel: 'next' }, 'Next →'),
  );
}
