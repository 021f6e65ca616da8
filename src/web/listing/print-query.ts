import { wordOf } from './enum-words';
import { type PapersQuery, sortOf } from './papers-query';
import { printYearSpan } from './year-span';

/**
 * The query string of a listing without its question mark, empty for all papers. Equal queries have equal strings: parameters stand
 * in one order, and what is usual is left out.
 */
export function printPapersQuery(query: PapersQuery): string {
  const { search, years, types, presentations, links, hasAbstract, minCitations, sort, after, before } =
    query;
  const has = [...(hasAbstract ? ['abstract'] : []), ...links.map(wordOf)];
  const usual = sortOf({ ...query, sort: undefined });
  const entries: (readonly [name: string, value: string | number | undefined])[] = [
    ['q', search || undefined],
    ...query.areas.map((slug) => ['area', slug] as const),
    ...query.authors.map((slug) => ['author', slug] as const),
    ...query.venues.map((slug) => ['venue', slug] as const),
    ...query.organizations.map((slug) => ['organization', slug] as const),
    ...years.map((span) => ['year', printYearSpan(span)] as const),
    ...types.map((type) => ['type', wordOf(type)] as const),
    ...presentations.map((presentation) => ['presentation', wordOf(presentation)] as const),
    ...has.map((word) => ['has', word] as const),
    ['cited', minCitations],
    ['sort', sort === usual ? undefined : sort],
    ['after', after],
    ['before', before],
  ];
  const parameters = new URLSearchParams();
  for (const [name, value] of entries) if (value !== undefined) parameters.append(name, `${value}`);
  return parameters.toString();
}

/** The path of a listing: `/papers?q=…`. @param extension of another form of the same, such as `.atom` */
export function papersPath(query: PapersQuery, extension = ''): string {
  const search = printPapersQuery(query);
  return `/papers${extension}${search && '?'}${search}`;
}
