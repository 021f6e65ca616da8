import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Html, h } from '../card/html';
import { searchOf } from '../http/search-of';
import { sendPage } from '../layout/page';
import type { Section } from '../layout/page-header';
import { printCount } from '../parts/counts';
import type { PageInfo } from '../parts/graph-shapes';
import { noteList } from '../parts/note-list';
import { ASTRAY, placeOf, placeSearch, readAtPlace } from '../parts/page-place';
import { pageArguments, paging } from '../parts/paging';
import type { WebContext } from '../web-context';

/** A page of names: authors, areas or venues. */
export interface Names<Node> {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly nodes: readonly Node[];
}

/** A kind of page that lists names. */
export interface NameListKind<Node> {
  readonly section: Exclude<Section, 'papers'>;
  readonly title: string;
  /** What one of them is called, and several. */
  readonly noun: readonly [one: string, several: string];
  /** The document, which takes `$search` and the arguments of a connection. */
  readonly document: string;
  readonly pageSize: number;
  /** Orders that can be chosen by `?sort=`, the usual first, each with further variables; none where there is one. */
  readonly sorts?: readonly {
    readonly key: string;
    readonly label: string;
    readonly variables: Readonly<Record<string, unknown>>;
  }[];
  item(node: Node, base: string): Html;
}

/** Characters of a search that the graph takes. */
const MAX_SEARCH = 256;

function searchText(reply: FastifyReply): string {
  const given = new URLSearchParams(searchOf(reply.request)).get('q') ?? '';
  const text = given
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return Array.from(text).slice(0, MAX_SEARCH).join('');
}

function nameSearch(action: string, label: string, search: string): Html {
  return h(
    'form',
    { class: 'name-search', role: 'search', 'aria-label': label, action, method: 'get' },
    h('label', { for: 'name' }, label),
    h('input', {
      id: 'name',
      name: 'q',
      type: 'search',
      value: search || undefined,
      maxlength: MAX_SEARCH,
      autocomplete: 'off',
    }),
    h('button', { type: 'submit' }, 'Find'),
  );
}

/** Adds `GET /{section}`: names page by page, with a search. */
export function addNameList<Node>(app: FastifyInstance, context: WebContext, kind: NameListKind<Node>): void {
  const { section, title, noun, document, pageSize, sorts = [], item } = kind;
  const { read, site, maxPageSize } = context;
  const path = `/${section}`;
  app.get(path, async (request, reply) => {
    const search = searchText(reply);
    const asked = new URLSearchParams(searchOf(request)).get('sort');
    const sort = sorts.find(({ key }) => key === asked) ?? sorts[0];
    const isUsual = sort === sorts[0];
    let variables: Readonly<Record<string, unknown>> = {};
    const { data, isAstray } = await readAtPlace(placeOf(reply), (place) => {
      variables = {
        ...(search !== '' && { search }),
        ...sort?.variables,
        ...pageArguments(place, Math.min(pageSize, maxPageSize)),
      };
      return read<Record<string, Names<Node>>>(document, variables, reply);
    });
    const names = data[section];
    if (!names) throw new TypeError(`${document} has no field ${section}`);
    const kept: Record<string, string> = { q: search, ...(sort && !isUsual && { sort: sort.key }) };
    const total = printCount(names.totalCount, ...noun);
    return sendPage(context, reply, {
      title: search === '' ? title : `${title} matching “${search}”`,
      description: `${total} with their papers.`,
      canonical: path + placeSearch({}, kept),
      section,
      query: { document, variables },
      main: [
        h('div', { class: 'head' }, h('h1', null, title), h('p', { class: 'total', role: 'status' }, total)),
        noteList(isAstray ? [ASTRAY] : []),
        h(
          'div',
          { class: 'bar' },
          nameSearch(site.base + path, `Find ${noun[1]}`, search),
          sorts.length > 1 &&
            h(
              'nav',
              { class: 'sorts', 'aria-label': 'Order' },
              h(
                'ul',
                { role: 'list' },
                sorts.map(({ key, label }, index) => {
                  const address =
                    site.base + path + placeSearch({}, { q: search, sort: index === 0 ? '' : key });
                  return h(
                    'li',
                    null,
                    h(
                      'a',
                      { href: address, 'aria-current': key === sort?.key && 'true', rel: 'nofollow' },
                      label,
                    ),
                  );
                }),
              ),
            ),
        ),
        names.nodes.length > 0
          ? h(
              'ul',
              { class: 'names', role: 'list' },
              names.nodes.map((node) => h('li', null, item(node, site.base))),
            )
          : h(
              'p',
              { class: 'empty' },
              search === '' ? `There are no ${noun[1]} yet.` : `No name matches “${search}”.`,
            ),
        paging(names.pageInfo, (place) => site.base + path + placeSearch(place, kept)),
      ],
    });
  });
}
