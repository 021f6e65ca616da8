import { isIssuedByVenue } from '../../bibliography/citation/citable';
import { httpUrl } from '../../bibliography/http-url';
import { type Html, h } from '../card/html';
import type { ArticlePaper } from './scholarly-article';

/** The tag that says where a paper appeared, by `VenueKind`; others than these are conferences of some sort. */
const VENUE_TAGS: Readonly<Record<string, string>> = {
  JOURNAL: 'citation_journal_title',
  REPOSITORY: 'citation_technical_report_institution',
};

function venueTag({ type, venue }: ArticlePaper): readonly [string, string | undefined] {
  if (type === 'THESIS') return ['citation_dissertation_institution', venue?.name];
  if (venue && isIssuedByVenue({ type })) return ['citation_publisher', venue.name];
  return [VENUE_TAGS[venue?.kind ?? ''] ?? 'citation_conference_title', venue?.name];
}

/** A name as Google Scholar wants it: "Lovelace, Ada". */
function inverted({ name, givenName, familyName }: ArticlePaper['authorships'][number]['author']): string {
  return givenName && familyName ? `${familyName}, ${givenName}` : name;
}

/**
 * The tags by which Google Scholar, Zotero and others read a paper's page (Highwire Press; see "Inclusion Guidelines for
 * Webmasters" of Google Scholar). Dates are written with slashes.
 */
export function highwireTags(
  paper: ArticlePaper & { readonly doi: string | null; readonly arxivId: string | null },
  pageUrl: string,
): Html[] {
  const date = paper.publishedOn?.replaceAll('-', '/') ?? (paper.year == null ? undefined : `${paper.year}`);
  const pdf = paper.links.find(({ kind, url }) => kind === 'PDF' && httpUrl(url) !== null);
  const entries: (readonly [name: string, content: string | null | undefined])[] = [
    ['citation_title', paper.title],
    ...paper.authorships.flatMap(({ author, affiliations }) => [
      ['citation_author', inverted(author)] as const,
      ...affiliations.map(({ name }) => ['citation_author_institution', name] as const),
      ['citation_author_orcid', author.orcid && `https://orcid.org/${author.orcid}`] as const,
    ]),
    ['citation_publication_date', date],
    venueTag(paper),
    ['citation_doi', paper.doi],
    ['citation_arxiv_id', paper.arxivId],
    ['citation_pdf_url', pdf?.url],
    ['citation_abstract_html_url', pageUrl],
    ...paper.keywords.map((keyword) => ['citation_keywords', keyword] as const),
  ];
  return entries.flatMap(([name, content]) => (content ? [h('meta', { name, content })] : []));
}
