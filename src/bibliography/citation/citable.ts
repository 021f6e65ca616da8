/** What a citation says of a paper, whichever style it is written in. */
export interface CitablePaper {
  /** The graph's slug: the citation key. */
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
