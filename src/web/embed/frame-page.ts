import { card } from '../card/card';
import { dateWriter } from '../card/card-date';
import { fragment, type Html, h, htmlDocument } from '../card/html';
import type { EmbedManifest } from './embed-files';
import type { Subject } from './subject';

/** The colours of a frame: those of the reader's system, or always the same. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What a page in a frame is made of. */
export interface FramePage {
  readonly title: string;
  readonly theme: Theme;
  /** The content, of cards or of what there is to say instead. */
  readonly content: Html;
  /** The URL of our server, without a slash at its end. */
  readonly base: string;
  readonly manifest: EmbedManifest;
}

/** The cards of a subject, and the way to its page. */
export function frameContent(subject: Subject, base: string, siteName: string): Html {
  const { selection, title, papers, page } = subject;
  const place = { base, writeDate: dateWriter('en') };
  const isPaper = selection.kind === 'paper';
  const cards = papers.map((paper) => card(h, paper, { ...place, heading: isPaper ? 1 : 2 }));
  return fragment(
    !isPaper && h('h1', { class: 'unseen' }, title),
    cards.length > 0
      ? h(isPaper ? 'papergraph-paper' : 'papergraph-papers', null, cards)
      : h('p', null, 'There are no papers here yet.'),
    h('p', null, h('a', { href: base + page }, isPaper ? siteName : `More at ${siteName}`)),
  );
}

/** The document in a frame. Links lead out of it: nobody may frame the pages that they lead to. */
export function framePage({ title, theme, content, base, manifest }: FramePage): string {
  const file = (name: string) => `${base}/embed/${name}`;
  return htmlDocument(
    h(
      'html',
      { lang: 'en', 'data-theme': theme === 'auto' ? undefined : theme },
      h(
        'head',
        null,
        h('meta', { charset: 'utf-8' }),
        h('title', null, title),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('base', { target: '_top' }),
        h('link', { rel: 'stylesheet', href: file('v1.css') }),
        h('link', { rel: 'stylesheet', href: file(manifest.frame.style) }),
        h('script', { src: file(manifest.frame.script), type: 'module' }),
      ),
      h('body', null, h('main', null, content)),
    ),
  );
}

/**
 * The policy of a page in a frame: two stylesheets and a script of ours, by their whole URLs too, since a sandboxed page has no `self`.
 * @param ancestors origins whose pages may frame it, or `*` for any
 */
export function framePolicy(base: string, ancestors: '*' | readonly string[]): string {
  const files = `'self' ${base}/embed/`;
  return [
    "default-src 'none'",
    `script-src ${files}`,
    `style-src ${files}`,
    "base-uri 'none'",
    "form-action 'none'",
    // The preview on our own pages is a frame too.
    `frame-ancestors ${ancestors === '*' ? '*' : ["'self'", ...ancestors].join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
