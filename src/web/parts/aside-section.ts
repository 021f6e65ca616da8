import { type Html, h } from '../card/html';
import { countList } from './count-list';
import type { Neighbour } from './neighbour-graph';

/** A list with its heading beside the papers; nothing where it would be empty. @param drawing of the same, above the list */
export function countSection(
  id: string,
  heading: string,
  entries: readonly Neighbour[],
  drawing?: Html,
): Html | undefined {
  if (entries.length === 0) return undefined;
  return h('section', { 'aria-labelledby': id }, h('h2', { id }, heading), drawing, countList(entries));
}
