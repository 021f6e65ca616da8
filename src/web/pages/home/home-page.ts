import type { FastifyInstance } from 'fastify';
import { card } from '../../card/card';
import { dateWriter } from '../../card/card-date';
import type { CardPaper } from '../../card/card-paper';
import { h } from '../../card/html';
import { sendPage } from '../../layout/page';
import type { WebContext } from '../../web-context';

interface Papers {
  readonly totalCount: number;
  readonly nodes: readonly CardPaper[];
}

interface HomeView {
  readonly collection?: {
    readonly slug: string;
    readonly title: string;
    readonly description: string | null;
    readonly papers: Papers;
  } | null;
  readonly papers?: Papers;
}

interface HomeCollections {
  readonly collections: readonly { readonly slug: string; readonly title: string }[];
}

/** Papers on the home page at most. */
const FIRST = 20;

/** Adds `GET /`: the curated collection that the operator chose, or the graph's first, or the latest papers. */
export function addHomePage(app: FastifyInstance, context: WebContext): void {
  const { read, site, maxPageSize } = context;
  const writeDate = dateWriter('en');
  app.get('/', async (_request, reply) => {
    const slug =
      site.homeCollection ?? (await read<HomeCollections>('HomeCollections', {}, reply)).collections[0]?.slug;
    const variables = {
      slug: slug ?? '',
      hasCollection: slug !== undefined,
      first: Math.min(FIRST, maxPageSize),
    };
    const { collection, papers } = await read<HomeView>('HomeView', variables, reply);
    const shown = collection?.papers ?? papers;
    const title = collection?.title ?? 'Latest papers';
    return sendPage(context, reply, {
      title: site.name,
      description: collection?.description ?? undefined,
      canonical: '/',
      query: { document: 'HomeView', variables },
      main: [
        h('h1', { dir: 'auto' }, title),
        collection?.description
          ? h('p', { class: 'intro', dir: 'auto' }, collection.description)
          : h('p', { class: 'intro' }),
        h(
          'ol',
          { class: 'cards', role: 'list' },
          shown?.nodes.map((paper) =>
            h('li', null, card(h, paper, { base: site.base, writeDate, heading: 2 })),
          ),
        ),
      ],
    });
  });
}
