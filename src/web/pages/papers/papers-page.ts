import type { FastifyInstance } from 'fastify';
import { type Html, h } from '../../card/html';
import { searchOf } from '../../http/search-of';
import { type Page, sendPage } from '../../layout/page';
import { conditionsOf } from '../../listing/narrow';
import { type PapersQuery, SORTS, sortOf } from '../../listing/papers-query';
import { parsePapersQuery } from '../../listing/parse-query';
import { papersPath } from '../../listing/print-query';
import { paperList } from '../../parts/card-list';
import { printCount } from '../../parts/counts';
import { noteList } from '../../parts/note-list';
import { paging } from '../../parts/paging';
import type { WebContext } from '../../web-context';
import { conditionChips, nameOf } from './condition-chips';
import { facetLists } from './facet-lists';
import { downloadLinks, feedLinks } from './other-forms';
import { type ReadPapers, readPapers } from './papers-view';

const SORT_LABELS = {
  relevance: 'Best match',
  newest: 'Newest',
  oldest: 'Oldest',
  cited: 'Most cited',
  title: 'Title',
} as const;

function sortLinks(query: PapersQuery, base: string): Html {
  const current = sortOf(query);
  const offered = SORTS.filter((sort) => sort !== 'relevance' || query.search !== '');
  return h(
    'nav',
    { class: 'sorts', 'aria-label': 'Order' },
    h(
      'ul',
      { role: 'list' },
      offered.map((sort) => {
        const path = papersPath({ ...query, sort, after: undefined, before: undefined });
        const attributes = { href: base + path, rel: 'nofollow', 'aria-current': sort === current && 'true' };
        return h('li', null, h('a', attributes, SORT_LABELS[sort]));
      }),
    ),
  );
}

/** What the papers of a query are called: "Papers", "Papers matching “transformers”", "Robotics – Papers". */
function titleOf(query: PapersQuery, { view }: ReadPapers): string {
  const conditions = conditionsOf(query);
  const [only] = conditions;
  if (query.search !== '') return `Papers matching “${query.search}”`;
  return only && conditions.length === 1 ? `Papers: ${nameOf(only, view)}` : 'Papers';
}

function nothingFound(query: PapersQuery, base: string): Html {
  const isFiltered = conditionsOf(query).length > 0;
  return h(
    'div',
    { class: 'empty' },
    isFiltered
      ? h(
          'p',
          null,
          'No paper meets all of this. Take a condition away, try other words, or see ',
          h('a', { href: `${base}/papers` }, 'all papers'),
          '.',
        )
      : h(
          'p',
          null,
          'The graph holds no papers yet. ',
          h('code', null, 'papergraph import'),
          ' brings some in.',
        ),
  );
}

function pageOf(context: WebContext, query: PapersQuery, notes: readonly string[], found: ReadPapers): Page {
  const { base } = context.site;
  const { papers } = found.view;
  const title = titleOf(query, found);
  const sort = sortOf(query);
  const facets = facetLists(query, papers.facets, found.authors, base);
  const pages = paging(
    papers.pageInfo,
    (place) => base + papersPath({ ...query, after: undefined, before: undefined, ...place }),
  );
  const shown = found.isAstray
    ? [...notes, 'The page that was asked for is none of this list: this is the first.']
    : notes;
  return {
    title,
    description: `${title}: ${printCount(papers.totalCount, 'paper')} with authors, venues and research areas.`,
    canonical: papersPath(query),
    section: 'papers',
    searched: query,
    query: { document: 'PapersView', variables: found.variables },
    head: feedLinks(query, context.site),
    main: [
      h(
        'div',
        { class: 'head' },
        h('h1', { dir: 'auto' }, title),
        h('p', { class: 'total', role: 'status' }, printCount(papers.totalCount, 'paper')),
      ),
      noteList(shown),
      conditionChips(query, found.view, base),
      h(
        'div',
        { class: 'with-aside' },
        h(
          'div',
          null,
          papers.nodes.length > 0 && [
            h(
              'div',
              { class: 'bar' },
              sortLinks(query, base),
              h('a', { class: 'to-aside', href: '#narrow' }, 'Filters'),
            ),
          ],
          papers.nodes.length > 0 ? paperList(papers.nodes, context.site, sort) : nothingFound(query, base),
          pages,
        ),
        h(
          'aside',
          { id: 'narrow', 'aria-label': 'Filters and other forms', tabindex: -1 },
          facets.length > 0 && h('h2', null, 'Narrow down'),
          facets,
          papers.totalCount > 0 && downloadLinks(query, base),
        ),
      ),
    ],
  };
}

/** Adds `GET /papers`: every paper, searched, filtered, ordered and page by page. Its address is all its state. */
export function addPapersPage(app: FastifyInstance, context: WebContext): void {
  app.get('/papers', async (request, reply) => {
    const { query, notes } = parsePapersQuery(searchOf(request));
    const found = await readPapers(context, query, reply);
    return sendPage(context, reply, pageOf(context, query, notes, found));
  });
}
