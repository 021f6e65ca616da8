import { type Html, h } from '../../card/html';
import { firstPageOf, type PapersQuery } from '../../listing/papers-query';
import { papersPath } from '../../listing/print-query';
import type { Site } from '../../site/site';

/** Files of all papers of a listing, and its feeds. */
const FORMS = [
  ['.bib', 'BibTeX'],
  ['.ris', 'RIS'],
  ['.csl.json', 'CSL-JSON'],
  ['.json', 'JSON'],
  ['.atom', 'Atom feed'],
  ['.feed.json', 'JSON feed'],
] as const;

/** Links to the same papers in other forms. */
export function downloadLinks(query: PapersQuery, base: string): Html {
  const all = firstPageOf(query);
  return h(
    'section',
    { class: 'forms', 'aria-labelledby': 'forms' },
    h('h2', { id: 'forms' }, 'Take along'),
    h(
      'ul',
      { role: 'list' },
      FORMS.map(([extension, label]) =>
        h('li', null, h('a', { href: base + papersPath(all, extension), rel: 'nofollow' }, label)),
      ),
    ),
  );
}

/** Tells feed readers of the feeds of a listing. */
export function feedLinks(query: PapersQuery, { base, name }: Pick<Site, 'base' | 'name'>): Html[] {
  const all = firstPageOf(query);
  const link = (type: string, extension: string, kind: string) =>
    h('link', {
      rel: 'alternate',
      type,
      href: base + papersPath(all, extension),
      title: `${name} (${kind})`,
    });
  return [
    link('application/atom+xml', '.atom', 'Atom'),
    link('application/feed+json', '.feed.json', 'JSON Feed'),
  ];
}
