/** A feed of papers, whichever format it is written in. All URLs are absolute. */
export interface Feed {
  /** Stays the same as long as the feed is the same, whatever its address becomes. */
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** Who gives the feed: the site's name. */
  readonly publisher: string;
  readonly siteUrl: string;
  /** The page that shows the same papers. */
  readonly pageUrl: string;
  /** The feed itself. */
  readonly selfUrl: string;
  /** Where the feed goes on, if it does. */
  readonly nextUrl: string | null;
  readonly entries: readonly FeedEntry[];
}

/** A paper in a feed. */
export interface FeedEntry {
  /** Stays the same when the paper's title and address change. */
  readonly id: string;
  /** Its page. */
  readonly url: string;
  readonly title: string;
  /** The beginning of its abstract; null where nothing of it is known. */
  readonly summary: string | null;
  /** What stands where there is no summary: who wrote it and where it appeared. */
  readonly byline: string;
  /** YYYY-MM-DD; null where the day is not known. */
  readonly publishedOn: string | null;
  /** RFC 3339. */
  readonly updatedAt: string;
  readonly authors: readonly FeedAuthor[];
  readonly areas: readonly FeedArea[];
  /** The paper at its publisher's, null where it has no DOI. */
  readonly doiUrl: string | null;
  readonly pdfUrl: string | null;
}

/** An author in a feed, with their page. */
export interface FeedAuthor {
  readonly name: string;
  readonly url: string;
}

/** A research area in a feed. */
export interface FeedArea {
  readonly slug: string;
  readonly name: string;
}

/** When a feed without entries has changed last: never. */
const NEVER = '1970-01-01T00:00:00Z';

/** When the latest change of an entry was, in RFC 3339. */
export function updatedAt({ entries }: Feed): string {
  const times = entries.map((entry) => Date.parse(entry.updatedAt));
  return times.length === 0 ? NEVER : new Date(Math.max(...times)).toISOString();
}

/** A date as the moment at which it began in UTC, in RFC 3339. */
export function beginningOf(date: string): string {
  return `${date}T00:00:00Z`;
}
