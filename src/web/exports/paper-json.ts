import { pageAddress } from '../card/card';

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** A paper as the documents of exports select it. */
export interface PaperJson {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly authors: readonly (Named & { readonly orcid: string | null })[];
  readonly venue: (Named & { readonly acronym: string | null; readonly kind: string }) | null;
  readonly areas: readonly Named[];
  /** What stands in the file as the graph gives it. */
  readonly [field: string]: unknown;
}

/** What the graph says of a paper, under the graph's names, with the addresses of its page and of those it names. */
export function paperJson(paper: PaperJson, base: string): Record<string, unknown> {
  const withPage =
    (kind: 'authors' | 'areas' | 'venues') =>
    <T extends Named>(named: T) => ({ ...named, page: pageAddress(base, kind, named.slug) });
  return {
    ...paper,
    page: pageAddress(base, 'papers', paper.slug),
    authors: paper.authors.map(withPage('authors')),
    venue: paper.venue && withPage('venues')(paper.venue),
    areas: paper.areas.map(withPage('areas')),
  };
}
