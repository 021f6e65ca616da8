import { beginningOf, type Feed, type FeedEntry, updatedAt } from './feed';
import { element, type Xml, xmlDocument } from './xml';

/** The media type of Atom (RFC 4287). */
export const ATOM_TYPE = 'application/atom+xml';

const person = (name: string, uri: string): Xml =>
  element('author', {}, element('name', {}, name), element('uri', {}, uri));

const link = (rel: string, type: string | null, href: string, title?: string): Xml =>
  element('link', { rel, type, href, title });

/** Titles and summaries are plain text: markup in them is shown, not run. */
const text = (name: string, value: string): Xml => element(name, { type: 'text' }, value);

function entryElement(entry: FeedEntry): Xml {
  const { publishedOn, doiUrl, pdfUrl } = entry;
  return element(
    'entry',
    {},
    element('id', {}, entry.id),
    text('title', entry.title),
    link('alternate', 'text/html', entry.url),
    doiUrl === null ? null : link('related', null, doiUrl, 'DOI'),
    pdfUrl === null ? null : link('related', 'application/pdf', pdfUrl, 'PDF'),
    element('updated', {}, entry.updatedAt),
    publishedOn === null ? null : element('published', {}, beginningOf(publishedOn)),
    ...entry.authors.map(({ name, url }) => person(name, url)),
    ...entry.areas.map(({ slug, name }) => element('category', { term: slug, label: name })),
    text('summary', entry.summary ?? entry.byline),
  );
}

/** The feed as an Atom 1.0 document (RFC 4287), in pages where it goes on (RFC 5005). */
export function atomFeed(feed: Feed): string {
  const { description, nextUrl } = feed;
  const head = [
    element('id', {}, feed.id),
    text('title', feed.title),
    description === null ? null : text('subtitle', description),
    link('self', ATOM_TYPE, feed.selfUrl),
    link('alternate', 'text/html', feed.pageUrl),
    nextUrl === null ? null : link('next', ATOM_TYPE, nextUrl),
    element('updated', {}, updatedAt(feed)),
    person(feed.publisher, feed.siteUrl),
    element('generator', {}, 'papergraph'),
  ];
  return xmlDocument(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, ...head, ...feed.entries.map(entryElement)),
  );
}
