import { type Html, h } from '../card/html';
import type { WebContext } from '../web-context';
import { playgroundAddress, type QueryLink } from './query-link';

/** The foot of every page: the operator's words, and the ways to the data. */
export function pageFooter(context: WebContext, query: QueryLink | undefined): Html {
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
      h('li', null, h('a', { href: `${base}/playground` }, 'GraphQL playground')),
      h('li', null, h('a', { href: `${base}/papers.atom` }, 'Atom feed')),
    ),
  );
}
