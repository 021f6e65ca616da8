import { pageAddress } from '../../card/card';
import { type Html, h } from '../../card/html';
import type { PaperView } from './paper-view';

const FILES = [
  ['bib', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl.json', 'CSL-JSON'],
] as const;

/** A text with a button that copies it, where scripts run. */
function copyable(id: string, label: string, text: string, tag: 'p' | 'pre'): Html {
  return h(
    'div',
    { class: 'copyable' },
    h('h3', { id: `${id}-label` }, label),
    // It scrolls, so that keys have to reach it.
    h(
      tag,
      { id, dir: 'auto', ...(tag === 'pre' && { tabindex: 0, 'aria-labelledby': `${id}-label` }) },
      text,
    ),
    h(
      'button',
      { type: 'button', hidden: true, 'data-copy': id },
      'Copy',
      h('span', { class: 'unseen' }, ` ${label}`),
    ),
  );
}

/** How to cite the paper: as a line, as BibTeX, and as files. */
export function citationSection({ slug, apa, bibtex }: PaperView, base: string): Html {
  return h(
    'section',
    { class: 'cite', 'aria-labelledby': 'cite' },
    h('h2', { id: 'cite' }, 'Cite'),
    copyable('apa', 'APA', apa.trim(), 'p'),
    copyable('bibtex', 'BibTeX', bibtex.trim(), 'pre'),
    h(
      'ul',
      { class: 'buttons', role: 'list', 'aria-label': 'As a file' },
      FILES.map(([extension, label]) =>
        h(
          'li',
          null,
          h('a', { href: `${pageAddress(base, 'papers', slug)}.${extension}`, rel: 'nofollow' }, label),
        ),
      ),
    ),
    h('p', { class: 'copied', role: 'status', 'aria-live': 'polite' }),
  );
}
