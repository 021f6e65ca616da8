import { type Html, h } from '../card/html';
import { embedLink } from '../embed/embed-link';
import type { WebContext } from '../web-context';
import { playgroundAddress, type QueryLink } from './query-link';

/** The foot of every page: the operator's words, and the ways to the data. */
export function pageFooter(
  context: WebContext,
  { query, canonical }: { readonly query?: QueryLink; readonly canonical?: string },
): Html {
  const { base, footer } = context.site;
  return h(
    'footer',
    { class: 'site' },
    footer.length > 0 &&
      h(
        'p',
        null,
        footer.map((part) => (typeof part === 'string' ? part : h('a', { href: part.href }, part.text))),
      ),
    h(
      'ul',
      { role: 'list' },
      query && h('li', null, h('a', { href: playgroundAddress(context, query) }, 'Query this')),
      canonical !== undefined && h('li', null, embedLink(context, canonical)),
      h('li', null, h('a', { href: `${base}/playground` }, 'GraphQL playground')),
      h('li', null, h('a', { href: `${base}/papers.atom` }, 'Atom feed')),
    ),
  );
}
