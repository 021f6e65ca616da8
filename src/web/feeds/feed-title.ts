import { labelOf } from '../listing/enum-words';
import type { PapersQuery } from '../listing/papers-query';
import { printYearSpan } from '../listing/year-span';

/** Names of what a listing is about, where it is about one; null where the graph does not know it. */
export interface ListingNames {
  readonly area?: { readonly name: string } | null;
  readonly author?: { readonly name: string } | null;
  readonly venue?: { readonly name: string } | null;
}

/** What a feed of a listing is called: "Language Models, 2024 – My Lab". */
export function feedTitle(query: PapersQuery, names: ListingNames, siteName: string): string {
  return `${listingTitle(query, names)} – ${siteName}`;
}

/** What a listing is called where the site is known: "Language Models, 2024". */
export function listingTitle(query: PapersQuery, names: ListingNames): string {
  const { search, areas, authors, venues, organizations, years, types, presentations, links } = query;
  const named = (slugs: readonly string[], known?: { readonly name: string } | null) =>
    known ? [known.name] : slugs;
  const parts = [
    ...(search === '' ? [] : [`“${search}”`]),
    ...named(areas, names.area),
    ...named(authors, names.author),
    ...named(venues, names.venue),
    ...organizations,
    ...years.map(printYearSpan),
    ...[...types, ...presentations].map(labelOf),
    ...links.map((kind) => `with ${labelOf(kind).toLowerCase()}`),
    ...(query.hasAbstract ? ['with abstract'] : []),
    ...(query.minCitations === undefined ? [] : [`cited ${query.minCitations} times or more`]),
  ];
  return parts.length > 0 ? parts.join(', ') : 'Papers';
}
