import { CITATION_STYLES } from '../../src/bibliography/citation';
import { EXCERPT_LENGTH, excerptOf } from '../../src/bibliography/excerpt';
import { type IdentifierScheme, identifierUrl } from '../../src/bibliography/identifier';
import type { Corpus, CorpusArea, CorpusAuthor, CorpusOrganization, CorpusPaper, Keyed } from './corpus';
import { allAreas, withAncestors } from './filter-model';
import { byName, mostFirst, newestFirst, papersBy, sortDay } from './order-model';

/** Things named by their slug, as `{ slug }` selects them. */
export function slugs(items: readonly Keyed[]): { slug: string }[] {
  return items.map(({ slug }) => ({ slug }));
}

function identifier(paper: CorpusPaper, scheme: string): string | null {
  return paper.identifiers.find((one) => one.scheme === scheme)?.value ?? null;
}

const CITED_LINKS = ['PUBLISHER', 'PROCEEDINGS', 'LANDING', 'PREPRINT', 'PDF', 'PROJECT'];

/** Where a citation sends its reader: the best known kind of link, else the first link there is. */
function citedUrl({ links }: CorpusPaper): string | null {
  const best = CITED_LINKS.map((kind) => links.find((link) => link.kind === kind)).find(Boolean);
  return (best ?? links[0])?.url ?? null;
}

function citations(paper: CorpusPaper): Record<string, string> {
  const citable = {
    ...paper,
    authors: paper.authorships.map(({ author, rawName }) => ({
      name: rawName,
      given: author.givenName,
      family: author.familyName,
    })),
    doi: identifier(paper, 'DOI'),
    arxivId: identifier(paper, 'ARXIV'),
    isbn: identifier(paper, 'ISBN'),
    url: citedUrl(paper),
  };
  return {
    citation: CITATION_STYLES.BIBTEX(citable),
    ris: CITATION_STYLES.RIS(citable),
    csl: CITATION_STYLES.CSL_JSON(citable),
    apa: CITATION_STYLES.APA(citable),
  };
}

/** What {@link PAPER_FIELDS} selects. */
export function expectedPaper(corpus: Corpus, paper: CorpusPaper): object {
  const { slug, title, abstract, type, publishedOn, firstPublicOn, year, presentation, links } = paper;
  const text = abstract ?? paper.excerpt;
  const stored = paper.excerpt ?? abstract;
  return {
    id: `paper_${paper.key}`,
    ...{ slug, title, abstract, type, publishedOn, firstPublicOn, year, presentation, links },
    abstractStatus: abstract !== null ? 'COMPLETE' : text !== null ? 'EXCERPT_ONLY' : 'MISSING',
    excerpt: stored === null ? null : excerptOf(stored, EXCERPT_LENGTH),
    short: stored === null ? null : excerptOf(stored, 12),
    long: text === null ? null : excerptOf(text, 400),
    venue: paper.venue && { slug: paper.venue.slug },
    doi: identifier(paper, 'DOI'),
    arxivId: identifier(paper, 'ARXIV'),
    externalIds: paper.identifiers.map(({ scheme, value }) => ({
      scheme,
      value,
      // The corpus takes its schemes from the list that this type is made of.
      url: identifierUrl(scheme as IdentifierScheme, value),
    })),
    twoKinds: links.filter(({ kind }) => kind === 'CODE' || kind === 'PDF'),
    noKinds: [],
    keywords: paper.keywords,
    awards: paper.awards,
    citationCount: paper.citationCount,
    references: { nodes: slugs(paper.references), totalCount: paper.references.length },
    citedBy: { nodes: slugs(newestFirst(corpus.papers.filter((other) => other.references.includes(paper)))) },
    ...citations(paper),
    collections: slugs(corpus.collections.filter(({ papers }) => papers.includes(paper)).sort(byTitle)),
    createdAt: paper.createdAt,
    updatedAt: paper.updatedAt,
    authorships: paper.authorships.map(({ author, rawName, isCorresponding, affiliations }, index) => ({
      author: { slug: author.slug },
      position: index + 1,
      rawName,
      isCorresponding,
      affiliations: slugs(affiliations),
    })),
    authors: slugs(paper.authorships.map(({ author }) => author)),
    firstTwo: slugs(paper.authorships.slice(0, 2).map(({ author }) => author)),
    areas: slugs(paper.areas),
  };
}

/** Collections stand in the order of their titles' code points. */
export function byTitle(left: { readonly title: string }, right: { readonly title: string }): number {
  return left.title < right.title ? -1 : 1;
}

