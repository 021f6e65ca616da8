import { httpUrl } from '../../bibliography/http-url';
import { pageAddress } from '../card/card';
import { paperOrder } from '../listing/paper-filter';
import type { PapersQuery } from '../listing/papers-query';
import { papersPath } from '../listing/print-query';
import type { Feed, FeedEntry } from './feed';
import { feedTitle, type ListingNames } from './feed-title';

/** What the document `PapersFeed` gives. */
export interface PapersFeed extends ListingNames {
  readonly papers: {
    readonly nodes: readonly FeedPaper[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

interface FeedPaper {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly excerpt: string | null;
  readonly publishedOn: string | null;
  readonly year: number | null;
  readonly updatedAt: string;
  readonly externalIds: readonly { readonly scheme: string; readonly url: string | null }[];
  readonly venue: { readonly name: string } | null;
  readonly authors: readonly Named[];
  readonly areas: readonly Named[];
  readonly links: readonly { readonly url: string }[];
}

/** Where a feed is given. */
export interface FeedPlace {
  /** The site's URL, without a slash at its end. */
  readonly url: string;
  readonly siteName: string;
  /** Of the feed's address, such as `.atom`. */
  readonly extension: string;
}

/**
 * The variables of the document for a listing. A feed is about what is new, so that it has the newest papers first unless the
 * listing names an order.
 */
export function feedVariables(query: PapersQuery): Readonly<Record<string, unknown>> {
  const only = ([slug, ...others]: readonly string[]) => (others.length === 0 ? slug : undefined);
  const [area, author, venue] = [only(query.areas), only(query.authors), only(query.venues)];
  return {
    orderBy: paperOrder({ ...query, sort: query.sort ?? 'newest' }),
    after: query.after,
    area: area ?? '',
    hasArea: area !== undefined,
    author: author ?? '',
    hasAuthor: author !== undefined,
    venue: venue ?? '',
    hasVenue: venue !== undefined,
  };
}

function bylineOf({ authors, venue, year }: FeedPaper): string {
  const names = authors.map(({ name }) => name).join(', ');
  const place = [venue?.name, year].filter((part) => part != null).join(', ');
  return [names, place].filter(Boolean).join('. ') || 'Nothing more is known of it.';
}

function entryOf(paper: FeedPaper, url: string): FeedEntry {
  const { slug, title, excerpt, publishedOn, updatedAt, areas, externalIds, links } = paper;
  const [pdf] = links.flatMap((link) => httpUrl(link.url) ?? []);
  const doi = externalIds.find(({ scheme }) => scheme === 'DOI')?.url;
  return {
    // The graph keeps ids when slugs change, and a paper's page answers to both.
    id: pageAddress(url, 'papers', paper.id),
    url: pageAddress(url, 'papers', slug),
    title,
    summary: excerpt,
    byline: bylineOf(paper),
    publishedOn,
    updatedAt: new Date(updatedAt).toISOString(),
    authors: paper.authors.map(({ slug, name }) => ({ name, url: pageAddress(url, 'authors', slug) })),
    areas,
    doiUrl: doi ? httpUrl(doi) : null,
    pdfUrl: pdf ?? null,
  };
}

/** The feed of a listing from what the graph gave. */
export function papersFeed(query: PapersQuery, { papers, ...names }: PapersFeed, place: FeedPlace): Feed {
  const { url, siteName, extension } = place;
  const { after: _after, before: _before, ...whole } = query;
  const { hasNextPage, endCursor } = papers.pageInfo;
  return {
    id: url + papersPath(whole, extension),
    title: feedTitle(query, names, siteName),
    description: null,
    publisher: siteName,
    siteUrl: `${url}/`,
    pageUrl: url + papersPath(whole),
    selfUrl: url + papersPath(query, extension),
    nextUrl:
      hasNextPage && endCursor !== null ? url + papersPath({ ...whole, after: endCursor }, extension) : null,
    entries: papers.nodes.map((paper) => entryOf(paper, url)),
  };
}
