import type { FastifyRequest } from 'fastify';
import { type Html, h } from '../card/html';
import type { WebContext } from '../web-context';
import { oembedPath } from './embed-addresses';

/** The names that pages know the dialog's files by: a page with an {@link embedLink} has the script among its scripts. */
export const EMBED_SCRIPT = 'embed.js';
export const EMBED_STYLE = 'embed.css';

/**
 * The way to the snippets of a page. With {@link EMBED_SCRIPT} it opens a dialog.
 * @param page the path of the page below the public URL, with its query string
 */
export function embedLink({ site, assets }: WebContext, page: string): Html {
  return h(
    'a',
    {
      href: `${site.base}/embed/snippets?${new URLSearchParams({ page })}`,
      'data-embed': `${site.base}/embed/snippets.json?${new URLSearchParams({ page })}`,
      'data-embed-base': site.base,
      'data-embed-style': site.base + assets.get(EMBED_STYLE).path,
    },
    'Embed',
  );
}

/**
 * What other sites look for in the head of a page to embed it: its oEmbed answers.
 * @param page the path of the page below the public URL, with its query string
 */
export function embedDiscovery(
  { publicUrl }: Pick<WebContext, 'publicUrl'>,
  request: FastifyRequest,
  page: string,
  title: string,
): readonly Html[] {
  const base = publicUrl(request);
  return (['json', 'xml'] as const).map((format) =>
    h('link', {
      rel: 'alternate',
      type: `${format === 'json' ? 'application' : 'text'}/${format}+oembed`,
      href: base + oembedPath(base + page, format),
      title,
    }),
  );
}
