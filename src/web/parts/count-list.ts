import { type Html, h } from '../card/html';
import { printNumber } from './counts';
import type { Neighbour } from './neighbour-graph';

/** Names with links and how many papers each has. */
export function countList(entries: readonly Neighbour[]): Html {
  return h(
    'ul',
    { class: 'counts', role: 'list' },
    entries.map(({ name, address, count }) =>
      h(
        'li',
        null,
        h('a', { href: address, dir: 'auto' }, name),
        ' ',
        h(
          'span',
          { class: 'count' },
          printNumber(count),
          h('span', { class: 'unseen' }, count === 1 ? ' paper' : ' papers'),
        ),
      ),
    ),
  );
}
