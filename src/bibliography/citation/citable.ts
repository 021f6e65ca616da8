/** What a citation says of a paper, whichever style it is written in. */
export interface CitablePaper {
  /** The graph's slug. */
  readonly slug: string;
  readonly title: string;
  /** As `PaperType` in the graph. */
  readonly type: string;
  readonly authors: readonly CitableAuthor[];
  readonly year: number | null;
  /** YYYY-MM-DD; null where only the year is known. */
  readonly publishedOn: string | null;
  readonly venue: CitableVenue | null;
  readonly doi: string | null;
  readonly arxivId: string | null;
  readonly isbn: string | null;
  /** Where to read it. */
  readonly url: string | null;
  /** The paper itself as a file, where that is known beside `url`. */
  readonly pdf?: string | null;
  readonly abstract: string | null;
  readonly keywords: readonly string[];
}

/** An author as a citation names them. */
export interface CitableAuthor {
  /** As printed on the paper: what stands where the parts are unknown. */
  readonly name: string;
  readonly given: string | null;
  readonly family: string | null;
}

/** A venue as a citation names it. */
export interface CitableVenue {
  readonly name: string;
  readonly acronym: string | null;
  /** As `VenueKind` in the graph. */
  readonly kind: string;
}

/** Types whose venue is who issued the work, rather than what it is a part of. */
const ISSUED_BY_VENUE: ReadonlySet<string> = new Set(['BOOK', 'THESIS', 'REPORT']);

/** Whether the paper's venue is its publisher, university or institution. */
export function isIssuedByVenue({ type }: Pick<CitablePaper, 'type'>): boolean {
  return ISSUED_BY_VENUE.has(type);
}

/** The year to cite, or null where no date is known. */
export function citedYear({ year, publishedOn }: CitablePaper): number | null {
  return year ?? (publishedOn === null ? null : Number(publishedOn.slice(0, 4)));
}

/** The keywords in one line, between commas, or between semicolons where one of them has a comma in it. */
export function keywordLine({ keywords }: CitablePaper): string {
  if (!keywords.some((keyword) => keyword.includes(','))) return keywords.join(', ');
  return keywords.length === 1 ? `${keywords[0]};` : keywords.join('; ');
}
