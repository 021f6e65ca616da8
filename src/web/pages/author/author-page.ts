import type { FastifyInstance } from 'fastify';
import { pageAddress } from '../../card/card';
import { type Html, h, jsonScript } from '../../card/html';
import type { Page } from '../../layout/page';
import { ALL_PAPERS } from '../../listing/papers-query';
import { papersPath } from '../../listing/print-query';
import { openGraphTags } from '../../meta/open-graph';
import { person } from '../../meta/person';
import { countSection } from '../../parts/aside-section';
import { printCount } from '../../parts/counts';
import { facetValues, type Named } from '../../parts/graph-shapes';
import { neighbourGraph } from '../../parts/neighbour-graph';
import { yearPlot } from '../../parts/year-bars';
import type { WebContext } from '../../web-context';
import { addNodePage, type NodePapers, nodeHead, papersColumn, type ReadNodePage } from '../listed-node';
import { feedLinks } from '../papers/other-forms';

/** What `AuthorView` gives of an author. */
interface AuthorView {
  readonly slug: string;
  readonly name: string;
  readonly alternateNames: readonly string[];
  readonly orcid: string | null;
  readonly homepage: string | null;
  readonly paperCount: number;
  readonly affiliations: readonly Named[];
  readonly areas: readonly { readonly paperCount: number; readonly area: Named }[];
  readonly coauthors: readonly { readonly paperCount: number; readonly author: Named }[];
  readonly papers: NodePapers;
}

function facts({ orcid, homepage, affiliations, alternateNames }: AuthorView, base: string) {
  const rows = [
    affiliations.length > 0 && [
      'Works at',
      affiliations.map(({ slug, name }, index) => [
        index > 0 && ' · ',
        h('a', { href: base + papersPath({ ...ALL_PAPERS, organizations: [slug] }), dir: 'auto' }, name),
      ]),
    ],
    orcid !== null && ['ORCID', h('a', { href: `https://orcid.org/${orcid}`, rel: 'noopener me' }, orcid)],
    homepage !== null && [
      'Homepage',
      h('a', { href: homepage, rel: 'noopener' }, homepage.replace(/^https?:\/\//, '')),
    ],
    alternateNames.length > 0 && ['Also', h('span', { dir: 'auto' }, alternateNames.join(', '))],
  ] as const;
  const shown = rows.filter((row) => row !== false);
  if (shown.length === 0) return undefined;
  return h(
    'dl',
    { class: 'facts' },
    shown.map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value))),
  );
}

function asideOf(author: AuthorView, base: string): Html {
  const { slug, name, papers } = author;
  const all = { ...ALL_PAPERS, authors: [slug] };
  const years = facetValues(papers.facets, 'YEAR').map(({ key, count }) => ({ year: Number(key), count }));
  const areas = author.areas.map(({ area, paperCount: count }) => ({
    name: area.name,
    address: base + papersPath({ ...all, areas: [area.slug] }),
    count,
  }));
  const coauthors = author.coauthors.map(({ author: other, paperCount: count }) => ({
    name: other.name,
    address: pageAddress(base, 'authors', other.slug),
    count,
  }));
  return h(
    'aside',
    { 'aria-label': `About ${name}` },
    yearPlot(years, ({ from, to }) => base + papersPath({ ...all, years: [{ gte: from, lte: to }] })),
    countSection('areas', 'Areas', areas),
    countSection(
      'coauthors',
      'Co-authors',
      coauthors,
      neighbourGraph(name, coauthors, 'co-authors', 'coauthors-graph'),
    ),
  );
}

function pageOf(
  context: WebContext,
  author: AuthorView,
  { request, variables, isAstray }: ReadNodePage,
): Page {
  const { site } = context;
  const { slug, name, paperCount } = author;
  const url = pageAddress(context.publicUrl(request), 'authors', slug);
  const areas = author.areas.slice(0, 3).map(({ area }) => area.name);
  const description = `${printCount(paperCount, 'paper')} by ${name}${areas.length > 0 ? `, in ${areas.join(', ')}` : ''}.`;
  return {
    title: name,
    description,
    canonical: pageAddress('', 'authors', slug),
    section: 'authors',
    query: { document: 'AuthorView', variables },
    head: [
      ...feedLinks({ ...ALL_PAPERS, authors: [slug] }, site),
      ...openGraphTags({ type: 'profile', title: name, description, url }),
      jsonScript('application/ld+json', person(author, url)),
    ],
    main: [
      nodeHead(name, printCount(paperCount, 'paper')),
      facts(author, site.base),
      h(
        'div',
        { class: 'with-aside' },
        papersColumn(author.papers, site, pageAddress(site.base, 'authors', slug), isAstray),
        asideOf(author, site.base),
      ),
    ],
  };
}

/** Adds `GET /authors/{slug}`: a person's papers page by page, whom they write with, in which areas, and when. */
export function addAuthorPage(app: FastifyInstance, context: WebContext): void {
  addNodePage<AuthorView>(app, context, {
    kind: 'authors',
    document: 'AuthorView',
    takesYears: true,
    field: 'author',
    page: (author, read) => pageOf(context, author, read),
  });
}
