/**
 * The interchange format as JSON: one object a line in `.jsonl` files, and what every reader of a source yields. Only
 * `title` is required. `cleanRecord` turns it into a `PaperRecord` or says why it cannot; unknown keys are left out.
 * docs/interchange-format.md describes it for those who write such files.
 */
export interface InterchangePaper {
  source?: string;
  title?: string | null;
  abstract?: string | null;
  excerpt?: string | null;
  /** As `PaperType`; told from the venue's kind where it is missing. */
  type?: string | null;
  venue?: { name?: string; acronym?: string; kind?: string; slug?: string } | null;
  year?: number | string | null;
  /** YYYY-MM-DD; YYYY-MM and YYYY tell the year alone. */
  publishedOn?: string | null;
  firstPublicOn?: string | null;
  /** As `Presentation`, or the source's own word for it. */
  presentation?: string | null;
  award?: boolean | string | readonly string[] | null;
  /** By scheme in lower case: doi, arxiv, openalex, s2, acl, openreview, pmid, pmcid, dblp, isbn. */
  ids?: Readonly<Record<string, string | readonly string[] | null>> | null;
  authors?: readonly InterchangeAuthor[] | null;
  /** Names, the primary one first; "A > B" is area B below area A. */
  areas?: readonly string[] | null;
  keywords?: readonly string[] | null;
  links?: readonly { kind?: string; url?: string; label?: string }[] | null;
  references?: readonly InterchangeReference[] | null;
  citationCount?: number | null;
  collection?: InterchangeCollection | readonly InterchangeCollection[] | null;
  /** Only in exports: see `GraphState`. */
  graph?: unknown;
}

export interface InterchangeAuthor {
  /** "Noah A. Smith" or "Smith, Noah A.". */
  name?: string;
  orcid?: string | null;
  /** By scheme in lower case: openreview, dblp, acl, openalex, s2. A person may have several at one. */
  ids?: Readonly<Record<string, string | readonly string[] | null>> | null;
  affiliations?: readonly (string | InterchangeAffiliation)[] | null;
  isCorresponding?: boolean | null;
  /** See `PersonDetails`. Readers that know the parts of a name give givenName and familyName here. */
  person?: {
    slug?: string;
    name?: string;
    givenName?: string;
    familyName?: string;
    alternateNames?: readonly string[];
    homepage?: string;
  } | null;
}

export interface InterchangeAffiliation {
  text?: string;
  name?: string;
  ror?: string;
  country?: string;
  slug?: string;
}

export interface InterchangeReference {
  /** The `source` of the cited paper's own record. */
  source?: string;
  doi?: string;
  arxiv?: string;
  openalex?: string;
  s2?: string;
  pmid?: string;
  acl?: string;
  openreview?: string;
  dblp?: string;
  title?: string;
}

export interface InterchangeCollection {
  title?: string;
  slug?: string;
  description?: string;
  position?: number;
}
