import { card } from '../../card/card';
import { dateWriter } from '../../card/card-date';
import { type Html, h } from '../../card/html';
import { SORTS, sortOf } from '../../listing/papers-query';
import { framePath, oembedPath } from '../embed-addresses';
import type { EmbedManifest } from '../embed-files';
import { frameSize } from '../oembed';
import { listAttributesOf, MOST_PAPERS, type Selection } from '../selection';
import type { Subject } from '../subject';
import type { Snippets } from './embed-snippets';
import { jsx } from './jsx';
import { papersMarkdown } from './markdown';

/**
 * The snippets of a subject.
 * @param base the URL of our server, without a slash at its end
 */
export function snippetsOf(subject: Subject, base: string, manifest: EmbedManifest): Snippets {
  const { selection, title, page } = subject;
  return {
    title,
    page,
    choices: 'limit' in selection ? choicesOf(selection) : undefined,
    frame: { path: framePath(selection), height: frameSize(subject, {}).height },
    snippets: [
      {
        form: 'html',
        label: 'HTML',
        hint: 'Paste it where it is to stand. It is there without JavaScript too; with it, it stays up to date.',
        text: html(subject, base, manifest),
      },
      {
        form: 'iframe',
        label: 'iframe',
        hint: 'For sites that take frames only. The script fits the height; leave it out where it is not allowed.',
        text: iframe(subject, base, manifest),
      },
      {
        form: 'oembed',
        label: 'oEmbed URL',
        hint: `In WordPress and other editors that know oEmbed, paste the address of the page, ${base}${page}, on a line of its own.`,
        text: base + oembedPath(base + page, 'json'),
      },
      {
        form: 'react',
        label: 'React',
        hint: 'A component without dependencies, for React 18 and 19.',
        text: react(subject, base, manifest),
      },
      {
        form: 'markdown',
        label: 'Markdown',
        hint: 'For README files and wikis, which show links only.',
        text: papersMarkdown(subject.papers, base),
      },
    ],
  };
}

function choicesOf(selection: Extract<Selection, { limit: number }>): Snippets['choices'] {
  const { limit } = selection;
  const most = { limit, mostPapers: MOST_PAPERS };
  if (selection.kind === 'collection') return { ...most, order: '', orders: [] };
  const { query } = selection;
  const orders = SORTS.filter((name) => name !== 'relevance' || query.search !== '');
  return { ...most, order: sortOf(query), orders };
}

/** The element of a widget without its cards. */
function widget(subject: Subject): { tag: string; attributes: Readonly<Record<string, string | undefined>> } {
  const { selection } = subject;
  return selection.kind === 'paper'
    ? { tag: 'papergraph-paper', attributes: { paper: selection.id } }
    : { tag: 'papergraph-papers', attributes: listAttributesOf(selection) };
}

const scriptOf = (base: string, { version, integrity }: EmbedManifest): Html =>
  h('script', {
    type: 'module',
    src: `${base}/embed/v${version}.js`,
    integrity: integrity.js,
    crossorigin: 'anonymous',
  });

function html(subject: Subject, base: string, manifest: EmbedManifest): string {
  const { tag, attributes } = widget(subject);
  const place = { base, writeDate: dateWriter('en') };
  const stylesheet = h('link', {
    rel: 'stylesheet',
    href: `${base}/embed/v${manifest.version}.css`,
    integrity: manifest.integrity.css,
    crossorigin: 'anonymous',
  });
  const cards = subject.papers.map((paper) => card(h, paper, place));
  return `${stylesheet}\n${scriptOf(base, manifest)}\n${h(tag, attributes, cards)}`;
}

function iframe({ selection, title, papers }: Subject, base: string, manifest: EmbedManifest): string {
  const frame = h('iframe', {
    src: base + framePath(selection),
    title,
    // As wide as its place, on a phone too. Every browser knows it; styles would be refused where the policy is strict.
    width: '100%',
    height: frameSize({ papers }, {}).height,
    loading: 'lazy',
    frameborder: 0,
  });
  return `${frame}\n${scriptOf(base, manifest)}`;
}

function react(subject: Subject, base: string, { version }: EmbedManifest): string {
  const { tag, attributes } = widget(subject);
  const place = { base, writeDate: dateWriter('en') };
  const cards = subject.papers.map((paper) => card(jsx, paper, place));
  const file = (kind: string) => `${base}/embed/v${version}.${kind}`;
  return `import { useEffect } from 'react';

export function ${subject.selection.kind === 'paper' ? 'Paper' : 'Papers'}() {
  useEffect(() => {
    import(/* webpackIgnore: true */ /* @vite-ignore */ ${JSON.stringify(file('js'))});
  }, []);
  return (
    <>
      ${jsx('link', { rel: 'stylesheet', href: file('css'), precedence: 'default' }).jsx}
      ${jsx(tag, attributes, cards).jsx}
    </>
  );
}`;
}
