/** A name with a page of its own. */
interface Named {
  readonly slug: string;
  readonly name: string;
}

/**
 * What the card shows of a paper, as the public graph gives it. The documents of pages, widgets and embeds select it by
 *
 *     fragment PaperCard on Paper {
 *       slug title excerpt publishedOn year
 *       venue { slug name acronym }
 *       authors(first: 9) { slug name }
 *       areas { slug name }
 *       links { kind url label }
 *     }
 */
export interface CardPaper {
  readonly slug: string;
  readonly title: string;
  readonly excerpt?: string | null;
  /** YYYY-MM-DD. */
  readonly publishedOn?: string | null;
  readonly year?: number | null;
  readonly venue?: (Named & { readonly acronym?: string | null }) | null;
  /** One more than {@link AUTHORS_SHOWN}, so that the card knows of further ones. */
  readonly authors: readonly Named[];
  readonly areas: readonly Named[];
  readonly links: readonly { readonly kind: string; readonly url: string; readonly label?: string | null }[];
}
