import { type Html, h } from '../card/html';

/** What a page could not do as it was asked, for whoever asked; nothing where there is nothing to say. */
export function noteList(notes: readonly string[]): Html | undefined {
  if (notes.length === 0) return undefined;
  return h(
    'div',
    { class: 'notes', role: 'note' },
    notes.map((note) => h('p', null, note)),
  );
}
