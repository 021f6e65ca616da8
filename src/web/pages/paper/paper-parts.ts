import { httpUrl } from '../../../bibliography/http-url';
import { linkLabel, pageAddress } from '../../card/card';
import { dateWriter } from '../../card/card-date';
import { type Html, h } from '../../card/html';
import { labelOf } from '../../listing/enum-words';
import { printCount, printNumber } from '../../parts/counts';
import type { PaperView, RelatedPapers } from './paper-view';

const writeDate = dateWriter('en');

/** Schemes of identifiers that are not written in capitals. */
const SCHEMES: Readonly<Record<string, string>> = {
  ARXIV: 'arXiv',
  OPENALEX: 'OpenAlex',
  OPENREVIEW: 'OpenReview',
  S2: 'Semantic Scholar',
  PMID: 'PubMed',
  PMCID: 'PubMed Central',
};

/** Authors shown before the others are folded away; some papers have thousands. */
const AUTHORS_SHOWN = 30;

/** What kind of paper it is, where it appeared and when, above the title. */
export function kindLine({ type, venue, publishedOn, year, presentation }: PaperView, base: string): Html {
  const date = publishedOn ?? (year == null ? undefined : `${year}`.padStart(4, '0'));
  return h(
    'p',
    { class: 'kicker' },
    h('span', null, labelOf(type)),
    venue &&
      h(
        'a',
        { href: pageAddress(base, 'venues', venue.slug), title: venue.acronym && venue.name },
        venue.acronym ?? venue.name,
      ),
    presentation && presentation !== 'OTHER' && h('span', null, labelOf(presentation)),
    date && h('time', { datetime: date }, publishedOn ? writeDate(publishedOn) : year),
  );
}

function authorItem({ author, affiliations }: PaperView['authorships'][number], base: string): Html {
  return h(
    'li',
    null,
    h('a', { href: pageAddress(base, 'authors', author.slug), dir: 'auto' }, author.name),
    author.orcid &&
      h(
        'a',
        {
          class: 'orcid',
          href: `https://orcid.org/${author.orcid}`,
          rel: 'noopener',
          'aria-label': `ORCID of ${author.name}`,
        },
        'iD',
      ),
    affiliations.length > 0 &&
      h('span', { class: 'of', dir: 'auto' }, affiliations.map(({ name }) => name).join(' · ')),
  );
}

/** The authors in their order, with where they work. */
export function authorList({ authorships }: PaperView, base: string): Html | undefined {
  if (authorships.length === 0) return undefined;
  const items = (of: PaperView['authorships']) => of.map((authorship) => authorItem(authorship, base));
  const others = authorships.slice(AUTHORS_SHOWN);
  return h(
    'section',
    { class: 'by', 'aria-label': 'Authors' },
    h('ol', { role: 'list' }, items(authorships.slice(0, AUTHORS_SHOWN))),
    others.length > 0 &&
      h(
        'details',
        null,
        h('summary', null, `and ${printNumber(others.length)} more`),
        h('ol', { role: 'list', start: AUTHORS_SHOWN + 1 }, items(others)),
      ),
  );
}

/** The abstract, or as much of it as is known. */
export function abstractSection({ abstract, excerpt, abstractStatus }: PaperView): Html {
  const text = abstract ?? excerpt;
  return h(
    'section',
    { class: 'abstract', 'aria-labelledby': 'abstract' },
    h('h2', { id: 'abstract' }, 'Abstract'),
    text
      ? text.split(/\n{2,}/).map((paragraph) => h('p', { dir: 'auto' }, paragraph))
      : h('p', { class: 'quiet' }, 'No abstract is known.'),
    text &&
      abstractStatus !== 'COMPLETE' &&
      h('p', { class: 'quiet' }, 'Only the beginning of the abstract is known.'),
  );
}

/** Where to read it: links, DOI and other identifiers. */
export function linkSection({ links, externalIds }: PaperView): Html | undefined {
  const shown = links.filter(({ url }) => httpUrl(url) !== null);
  const ids = externalIds.filter(({ url, scheme }) => (url && httpUrl(url)) || scheme === 'ISBN');
  if (shown.length === 0 && ids.length === 0) return undefined;
  return h(
    'section',
    { class: 'read', 'aria-labelledby': 'read' },
    h('h2', { id: 'read' }, 'Read'),
    shown.length > 0 &&
      h(
        'ul',
        { class: 'buttons', role: 'list' },
        shown.map((link) => h('li', null, h('a', { href: link.url, rel: 'noopener' }, linkLabel(link)))),
      ),
    ids.length > 0 &&
      h(
        'dl',
        { class: 'ids' },
        ids.map(({ scheme, value, url }) =>
          h(
            'div',
            null,
            h('dt', null, SCHEMES[scheme] ?? scheme),
            h('dd', null, url ? h('a', { href: url, rel: 'noopener' }, value) : value),
          ),
        ),
      ),
  );
}

/** Areas, keywords, awards and what else is known. */
export function aboutSection(paper: PaperView, base: string): Html | undefined {
  const { areas, keywords, awards, citationCount, firstPublicOn, collections } = paper;
  const rows: (readonly [term: string, value: Html | string] | false)[] = [
    areas.length > 0 && [
      'Areas',
      h(
        'ul',
        { class: 'tags', role: 'list' },
        areas.map(({ slug, name }) =>
          h('li', null, h('a', { href: pageAddress(base, 'areas', slug), dir: 'auto' }, name)),
        ),
      ),
    ],
    keywords.length > 0 && ['Keywords', h('span', { dir: 'auto' }, keywords.join(', '))],
    awards.length > 0 && ['Awards', awards.join(', ')],
    citationCount !== null && ['Citations', printNumber(citationCount)],
    firstPublicOn !== null &&
      firstPublicOn !== paper.publishedOn && [
        'First public',
        h('time', { datetime: firstPublicOn }, writeDate(firstPublicOn)),
      ],
    collections.length > 0 && [
      'In',
      h(
        'ul',
        { class: 'tags', role: 'list' },
        collections.map(({ slug, title }) =>
          h(
            'li',
            null,
            h('a', { href: `${base}/collections/${encodeURIComponent(slug)}`, dir: 'auto' }, title),
          ),
        ),
      ),
    ],
  ];
  const shown = rows.filter((row) => row !== false);
  if (shown.length === 0) return undefined;
  return h(
    'section',
    { class: 'about', 'aria-labelledby': 'about' },
    h('h2', { id: 'about' }, 'About'),
    h(
      'dl',
      null,
      shown.map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value))),
    ),
  );
}

/** Papers that it cites or is cited by. */
export function relatedSection(
  heading: string,
  id: string,
  related: RelatedPapers,
  base: string,
): Html | undefined {
  const { totalCount, nodes } = related;
  if (totalCount === 0) return undefined;
  const others = totalCount - nodes.length;
  return h(
    'section',
    { class: 'related', 'aria-labelledby': id },
    h('h2', { id }, heading, ' ', h('span', { class: 'count' }, printNumber(totalCount))),
    h(
      'ul',
      null,
      nodes.map(({ slug, title, year, authors }) =>
        h(
          'li',
          null,
          h('a', { href: pageAddress(base, 'papers', slug), dir: 'auto' }, title),
          h(
            'span',
            { class: 'quiet' },
            ' ',
            [...authors.slice(0, 2).map(({ name }) => name), ...(authors.length > 2 ? ['et al.'] : [])].join(
              ', ',
            ),
            year !== null && ` (${year})`,
          ),
        ),
      ),
    ),
    others > 0 && h('p', { class: 'quiet' }, `and ${printCount(others, 'more paper')} in the graph`),
  );
}
