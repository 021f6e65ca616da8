import { type Html, h } from '../card/html';
import { ALL_PAPERS, firstPageOf, type PapersQuery } from '../listing/papers-query';
import { printPapersQuery } from '../listing/print-query';
import type { Site } from '../site/site';

/** The parts of the site that the navigation leads to. */
const SECTIONS = { papers: 'Papers', authors: 'Authors', areas: 'Areas', venues: 'Venues' } as const;
export type Section = keyof typeof SECTIONS;

/** The box that searches papers: on every page all of them, in a listing those it shows. */
function searchBox({ base }: Site, query: PapersQuery = ALL_PAPERS): Html {
  const { search } = query;
  const kept = new URLSearchParams(printPapersQuery({ ...firstPageOf(query), search: '', sort: undefined }));
  return h(
    'form',
    { class: 'search', role: 'search', action: `${base}/papers`, method: 'get' },
    h('label', { class: 'unseen', for: 'q' }, 'Search papers'),
    h('input', {
      id: 'q',
      name: 'q',
      type: 'search',
      value: search || undefined,
      maxlength: 256,
      placeholder: 'Search papers',
      enterkeyhint: 'search',
      autocomplete: 'off',
    }),
    [...kept].map(([name, value]) => h('input', { type: 'hidden', name, value })),
    h('button', { type: 'submit' }, 'Search'),
  );
}

/** The head of every page: the site's logo and name, the navigation and the search box. */
export function pageHeader(
  site: Site,
  { section, searched }: { readonly section?: Section; readonly searched?: PapersQuery },
): Html {
  const { base, name, logo } = site;
  return h(
    'header',
    { class: 'site' },
    h(
      'a',
      { class: 'home', href: `${base}/` },
      logo && h('img', { src: base + logo.path, alt: '', height: 32 }),
      h('span', null, name),
    ),
    h(
      'nav',
      { 'aria-label': 'Site' },
      h(
        'ul',
        { role: 'list' },
        Object.entries(SECTIONS).map(([key, label]) =>
          h(
            'li',
            null,
            h('a', { href: `${base}/${key}`, 'aria-current': key === section ? 'page' : undefined }, label),
          ),
        ),
      ),
    ),
    searchBox(site, searched),
  );
}
