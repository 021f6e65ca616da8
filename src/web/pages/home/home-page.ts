import type { FastifyInstance, FastifyReply } from 'fastify';
import { pageAddress } from '../../card/card';
import { type Html, h } from '../../card/html';
import { type Page, sendPage } from '../../layout/page';
import { sendNotFound } from '../../layout/problem-pages';
import { ALL_PAPERS } from '../../listing/papers-query';
import { openGraphTags } from '../../meta/open-graph';
import { countSection } from '../../parts/aside-section';
import { cardList } from '../../parts/card-list';
import { printCount } from '../../parts/counts';
import { type FacetValue, facetValues } from '../../parts/graph-shapes';
import { noteList } from '../../parts/note-list';
import { ASTRAY, placeOf, placeSearch, readAtPlace } from '../../parts/page-place';
import { type PagePlace, pageArguments, paging } from '../../parts/paging';
import type { WebContext } from '../../web-context';
import type { NodePapers } from '../listed-node';
import { feedLinks } from '../papers/other-forms';

/** What `HomeView` gives. */
interface HomeView {
  readonly collection?: {
    readonly slug: string;
    readonly title: string;
    readonly description: string | null;
    readonly papers: NodePapers;
  } | null;
  readonly papers?: NodePapers;
}

/** What `HomeCollections` gives. */
interface HomeCollections {
  readonly collections: readonly { readonly slug: string; readonly title: string }[];
}

/** Papers on a page of a collection. Curated ones seldom have more. */
const PAGE_SIZE = 20;

interface ReadHome {
  readonly view: HomeView;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isAstray: boolean;
}

async function readHome(
  { read, maxPageSize }: WebContext,
  slug: string | undefined,
  reply: FastifyReply,
): Promise<ReadHome> {
  let variables: Readonly<Record<string, unknown>> = {};
  const readPlace = (place: PagePlace) => {
    const page = pageArguments(place, Math.min(PAGE_SIZE, maxPageSize));
    variables = { slug: slug ?? '', hasCollection: slug !== undefined, ...page };
    return read<HomeView>('HomeView', variables, reply);
  };
  // The latest papers are a beginning: their further pages are those of /papers.
  const { data, isAstray } = await readAtPlace(slug === undefined ? {} : placeOf(reply), readPlace);
  return { view: data, variables, isAstray };
}

function asideOf({ facets, totalCount }: NodePapers, base: string): Html {
  const links = (kind: 'areas' | 'authors' | 'venues', values: readonly FacetValue[]) =>
    values.map(({ key, label, count }) => ({ name: label, address: pageAddress(base, kind, key), count }));
  return h(
    'aside',
    { 'aria-label': 'About these papers' },
    countSection('areas', 'Areas', links('areas', facetValues(facets, 'AREA'))),
    totalCount > 0 && countSection('authors', 'Authors', links('authors', facetValues(facets, 'AUTHOR'))),
    countSection('venues', 'Venues', links('venues', facetValues(facets, 'VENUE'))),
    h('p', { class: 'more' }, h('a', { href: `${base}/papers` }, 'All papers')),
  );
}

/** The page of a collection, or of the latest papers, at `path`. */
function pageOf(
  context: WebContext,
  path: string,
  { view, variables, isAstray }: ReadHome,
  url: string,
): Page {
  const { site } = context;
  const { collection, papers: latest } = view;
  const isHome = path === '/';
  const papers = collection?.papers ?? latest;
  const heading = collection?.title ?? 'Latest papers';
  const description = collection?.description ?? `${heading}, with authors, venues and research areas.`;
  const title = isHome ? site.name : heading;
  return {
    title,
    description,
    canonical: path,
    query: { document: 'HomeView', variables },
    head: [
      ...feedLinks(ALL_PAPERS, site),
      ...openGraphTags({ type: 'website', title, description, url: url + path }),
    ],
    main: [
      h('h1', { dir: 'auto' }, heading),
      collection?.description ? h('p', { class: 'intro', dir: 'auto' }, collection.description) : null,
      noteList(isAstray ? [ASTRAY] : []),
      h(
        'div',
        { class: 'with-aside' },
        h(
          'div',
          null,
          papers && papers.nodes.length > 0
            ? cardList(papers.nodes, site, 2)
            : h(
                'p',
                { class: 'empty' },
                'There are no papers yet. ',
                h('code', null, 'papergraph import'),
                ' brings some in.',
              ),
          collection && papers && paging(papers.pageInfo, (place) => site.base + path + placeSearch(place)),
          !collection &&
            papers?.pageInfo.hasNextPage &&
            h(
              'p',
              { class: 'more' },
              h('a', { href: `${site.base}/papers` }, `All ${printCount(papers.totalCount, 'paper')}`),
            ),
        ),
        papers && asideOf(papers, site.base),
      ),
    ],
  };
}

/**
 * Adds `GET /`, the collection that the operator chose, or the graph's first, or the latest papers; and `GET /collections/{slug}`
 * for the others.
 */
export function addHomePage(app: FastifyInstance, context: WebContext): void {
  const { read, site } = context;
  const homeSlug = async (reply: FastifyReply) =>
    site.homeCollection ?? (await read<HomeCollections>('HomeCollections', {}, reply)).collections[0]?.slug;

  app.get('/', async (request, reply) => {
    const home = await readHome(context, await homeSlug(reply), reply);
    return sendPage(context, reply, pageOf(context, '/', home, context.publicUrl(request)));
  });

  app.get<{ Params: { slug: string } }>('/collections/:slug', async (request, reply) => {
    const { slug } = request.params;
    if (slug === (await homeSlug(reply))) {
      reply.header('cache-control', context.cacheControl);
      return reply.redirect(`${site.base}/`, 302);
    }
    const home = await readHome(context, slug, reply);
    if (!home.view.collection)
      return sendNotFound(context, reply, `There is no collection called “${slug}” here.`);
    const path = `/collections/${encodeURIComponent(slug)}`;
    return sendPage(context, reply, pageOf(context, path, home, context.publicUrl(request)));
  });
}
