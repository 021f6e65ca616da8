import type { FastifyInstance } from 'fastify';
import { pageAddress } from '../../card/card';
import { type Html, h } from '../../card/html';
import type { Page } from '../../layout/page';
import { labelOf } from '../../listing/enum-words';
import { ALL_PAPERS } from '../../listing/papers-query';
import { papersPath } from '../../listing/print-query';
import { openGraphTags } from '../../meta/open-graph';
import { countSection } from '../../parts/aside-section';
import { printCount } from '../../parts/counts';
import { type FacetValue, facetValues } from '../../parts/graph-shapes';
import { yearPlot } from '../../parts/year-bars';
import type { WebContext } from '../../web-context';
import { addNodePage, type NodePapers, nodeHead, papersColumn, type ReadNodePage } from '../listed-node';
import { feedLinks } from '../papers/other-forms';

/** What `VenueView` gives of a venue. */
interface VenueView {
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly kind: string;
  readonly papers: NodePapers;
}

/** Areas and authors shown. They are read as many as the years: one count of the papers gives all three. */
const NAMES_SHOWN = 10;

function asideOf({ slug, name, papers }: VenueView, base: string): Html {
  const all = { ...ALL_PAPERS, venues: [slug] };
  const years = facetValues(papers.facets, 'YEAR').map(({ key, count }) => ({ year: Number(key), count }));
  const shown = (by: 'AREA' | 'AUTHOR'): readonly FacetValue[] =>
    facetValues(papers.facets, by).slice(0, NAMES_SHOWN);
  const areas = shown('AREA').map(({ key, label, count }) => ({
    name: label,
    address: base + papersPath({ ...all, areas: [key] }),
    count,
  }));
  const authors = shown('AUTHOR').map(({ key, label, count }) => ({
    name: label,
    address: pageAddress(base, 'authors', key),
    count,
  }));
  return h(
    'aside',
    { 'aria-label': `About ${name}` },
    yearPlot(years, ({ from, to }) => base + papersPath({ ...all, years: [{ gte: from, lte: to }] })),
    countSection('areas', 'Areas', areas),
    countSection('authors', 'Authors', authors),
  );
}

function pageOf(context: WebContext, venue: VenueView, { request, variables, isAstray }: ReadNodePage): Page {
  const { site } = context;
  const { slug, name, acronym, kind, papers } = venue;
  const total = printCount(papers.totalCount, 'paper');
  const title = acronym && acronym !== name ? `${name} (${acronym})` : name;
  const description = `${total} of ${title}, by year, area and author.`;
  return {
    title,
    description,
    canonical: pageAddress('', 'venues', slug),
    section: 'venues',
    query: { document: 'VenueView', variables },
    head: [
      ...feedLinks({ ...ALL_PAPERS, venues: [slug] }, site),
      ...openGraphTags({
        type: 'website',
        title,
        description,
        url: pageAddress(context.publicUrl(request), 'venues', slug),
      }),
    ],
    main: [
      kind !== 'OTHER' && h('p', { class: 'kicker' }, h('span', null, labelOf(kind))),
      nodeHead(title, total),
      h(
        'div',
        { class: 'with-aside' },
        papersColumn(papers, site, pageAddress(site.base, 'venues', slug), isAstray),
        asideOf(venue, site.base),
      ),
    ],
  };
}

/** Adds `GET /venues/{slug}`: a venue's papers page by page and by year, in which areas, and by whom. */
export function addVenuePage(app: FastifyInstance, context: WebContext): void {
  addNodePage<VenueView>(app, context, {
    kind: 'venues',
    document: 'VenueView',
    takesYears: true,
    field: 'venue',
    page: (venue, read) => pageOf(context, venue, read),
  });
}
