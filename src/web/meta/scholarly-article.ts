import { isIssuedByVenue } from '../../bibliography/citation/citable';
import { httpUrl } from '../../bibliography/http-url';
import { pageAddress } from '../card/card';

/**
 * What the description of a paper in schema.org's terms is made of, as the public graph gives it. Documents select it by
 *
 *     fragment PaperMetadata on Paper {
 *       slug title abstract excerpt type publishedOn year doi arxivId keywords awards updatedAt
 *       venue { slug name acronym kind }
 *       externalIds { scheme value url }
 *       links { kind url }
 *       authorships { author { slug name givenName familyName orcid } affiliations { name ror } }
 *       areas { slug name }
 *     }
 */
export interface ArticlePaper {
  readonly slug: string;
  readonly title: string;
  readonly abstract?: string | null;
  readonly excerpt?: string | null;
  /** As `PaperType`. */
  readonly type: string;
  /** YYYY-MM-DD. */
  readonly publishedOn?: string | null;
  readonly year?: number | null;
  readonly keywords: readonly string[];
  readonly awards: readonly string[];
  readonly venue?: ArticleVenue | null;
  readonly externalIds: readonly ArticleIdentifier[];
  readonly links: readonly { readonly kind: string; readonly url: string }[];
  readonly authorships: readonly ArticleAuthorship[];
  readonly areas: readonly { readonly slug: string; readonly name: string }[];
}

interface ArticleVenue {
  readonly slug: string;
  readonly name: string;
  readonly acronym?: string | null;
  /** As `VenueKind`. */
  readonly kind: string;
}

interface ArticleIdentifier {
  /** As `IdScheme`. */
  readonly scheme: string;
  readonly value: string;
  readonly url?: string | null;
}

interface ArticleAuthorship {
  readonly author: {
    readonly slug: string;
    readonly name: string;
    readonly givenName?: string | null;
    readonly familyName?: string | null;
    readonly orcid?: string | null;
  };
  readonly affiliations: readonly { readonly name: string; readonly ror?: string | null }[];
}

/** A description in schema.org's terms; what is absent is left out when it is written as JSON. */
export type Description = Readonly<Record<string, unknown>>;

/** Types of schema.org that say more than "scholarly article" (https://schema.org/CreativeWork). */
const TYPES: Readonly<Record<string, string>> = {
  BOOK: 'Book',
  BOOK_CHAPTER: 'Chapter',
  THESIS: 'Thesis',
  REPORT: 'Report',
  DATASET: 'Dataset',
};

/** Nothing in the place of an empty list, which says no more and is no term's value. */
function listed<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}

function author({ author: person, affiliations }: ArticleAuthorship, base: string): Description {
  const { slug, name, givenName, familyName, orcid } = person;
  return {
    '@type': 'Person',
    name,
    givenName: givenName ?? undefined,
    familyName: familyName ?? undefined,
    url: pageAddress(base, 'authors', slug),
    sameAs: orcid ? `https://orcid.org/${orcid}` : undefined,
    affiliation: listed(
      affiliations.map((organization) => ({
        '@type': 'Organization',
        name: organization.name,
        sameAs: organization.ror ? `https://ror.org/${organization.ror}` : undefined,
      })),
    ),
  };
}

function venue(paper: ArticlePaper, base: string): Description {
  const { venue: where } = paper;
  if (!where) return {};
  const { slug, name, acronym, kind } = where;
  const described = { name, alternateName: acronym ?? undefined, url: pageAddress(base, 'venues', slug) };
  if (isIssuedByVenue(paper)) return { publisher: { '@type': 'Organization', ...described } };
  return { isPartOf: { '@type': kind === 'JOURNAL' ? 'Periodical' : 'CreativeWorkSeries', ...described } };
}

/**
 * The paper in schema.org's terms, for `<script type="application/ld+json">` and as `application/ld+json` of its own: a
 * `ScholarlyArticle`, or what else the paper is, with the address of its page for `@id`.
 * @param base the site's URL, without a slash at its end
 */
export function scholarlyArticle(paper: ArticlePaper, base: string): Description {
  const { title, type, publishedOn, year, keywords, awards, links, externalIds } = paper;
  const page = pageAddress(base, 'papers', paper.slug);
  const pdfs = links.filter(({ kind, url }) => kind === 'PDF' && httpUrl(url) !== null);
  const elsewhere = externalIds.flatMap(({ url }) => (url && httpUrl(url)) || []);
  return {
    '@context': 'https://schema.org',
    '@type': TYPES[type] ?? 'ScholarlyArticle',
    '@id': page,
    url: page,
    name: title,
    headline: title,
    abstract: paper.abstract ?? undefined,
    description: paper.excerpt ?? undefined,
    author: listed(paper.authorships.map((authorship) => author(authorship, base))),
    datePublished: publishedOn ?? (year == null ? undefined : String(year).padStart(4, '0')),
    ...venue(paper, base),
    identifier: listed(
      externalIds.map(({ scheme, value, url }) => ({
        '@type': 'PropertyValue',
        propertyID: scheme,
        value,
        url: (url && httpUrl(url)) || undefined,
      })),
    ),
    sameAs: listed(elsewhere),
    keywords: listed(keywords),
    about: listed(
      paper.areas.map(({ slug, name }) => ({
        '@type': 'DefinedTerm',
        name,
        url: pageAddress(base, 'areas', slug),
      })),
    ),
    award: listed(awards),
    encoding: listed(
      pdfs.map(({ url }) => ({ '@type': 'MediaObject', contentUrl: url, encodingFormat: 'application/pdf' })),
    ),
  };
}
