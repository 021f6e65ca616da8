import type { FastifyInstance, FastifyReply } from 'fastify';
import { requestedPapers } from '../http/requested-papers';
import { paperFilter } from '../listing/paper-filter';
import type { WebContext } from '../web-context';
import { ATOM_TYPE, atomFeed } from './atom';
import { type Feed, updatedAt } from './feed';
import { JSON_FEED_TYPE, jsonFeed } from './json-feed';
import { feedVariables, type PapersFeed, papersFeed } from './papers-feed';

/** Papers of a feed, or of a page of it. */
const ENTRIES = 50;

/** Authors named of a paper; some have thousands. */
const AUTHORS = 50;

interface FeedFormat {
  readonly extension: string;
  readonly mediaType: string;
  write(feed: Feed): string;
}

const FEED_FORMATS: readonly FeedFormat[] = [
  { extension: '.atom', mediaType: ATOM_TYPE, write: atomFeed },
  { extension: '.feed.json', mediaType: JSON_FEED_TYPE, write: jsonFeed },
];

/** Whether a client that has no tag has what was last changed then (RFC 9110, 13.1.3, which counts in seconds). */
function isHeld(reply: FastifyReply, changed: string): boolean {
  const { 'if-none-match': tag, 'if-modified-since': since = '' } = reply.request.headers;
  return tag === undefined && Math.floor(Date.parse(changed) / 1000) * 1000 <= Date.parse(since);
}

/** Adds `/papers.atom` and `/papers.feed.json`, feeds of the listing that the query string names. */
export function addFeeds(app: FastifyInstance, context: WebContext): void {
  const { read, site, maxPageSize } = context;
  for (const { extension, mediaType, write } of FEED_FORMATS) {
    app.get(`/papers${extension}`, async (request, reply) => {
      const query = requestedPapers(reply);
      if (!query) return reply;
      const variables = {
        ...feedVariables(query),
        filter: paperFilter(query),
        first: Math.min(ENTRIES, maxPageSize),
        authors: Math.min(AUTHORS, maxPageSize),
      };
      const data = await read<PapersFeed>('PapersFeed', variables, reply);
      const place = { url: context.publicUrl(request), siteName: site.name, extension };
      const feed = papersFeed(query, data, place);
      const changed = updatedAt(feed);
      reply
        .type(`${mediaType}; charset=utf-8`)
        .header('cache-control', context.cacheControl)
        .header('last-modified', new Date(changed).toUTCString());
      if (isHeld(reply, changed)) return reply.code(304).removeHeader('content-type').send();
      return reply.send(write(feed));
    });
  }
}