/** Every field of a paper. */
export const PAPER_FIELDS = `id slug title abstract abstractStatus excerpt short: excerpt(maxLength: 12)
  long: excerpt(maxLength: 400) type publishedOn firstPublicOn year venue { slug } presentation doi arxivId
  externalIds { scheme value url } links { kind url label } twoKinds: links(kinds: [CODE, PDF]) { kind url label }
  noKinds: links(kinds: []) { kind } keywords awards citationCount
  references { nodes { slug } totalCount } citedBy(first: 100) { nodes { slug } }
  citation ris: citation(style: RIS) csl: citation(style: CSL_JSON) apa: citation(style: APA)
  collections { slug } createdAt updatedAt
  authorships { author { slug } position rawName isCorresponding affiliations { slug } }
  authors { slug } firstTwo: authors(first: 2) { slug } areas { slug }`;

function latestAffiliations(corpus: Corpus, author: CorpusAuthor): CorpusOrganization[] {
  const own = papersBy(corpus, author).map((paper) => ({
    day: sortDay(paper) ?? '',
    organizations: paper.authorships.find((one) => one.author === author)?.affiliations ?? [],
  }));
  const naming = own.filter(({ organizations }) => organizations.length > 0);
  const latest = naming
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const places = new Map<CorpusOrganization, number>();
  for (const { organizations } of naming.filter(({ day }) => day === latest)) {
    for (const [place, one] of organizations.entries()) {
      places.set(one, Math.min(place, places.get(one) ?? place));
    }
  }
  return byName([...places.keys()]).sort((left, right) => (places.get(left) ?? 0) - (places.get(right) ?? 0));
}

/** What {@link AUTHOR_FIELDS} selects. */
export function expectedAuthor(corpus: Corpus, author: CorpusAuthor): object {
  const { slug, name, givenName, familyName, alternateNames, orcid, homepage } = author;
  const papers = papersBy(corpus, author);
  const others = papers.flatMap((paper) => paper.authorships.map((one) => one.author));
  const coauthors = mostFirst(others.filter((other) => other !== author));
  const areas = mostFirst(papers.flatMap((paper) => paper.areas));
  return {
    id: `author_${author.key}`,
    ...{ slug, name, givenName, familyName, alternateNames, orcid, homepage },
    affiliations: slugs(latestAffiliations(corpus, author)),
    papers: { nodes: slugs(newestFirst(papers)), totalCount: papers.length },
    paperCount: papers.length,
    coauthors: coauthors
      .slice(0, 10)
      .map(({ item, count }) => ({ author: { slug: item.slug }, paperCount: count })),
    two: coauthors.slice(0, 2).map(({ item }) => ({ author: { slug: item.slug } })),
    areas: areas.slice(0, 10).map(({ item, count }) => ({ area: { slug: item.slug }, paperCount: count })),
  };
}

/** Every field of an author. */
export const AUTHOR_FIELDS = `id slug name givenName familyName alternateNames orcid homepage affiliations { slug }
  papers(first: 100) { nodes { slug } totalCount } paperCount coauthors { author { slug } paperCount }
  two: coauthors(first: 2) { author { slug } } areas { area { slug } paperCount }`;

/** The papers of an area and its descendants. */
export function papersIn(corpus: Corpus, area: CorpusArea): CorpusPaper[] {
  return corpus.papers.filter((paper) => allAreas(paper).includes(area));
}

/** What {@link AREA_FIELDS} selects. */
export function expectedArea(corpus: Corpus, area: CorpusArea): object {
  const { slug, name, description, parent } = area;
  const papers = papersIn(corpus, area);
  const years = papers.flatMap(({ year }) => year ?? []);
  const authors = mostFirst(papers.flatMap((paper) => paper.authorships.map((one) => one.author)));
  return {
    id: `area_${area.key}`,
    ...{ slug, name, description },
    parent: parent && { slug: parent.slug },
    children: slugs(byName(corpus.areas.filter((other) => other.parent === area))),
    ancestors: slugs(withAncestors(area).slice(1).reverse()),
    papers: { nodes: slugs(newestFirst(papers).slice(0, 100)), totalCount: papers.length },
    paperCount: papers.length,
    papersByYear: [...new Set(years)]
      .sort()
      .map((year) => ({ year, count: years.filter((other) => other === year).length })),
    authors: authors
      .slice(0, 10)
      .map(({ item, count }) => ({ author: { slug: item.slug }, paperCount: count })),
  };
}

/** Every field of an area. */
export const AREA_FIELDS = `id slug name description parent { slug } children { slug } ancestors { slug }
  papers(first: 100) { nodes { slug } totalCount } paperCount papersByYear { year count }
  authors { author { slug } paperCount }`;
