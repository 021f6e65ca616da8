import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { pageAddress } from '../card/card';
import type { CardPaper } from '../card/card-paper';
import { type Html, h } from '../card/html';
import { type Page, sendPage } from '../layout/page';
import { paperList } from '../parts/card-list';
import type { Facet, PageInfo } from '../parts/graph-shapes';
import { noteList } from '../parts/note-list';
import { ASTRAY, placeOf, placeSearch, readAtPlace } from '../parts/page-place';
import { pageArguments, paging } from '../parts/paging';
import type { Site } from '../site/site';
import type { WebContext } from '../web-context';
import { readNode } from './read-node';

/** A page of the papers of whom or what a page is about. */
export interface NodePapers {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly nodes: readonly CardPaper[];
  readonly facets: readonly Facet[];
}

/** How such a page was asked for and read. */
export interface ReadNodePage {
  readonly request: FastifyRequest;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether the page of papers that was asked for is none of the list, so that the first is shown. */
  readonly isAstray: boolean;
}

/** A kind of page that is about a person, an area or a venue, and lists their papers. */
export interface NodePageKind<View> {
  readonly kind: Exclude<Parameters<typeof pageAddress>[1], 'papers'>;
  /** The document, which takes `$id` and the arguments of a connection. */
  readonly document: string;
  /** Whether it takes `$years`, too: how many of them it is to count papers of. */
  readonly takesYears?: boolean;
  /** The field of the document's answer that the page is about. */
  readonly field: string;
  page(view: View, read: ReadNodePage): Page;
}

const PAGE_SIZE = 20;

/** Years whose papers are counted: those of most papers, where there are more. */
const MAX_YEARS = 100;

/** Adds `GET /{kind}/{slug}`. */
export function addNodePage<View extends { readonly slug: string }>(
  app: FastifyInstance,
  context: WebContext,
  { kind, document, takesYears = false, field, page }: NodePageKind<View>,
): void {
  const { maxPageSize } = context;
  const size = Math.min(PAGE_SIZE, maxPageSize);
  const years = takesYears ? { years: Math.min(MAX_YEARS, maxPageSize) } : {};
  app.get<{ Params: { slug: string } }>(`/${kind}/:slug`, async (request, reply) => {
    const { slug } = request.params;
    let variables: Readonly<Record<string, unknown>> = {};
    let isAstray = false;
    const view = await readNode(context, reply, kind, slug, async () => {
      const found = await readAtPlace(placeOf(reply), (place) => {
        variables = { id: slug, ...years, ...pageArguments(place, size) };
        return context.read<Record<string, View | null>>(document, variables, reply);
      });
      isAstray = found.isAstray;
      return found.data[field] ?? null;
    });
    return view ? sendPage(context, reply, page(view, { request, variables, isAstray })) : reply;
  });
}

/** The name of what a page is about, with how much there is of it. */
export function nodeHead(name: string, total: string): Html {
  return h('div', { class: 'head' }, h('h1', { dir: 'auto' }, name), h('p', { class: 'total' }, total));
}

/** The papers of what a page is about, by year and page by page. @param address of the page */
export function papersColumn(papers: NodePapers, site: Site, address: string, isAstray: boolean): Html {
  return h(
    'div',
    null,
    noteList(isAstray ? [ASTRAY] : []),
    h('h2', { class: 'unseen' }, 'Papers'),
    papers.nodes.length === 0
      ? h('p', { class: 'quiet' }, 'No papers.')
      : paperList(papers.nodes, site, 'newest', 3),
    paging(papers.pageInfo, (place) => address + placeSearch(place)),
  );
}
