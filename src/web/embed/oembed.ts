import { AUTHORS_SHOWN } from '../card/card';
import type { CardPaper } from '../card/card-paper';
import { h } from '../card/html';
import { element, xmlDocument } from '../feeds/xml';
import { framePath } from './embed-addresses';
import { frameHeight } from './frame-height';
import type { Subject } from './subject';

/** The width of a frame where the page says nothing, in pixels. */
const USUAL_WIDTH = 600;

/** An answer of the kind `rich` (https://oembed.com/#section2.3). */
export interface Oembed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly author_name?: string;
  readonly author_url?: string;
  readonly provider_name: string;
  readonly provider_url: string;
  /** Seconds that it may be kept. */
  readonly cache_age: number;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/** What a page that embeds allows, in pixels. */
export interface OembedBounds {
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

/** The names of authors as a card has them. */
function namesOf(authors: CardPaper['authors']): string {
  const names = authors.slice(0, AUTHORS_SHOWN).map(({ name }) => name);
  return names.join(', ') + (authors.length > AUTHORS_SHOWN ? ' et al.' : '');
}

const DAY = 86_400;

/** The size of the frame of a subject within what is allowed. */
export function frameSize({ papers }: Pick<Subject, 'papers'>, { maxWidth, maxHeight }: OembedBounds) {
  const width = Math.min(USUAL_WIDTH, maxWidth ?? USUAL_WIDTH);
  return { width, height: Math.min(frameHeight(papers, width), maxHeight ?? Number.POSITIVE_INFINITY) };
}

/**
 * The oEmbed answer about a subject. Its markup is what WordPress leaves of the markup of a provider it does not know: a quotation with a
 * link, for readers without frames, and a frame with nothing but address, size and title.
 * @param base the URL of our server, without a slash at its end
 */
export function oembedOf(subject: Subject, base: string, siteName: string, bounds: OembedBounds): Oembed {
  const { selection, title, page, papers } = subject;
  const size = frameSize(subject, bounds);
  const src = base + framePath(selection);
  const authors = selection.kind === 'paper' ? (papers[0]?.authors ?? []) : [];
  const [author] = authors;
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(author && {
      author_name: namesOf(authors),
      ...(authors.length === 1 && { author_url: `${base}/authors/${encodeURIComponent(author.slug)}` }),
    }),
    provider_name: siteName,
    provider_url: `${base}/`,
    cache_age: DAY,
    html: `${h('blockquote', null, h('a', { href: base + page }, title))}${h('iframe', { src, ...size, title })}`,
    ...size,
  };
}

/** The same as XML (https://oembed.com/#section2.3.3). */
export function oembedXml(answer: Oembed): string {
  const fields = Object.entries(answer).map(([name, value]) => element(name, {}, `${value}`));
  return xmlDocument(element('oembed', {}, ...fields)).replace(
    'encoding="utf-8"?>',
    'encoding="utf-8" standalone="yes"?>',
  );
}
