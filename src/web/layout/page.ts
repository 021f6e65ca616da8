import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Child } from '../card/element-builder';
import { type Html, h, htmlDocument } from '../card/html';
import { EMBED_SCRIPT, embedDiscovery } from '../embed/embed-link';
import type { PapersQuery } from '../listing/papers-query';
import type { WebContext } from '../web-context';
import { pageFooter } from './page-footer';
import { pageHeader, type Section } from './page-header';
import { setPageHeaders } from './page-headers';
import type { QueryLink } from './query-link';

/** A page without what all pages have in common. */
export interface Page {
  /** For the tab and for search engines; the site's name is added. */
  readonly title: string;
  /** For search engines and previews. */
  readonly description?: string;
  /** The one address of what is shown, below the public URL, such as `/papers/a-slug`. */
  readonly canonical?: string;
  /** Whether search engines may list it. True by default. */
  readonly isIndexed?: boolean;
  /** Further elements of the head. */
  readonly head?: readonly Html[];
  /** The content of `<main>`. */
  readonly main: readonly Child<Html>[];
  /** The part of the navigation it belongs to. */
  readonly section?: Section;
  /** The listing it shows: the search box searches within it. */
  readonly searched?: PapersQuery;
  /** The document it was made from. */
  readonly query?: QueryLink;
  /** Names of assets that are scripts, beside those of all pages. */
  readonly scripts?: readonly string[];
}

function headOf(context: WebContext, request: FastifyRequest, page: Page): Html {
  const { site, assets } = context;
  const { title, description, canonical, isIndexed = true, head = [], scripts = [] } = page;
  const url = context.publicUrl(request);
  return h(
    'head',
    null,
    h('meta', { charset: 'utf-8' }),
    h('title', null, title === site.name ? title : `${title} – ${site.name}`),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('link', { rel: 'stylesheet', href: site.base + assets.get('page.css').path }),
    description && h('meta', { name: 'description', content: description }),
    canonical !== undefined && h('link', { rel: 'canonical', href: url + canonical }),
    !isIndexed && h('meta', { name: 'robots', content: 'noindex' }),
    h('meta', { property: 'og:site_name', content: site.name }),
    h('link', { rel: 'icon', href: site.base + assets.get('icon').path }),
    canonical !== undefined && embedDiscovery(canonical, title, url),
    head,
    [...scripts, ...(canonical === undefined ? [] : [EMBED_SCRIPT])].map((name) =>
      h('script', { src: site.base + assets.get(name).path, type: 'module' }),
    ),
  );
}

/** The whole document of a page. */
function renderPage(context: WebContext, request: FastifyRequest, page: Page): string {
  return htmlDocument(
    h(
      'html',
      { lang: 'en' },
      headOf(context, request, page),
      h(
        'body',
        null,
        h('a', { class: 'skip', href: '#main' }, 'Skip to content'),
        pageHeader(context.site, page),
        h('main', { id: 'main', tabindex: -1 }, page.main),
        pageFooter(context, page),
      ),
    ),
  );
}

/** Answers with a page. The status is 200 unless the reply has another. */
export function sendPage(context: WebContext, reply: FastifyReply, page: Page): FastifyReply {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', context.cacheControl);
  return setPageHeaders(reply).send(renderPage(context, reply.request, page));
}
