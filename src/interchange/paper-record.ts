import type { IdentifierScheme } from '../bibliography/identifier';
import type {
  LinkKindName,
  PaperTypeName,
  PresentationName,
  VenueKindName,
} from '../bibliography/vocabulary';
import type { MergeReasonName, PersonScheme } from './vocabulary';

/**
 * What one source says of one paper, in the one form that the graph is written from: clean text, normal identifiers,
 * only known words, within the limits of `limits.ts`. Made by `cleanRecord`, and read back from the graph by
 * `storedRecords`. What is not known is left out; lists are always there.
 */
export interface PaperRecord {
  /** A stable key of the record at its source; the same key again is the same record, newer. */
  readonly source: string;
  readonly title: string;
  readonly abstract?: string;
  /** The source's own beginning of the abstract. Left out where it would be made from the abstract. */
  readonly excerpt?: string;
  readonly type: PaperTypeName;
  readonly venue?: VenueRecord;
  readonly year?: number;
  /** YYYY-MM-DD. Its year is `year`. */
  readonly publishedOn?: string;
  /** YYYY-MM-DD, of the first public version. */
  readonly firstPublicOn?: string;
  readonly presentation?: PresentationName;
  /** At least 0. */
  readonly citationCount?: number;
  readonly awards: readonly string[];
  /** In the order of IDENTIFIER_SCHEMES; each once. */
  readonly ids: readonly PaperIdentifier[];
  /** In author order. The same person may stand more than once, as sources have it. */
  readonly authors: readonly AuthorRecord[];
  /** Each area as the names on the way to it, root first; the first area is the primary one. */
  readonly areas: readonly AreaPath[];
  readonly keywords: readonly string[];
  readonly links: readonly LinkRecord[];
  readonly references: readonly ReferenceRecord[];
  readonly collections: readonly CollectionPlace[];
  /** How a graph held the paper, where it comes from the export of one. */
  readonly graph?: GraphState;
}

/** An identifier in its normal form; see `normaliseIdentifier`. */
export interface PaperIdentifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

export interface VenueRecord {
  readonly name: string;
  readonly acronym?: string;
  readonly kind: VenueKindName;
  /** Wanted by an export: the venue's slug in the graph it comes from. */
  readonly slug?: string;
}

/** One author of the paper as the paper names them. */
export interface AuthorRecord {
  /** The name as printed, given names first. */
  readonly name: string;
  /** In its usual form, its check digit right. */
  readonly orcid?: string;
  /** In the order of PERSON_SCHEMES. */
  readonly ids: readonly PersonIdentifier[];
  readonly affiliations: readonly AffiliationRecord[];
  readonly isCorresponding?: boolean;
  /** What is known of the person beyond this paper: parts of the name from the source, the rest only from an export. */
  readonly person?: PersonDetails;
}

/** A source's identifier of a person, in the source's own form without its resolver. */
export interface PersonIdentifier {
  readonly scheme: PersonScheme;
  readonly value: string;
}

export interface PersonDetails {
  readonly slug?: string;
  /** The name the graph shows, where it is not the one printed on this paper. */
  readonly name?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly alternateNames?: readonly string[];
  readonly homepage?: string;
}

/** Where an author worked, as the paper says it. */
export interface AffiliationRecord {
  /** As printed. */
  readonly text: string;
  /** The organization's name, where the source tells it apart from the text. */
  readonly name?: string;
  /** The last nine characters of the ROR id. */
  readonly ror?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  readonly slug?: string;
}

/** Names of areas from the root down; never empty. */
export type AreaPath = readonly string[];

export interface LinkRecord {
  readonly kind: LinkKindName;
  /** http or https. */
  readonly url: string;
  readonly label?: string;
}

/** A work that the paper cites: at least one identifier, a source key or a title. */
export interface ReferenceRecord {
  /** The source key of the cited work's own record, where the source knows exactly which it is. */
  readonly source?: string;
  readonly ids: readonly PaperIdentifier[];
  readonly title?: string;
}

/** A place in a curated listing. */
export interface CollectionPlace {
  /** Names the collection; made from the title where the source has none. */
  readonly slug: string;
  readonly title: string;
  readonly description?: string;
  /** From 1; at the end of the collection where it is not known. */
  readonly position?: number;
}

/** The parts of a paper's row that only a graph can know. */
export interface GraphState {
  readonly slug: string;
  /** RFC 3339 in UTC, microseconds. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The paper's provenance, oldest first. */
  readonly sources: readonly SourceState[];
  /** Slugs of papers that became part of this one. */
  readonly formerSlugs?: readonly string[];
  /** Why records became part of this paper, oldest first. */
  readonly merges?: readonly MergeState[];
}

/** One entry of the log of merges. */
export interface MergeState {
  readonly source: string;
  readonly reason: MergeReasonName;
  /** The identifier that is shared, or the title. */
  readonly detail: string;
  readonly absorbedSlug?: string;
  readonly mergedAt: string;
}

/** One source record as the graph keeps it. */
export interface SourceState {
  readonly source: string;
  /** SHA-256 of the payload as last imported, hexadecimal; one for each time the source's key stood in that import. */
  readonly hashes: readonly string[];
  readonly importedAt: string;
  /** What this source said, where the paper has several sources; see `contributions.ts`. */
  readonly record?: PaperRecord;
}

/** Something of a graph that no paper carries: areas with their descriptions, empty venues and collections. */
export type EntityRecord =
  | {
      readonly entity: 'area';
      readonly path: AreaPath;
      readonly slug?: string;
      readonly description?: string;
    }
  | ({ readonly entity: 'venue' } & VenueRecord)
  | {
      readonly entity: 'collection';
      readonly slug: string;
      readonly title: string;
      readonly description?: string;
    };
