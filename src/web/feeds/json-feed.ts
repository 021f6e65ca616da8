import { beginningOf, type Feed, type FeedEntry } from './feed';

/** The media type of JSON Feed. */
export const JSON_FEED_TYPE = 'application/feed+json';

function item(entry: FeedEntry): Record<string, unknown> {
  const { publishedOn, authors, areas, doiUrl, pdfUrl } = entry;
  return {
    id: entry.id,
    url: entry.url,
    external_url: doiUrl ?? undefined,
    title: entry.title,
    content_text: entry.summary ?? entry.byline,
    date_published: publishedOn === null ? undefined : beginningOf(publishedOn),
    date_modified: entry.updatedAt,
    authors: authors.length > 0 ? authors.map(({ name, url }) => ({ name, url })) : undefined,
    tags: areas.length > 0 ? areas.map(({ name }) => name) : undefined,
    attachments: pdfUrl === null ? undefined : [{ url: pdfUrl, mime_type: 'application/pdf' }],
  };
}

/** The feed as a JSON Feed of version 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description ?? undefined,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    next_url: feed.nextUrl ?? undefined,
    authors: [{ name: feed.publisher, url: feed.siteUrl }],
    items: feed.entries.map(item),
  };
  return `${JSON.stringify(document)}\n`;
}
