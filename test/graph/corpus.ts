/** Everything the graph can hold, as plain objects that know one another: what tests compare answers with. */
export interface Corpus {
  readonly papers: readonly CorpusPaper[];
  readonly authors: readonly CorpusAuthor[];
  readonly organizations: readonly CorpusOrganization[];
  readonly areas: readonly CorpusArea[];
  readonly venues: readonly CorpusVenue[];
  readonly collections: readonly CorpusCollection[];
}

/** A thing with a key: its global id is the type's prefix, `_` and the key. */
export interface Keyed {
  readonly key: number;
  readonly slug: string;
}

export interface CorpusVenue extends Keyed {
  readonly name: string;
  readonly acronym: string | null;
  readonly kind: string;
}

export interface CorpusOrganization extends Keyed {
  readonly name: string;
  readonly ror: string | null;
  readonly country: string | null;
}

export interface CorpusArea extends Keyed {
  readonly name: string;
  readonly description: string | null;
  readonly parent: CorpusArea | null;
}

export interface CorpusAuthor extends Keyed {
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly alternateNames: readonly string[];
  readonly orcid: string | null;
  readonly homepage: string | null;
}

export interface CorpusAuthorship {
  readonly author: CorpusAuthor;
  readonly rawName: string;
  readonly isCorresponding: boolean | null;
  readonly affiliations: readonly CorpusOrganization[];
}

export interface CorpusPaper extends Keyed {
  readonly title: string;
  readonly abstract: string | null;
  readonly excerpt: string | null;
  readonly type: string;
  readonly publishedOn: string | null;
  readonly firstPublicOn: string | null;
  readonly year: number | null;
  readonly venue: CorpusVenue | null;
  readonly presentation: string | null;
  readonly keywords: readonly string[];
  readonly awards: readonly string[];
  readonly citationCount: number | null;
  /** RFC 3339, in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly links: readonly { readonly kind: string; readonly url: string; readonly label: string | null }[];
  readonly authorships: readonly CorpusAuthorship[];
  readonly areas: readonly CorpusArea[];
  /** Filled once all papers are there. */
  references: readonly CorpusPaper[];
}

export interface CorpusCollection extends Keyed {
  readonly title: string;
  readonly description: string | null;
  readonly papers: readonly CorpusPaper[];
}
