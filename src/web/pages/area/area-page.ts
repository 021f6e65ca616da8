import type { FastifyInstance } from 'fastify';
import { pageAddress } from '../../card/card';
import { type Html, h } from '../../card/html';
import type { Page } from '../../layout/page';
import { ALL_PAPERS } from '../../listing/papers-query';
import { papersPath } from '../../listing/print-query';
import { openGraphTags } from '../../meta/open-graph';
import { countSection } from '../../parts/aside-section';
import { printCount } from '../../parts/counts';
import { type FacetValue, facetValues, type Named } from '../../parts/graph-shapes';
import { type Neighbour, neighbourGraph } from '../../parts/neighbour-graph';
import { type YearCount, yearPlot } from '../../parts/year-bars';
import type { WebContext } from '../../web-context';
import { addNodePage, type NodePapers, nodeHead, papersColumn, type ReadNodePage } from '../listed-node';
import { feedLinks } from '../papers/other-forms';

/** What `AreaView` gives of an area. */
interface AreaView {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly paperCount: number;
  readonly ancestors: readonly Named[];
  readonly children: readonly (Named & { readonly paperCount: number })[];
  readonly papersByYear: readonly YearCount[];
  readonly authors: readonly { readonly paperCount: number; readonly author: Named }[];
  readonly papers: NodePapers;
}

/** Areas beside this one that most of its papers are of, too: neither itself nor those above it, which all of them are of. */
function neighboursOf({ slug, ancestors, papers }: AreaView): FacetValue[] {
  const above = new Set([slug, ...ancestors.map((area) => area.slug)]);
  return facetValues(papers.facets, 'AREA').filter(({ key }) => !above.has(key));
}

function breadcrumbs(ancestors: readonly Named[], base: string): Html {
  return h(
    'nav',
    { class: 'crumbs', 'aria-label': 'Areas above' },
    h(
      'ol',
      { role: 'list' },
      h('li', null, h('a', { href: `${base}/areas` }, 'Areas')),
      ancestors.map(({ slug, name }) =>
        h('li', null, h('a', { href: pageAddress(base, 'areas', slug), dir: 'auto' }, name)),
      ),
    ),
  );
}

function asideOf(area: AreaView, base: string): Html {
  const all = { ...ALL_PAPERS, areas: [area.slug] };
  const toArea = ({ key, label, count }: FacetValue): Neighbour => ({
    name: label,
    address: pageAddress(base, 'areas', key),
    count,
  });
  const neighbours = neighboursOf(area).map(toArea);
  const children = area.children.map(({ slug, name, paperCount }) =>
    toArea({ key: slug, label: name, count: paperCount }),
  );
  const venues = facetValues(area.papers.facets, 'VENUE')
    .slice(0, 8)
    .map(({ key, label, count }) => ({
      name: label,
      address: base + papersPath({ ...all, venues: [key] }),
      count,
    }));
  const authors = area.authors.map(({ author, paperCount: count }) => ({
    name: author.name,
    address: pageAddress(base, 'authors', author.slug),
    count,
  }));
  return h(
    'aside',
    { 'aria-label': `About ${area.name}` },
    yearPlot(
      area.papersByYear,
      ({ from, to }) => base + papersPath({ ...all, years: [{ gte: from, lte: to }] }),
    ),
    countSection('within', 'Areas within', children),
    countSection(
      'neighbours',
      'Neighbouring areas',
      neighbours,
      neighbourGraph(area.name, neighbours, 'neighbouring areas', 'neighbours-graph'),
    ),
    countSection('authors', 'Authors', authors),
    countSection('venues', 'Venues', venues),
  );
}

function pageOf(context: WebContext, area: AreaView, { request, variables, isAstray }: ReadNodePage): Page {
  const { site } = context;
  const { slug, name, paperCount } = area;
  const description =
    area.description ?? `${printCount(paperCount, 'paper')} about ${name}, by year, author and venue.`;
  return {
    title: name,
    description,
    canonical: pageAddress('', 'areas', slug),
    section: 'areas',
    query: { document: 'AreaView', variables },
    head: [
      ...feedLinks({ ...ALL_PAPERS, areas: [slug] }, site),
      ...openGraphTags({
        type: 'website',
        title: name,
        description,
        url: pageAddress(context.publicUrl(request), 'areas', slug),
      }),
    ],
    main: [
      breadcrumbs(area.ancestors, site.base),
      nodeHead(name, printCount(paperCount, 'paper')),
      area.description !== null && h('p', { class: 'intro', dir: 'auto' }, area.description),
      h(
        'div',
        { class: 'with-aside' },
        papersColumn(area.papers, site, pageAddress(site.base, 'areas', slug), isAstray),
        asideOf(area, site.base),
      ),
    ],
  };
}

/** Adds `GET /areas/{slug}`: an area's papers page by page and by year, its neighbours, and who writes most of them. */
export function addAreaPage(app: FastifyInstance, context: WebContext): void {
  addNodePage<AreaView>(app, context, {
    kind: 'areas',
    document: 'AreaView',
    field: 'area',
    page: (area, read) => pageOf(context, area, read),
  });
}
