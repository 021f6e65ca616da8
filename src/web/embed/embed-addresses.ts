import { listAttributesOf, type Selection } from './selection';

/** The path of the page in a frame that shows a selection, below the public URL. */
export function framePath(selection: Selection): string {
  if (selection.kind === 'paper') return `/embed/papers/${encodeURIComponent(selection.id.toWellFormed())}`;
  const search = new URLSearchParams(listAttributesOf(selection)).toString();
  return `/embed/papers${search && '?'}${search}`;
}

/** The path of the oEmbed answer about a page of ours, whose URL is given. */
export function oembedPath(pageUrl: string, format: 'json' | 'xml'): string {
  return `/oembed?${new URLSearchParams({ url: pageUrl, format })}`;
}
