import type { Child, ElementBuilder } from '../../card/element-builder';
import type { Snippets } from './embed-snippets';

/** Where the panel stands. */
export interface PanelPlace {
  /** What addresses of our server begin with. */
  readonly base: string;
  /** The level of its title. */
  readonly heading: 1 | 2;
}

/** How many papers, in which order. Without JavaScript it asks for the page anew. */
function choicesForm<Node>(
  h: ElementBuilder<Node>,
  page: string,
  { limit, mostPapers, order, orders }: NonNullable<Snippets['choices']>,
  base: string,
): Node {
  return h(
    'form',
    { class: 'embed-choices', method: 'get', action: `${base}/embed/snippets` },
    h('input', { type: 'hidden', name: 'page', value: page }),
    h('label', { for: 'embed-limit' }, 'Papers'),
    h('input', {
      id: 'embed-limit',
      name: 'limit',
      type: 'number',
      min: 1,
      max: mostPapers,
      value: limit,
      required: true,
    }),
    orders.length > 0 && [
      h('label', { for: 'embed-order' }, 'Order'),
      h(
        'select',
        { id: 'embed-order', name: 'order' },
        orders.map((name) => h('option', { value: name, selected: name === order }, name)),
      ),
    ],
    h('button', { type: 'submit' }, 'Show'),
  );
}

/**
 * The choices, the preview and the snippets of an embed: of whatever `h` makes, so that the page without JavaScript and the dialog show
 * the same. Ids begin with `embed-`, so that a page may hold one panel.
 */
export function panel<Node>(
  h: ElementBuilder<Node>,
  { title, page, choices, frame, snippets }: Snippets,
  { base, heading }: PanelPlace,
): readonly Child<Node>[] {
  const level = `h${heading}`;
  return [
    h(level, { id: 'embed-title', dir: 'auto' }, 'Embed “', title, '”'),
    choices && choicesForm(h, page, choices, base),
    h(`h${heading + 1}`, null, 'Preview'),
    h('iframe', {
      class: 'embed-preview',
      src: base + frame.path,
      title: 'Preview of the embed',
      height: frame.height,
    }),
    ...snippets.flatMap(({ form, label, hint, text }) => [
      h(`h${heading + 1}`, null, h('label', { id: `embed-${form}-label`, for: `embed-${form}` }, label)),
      h('p', { id: `embed-${form}-hint` }, hint),
      h(
        'textarea',
        {
          id: `embed-${form}`,
          class: 'embed-code',
          readonly: true,
          spellcheck: 'false',
          rows: Math.min(6, text.split('\n').length + Math.floor(text.length / 200)),
          'aria-describedby': `embed-${form}-hint`,
        },
        text,
      ),
    ]),
  ];
}
