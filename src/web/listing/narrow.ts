import type { PaperTypeName } from '../../bibliography/vocabulary';
import { wordOf } from './enum-words';
import { firstPageOf, type PapersQuery } from './papers-query';
import { printYearSpan } from './year-span';

/** The facets by which a listing can be narrowed, and the part of the query that each is about. */
export type NarrowedBy = 'YEAR' | 'AREA' | 'VENUE' | 'AUTHOR' | 'TYPE';

const LISTS = { AREA: 'areas', VENUE: 'venues', AUTHOR: 'authors' } as const;

/** Whether the query has the value of a facet. */
export function hasValue(query: PapersQuery, by: NarrowedBy, key: string): boolean {
  if (by === 'YEAR') return query.years.some((span) => printYearSpan(span) === key);
  if (by === 'TYPE') return query.types.some((type) => type === key);
  return query[LISTS[by]].includes(key);
}

/** The query with the value of a facet beside those it has, from the first page. @param key as the graph gives it */
export function withValue(query: PapersQuery, by: NarrowedBy, key: string): PapersQuery {
  const start = firstPageOf(query);
  if (hasValue(query, by, key)) return start;
  if (by === 'YEAR') return { ...start, years: [...start.years, { gte: Number(key), lte: Number(key) }] };
  // The graph's facet of types has no other keys.
  if (by === 'TYPE') return { ...start, types: [...start.types, key as PaperTypeName] };
  return { ...start, [LISTS[by]]: [...start[LISTS[by]], key] };
}

/** One condition of a query: what it is, and the query without it, from the first page. */
export interface Condition {
  /** The name of its parameter. */
  readonly kind:
    | 'q'
    | 'area'
    | 'author'
    | 'venue'
    | 'organization'
    | 'year'
    | 'type'
    | 'presentation'
    | 'has'
    | 'cited';
  /** As the address has it. */
  readonly value: string;
  readonly without: PapersQuery;
}

/** Every condition of a query, in the order of its address. */
export function conditionsOf(query: PapersQuery): Condition[] {
  const start = firstPageOf(query);
  const others = <Value>(values: readonly Value[], value: Value) => values.filter((other) => other !== value);
  const names = (kind: Condition['kind'], part: 'areas' | 'authors' | 'venues' | 'organizations') =>
    query[part].map((value) => ({ kind, value, without: { ...start, [part]: others(query[part], value) } }));
  const words = (kind: Condition['kind'], part: 'types' | 'presentations' | 'links') =>
    query[part].map((value) => ({
      kind,
      value: wordOf(value),
      without: { ...start, [part]: query[part].filter((other) => other !== value) },
    }));
  const { search, minCitations, hasAbstract, years } = query;
  return [
    // Without a search there is no relevance to sort by.
    ...(search ? [{ kind: 'q' as const, value: search, without: { ...start, search: '' } }] : []),
    ...names('area', 'areas'),
    ...names('author', 'authors'),
    ...names('venue', 'venues'),
    ...names('organization', 'organizations'),
    ...years.map((span) => ({
      kind: 'year' as const,
      value: printYearSpan(span),
      without: { ...start, years: others(years, span) },
    })),
    ...words('type', 'types'),
    ...words('presentation', 'presentations'),
    ...(hasAbstract
      ? [{ kind: 'has' as const, value: 'abstract', without: { ...start, hasAbstract: undefined } }]
      : []),
    ...words('has', 'links'),
    ...(minCitations === undefined
      ? []
      : [
          {
            kind: 'cited' as const,
            value: `${minCitations}`,
            without: { ...start, minCitations: undefined },
          },
        ]),
  ];
}
