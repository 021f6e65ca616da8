import { type Html, h } from '../card/html';
import type { WebContext } from '../web-context';
import { oembedPath } from './embed-addresses';
import { embeddedPage } from './embedded-page';

/** The names that pages know the dialog's files by: a page with an {@link embedLink} has the script among its scripts. */
export const EMBED_SCRIPT = 'embed.js';
export const EMBED_STYLE = 'embed.css';

/**
 * The way to the snippets of a page; on a page that shows no papers, to those of all papers. With {@link EMBED_SCRIPT} it opens a dialog.
 * @param page the path of the page below the public URL, with its query string
 */
export function embedLink({ site, assets }: Pick<WebContext, 'site' | 'assets'>, page: string): Html {
  const search = new URLSearchParams({ page: embeddedPage(page) ? page : '/papers' });
  return h(
    'a',
    {
      href: `${site.base}/embed/snippets?${search}`,
      'data-embed': `${site.base}/embed/snippets.json?${search}`,
      'data-embed-base': site.base,
      'data-embed-style': site.base + assets.get(EMBED_STYLE).path,
    },
    'Embed',
  );
}

/**
 * What other sites look for in the head of a page to embed it: the addresses of its oEmbed answers. Empty where it shows no papers.
 * @param page the path of the page below the public URL, with its query string
 * @param base the public URL
 */
export function embedDiscovery(page: string, title: string, base: string): readonly Html[] {
  if (!embeddedPage(page)) return [];
  const types = { json: 'application/json+oembed', xml: 'text/xml+oembed' } as const;
  return (['json', 'xml'] as const).map((format) =>
    h('link', { rel: 'alternate', type: types[format], href: base + oembedPath(base + page, format), title }),
  );
}
