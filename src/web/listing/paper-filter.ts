import { type PapersQuery, type Sort, sortOf } from './papers-query';
import type { YearSpan } from './year-span';

/** The graph's `PaperFilter`, as far as addresses can say it. */
export interface PaperFilter {
  readonly search?: string;
  readonly areas?: readonly string[];
  readonly authors?: readonly string[];
  readonly venues?: readonly string[];
  readonly organizations?: readonly string[];
  readonly year?: YearSpan;
  readonly or?: readonly PaperFilter[];
  readonly types?: readonly string[];
  readonly presentations?: readonly string[];
  readonly hasLinks?: readonly string[];
  readonly hasAbstract?: boolean;
  readonly minCitations?: number;
}

/** One key of the graph's `PaperOrder`. */
export interface PaperOrder {
  readonly field: 'PUBLISHED_ON' | 'TITLE' | 'CITATION_COUNT' | 'RELEVANCE';
  readonly direction: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<Sort, PaperOrder>> = {
  relevance: { field: 'RELEVANCE', direction: 'DESC' },
  newest: { field: 'PUBLISHED_ON', direction: 'DESC' },
  oldest: { field: 'PUBLISHED_ON', direction: 'ASC' },
  cited: { field: 'CITATION_COUNT', direction: 'DESC' },
  title: { field: 'TITLE', direction: 'ASC' },
};

const unlessEmpty = <Value>(values: readonly Value[]) => (values.length > 0 ? values : undefined);

/** The papers that an address means, as the graph's filter; undefined where it means all. */
export function paperFilter(query: PapersQuery): PaperFilter | undefined {
  const { search, years, types, presentations, links, hasAbstract, minCitations } = query;
  const [first, ...others] = years;
  const filter: PaperFilter = {
    search: search || undefined,
    areas: unlessEmpty(query.areas),
    authors: unlessEmpty(query.authors),
    venues: unlessEmpty(query.venues),
    organizations: unlessEmpty(query.organizations),
    ...(others.length === 0 ? { year: first } : { or: years.map((year) => ({ year })) }),
    types: unlessEmpty(types),
    presentations: unlessEmpty(presentations),
    hasLinks: unlessEmpty(links),
    hasAbstract,
    minCitations,
  };
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The order that an address means, for the graph's `orderBy`. */
export function paperOrder(query: PapersQuery): PaperOrder[] {
  return [ORDERS[sortOf(query)]];
}
