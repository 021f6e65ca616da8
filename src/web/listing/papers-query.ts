import type { LinkKindName, PaperTypeName, PresentationName } from '../../bibliography/vocabulary';
import type { YearSpan } from './year-span';

/** The orders that an address may name. */
export const SORTS = ['relevance', 'newest', 'oldest', 'cited', 'title'] as const;
export type Sort = (typeof SORTS)[number];

/** What the address of a listing of papers says: which papers, in which order, and which page of them. */
export interface PapersQuery {
  /** Words to search for; empty for none. */
  readonly search: string;
  /** Slugs or ids. Papers of any in a list are meant, and of all lists; an empty list filters nothing. */
  readonly areas: readonly string[];
  readonly authors: readonly string[];
  readonly venues: readonly string[];
  readonly organizations: readonly string[];
  readonly years: readonly YearSpan[];
  readonly types: readonly PaperTypeName[];
  readonly presentations: readonly PresentationName[];
  /** Links that a paper must have one of. */
  readonly links: readonly LinkKindName[];
  readonly hasAbstract?: boolean;
  /** Citations at least. */
  readonly minCitations?: number;
  /** Absent where it is the usual: relevance with a search, else newest first. */
  readonly sort?: Sort;
  /** Cursors of the graph; at most one of them. */
  readonly after?: string;
  readonly before?: string;
}

/** All papers, from the start. */
export const ALL_PAPERS: PapersQuery = {
  search: '',
  areas: [],
  authors: [],
  venues: [],
  organizations: [],
  years: [],
  types: [],
  presentations: [],
  links: [],
};

/** The order that is meant where the address names none. */
export function sortOf({ sort, search }: PapersQuery): Sort {
  return sort ?? (search === '' ? 'newest' : 'relevance');
}

/** The same papers in the same order, from the start. */
export function firstPageOf({ after: _after, before: _before, ...query }: PapersQuery): PapersQuery {
  return query;
}
