import type { Corpus, CorpusAuthor, CorpusPaper, Keyed } from '../graph/corpus';
import { papersIn } from '../graph/expected';
import { type FilterInput, matches, nameHas } from '../graph/filter-model';
import { byName, newestFirst, ordered, type PaperOrderInput, papersBy } from '../graph/order-model';

/** A connection as a client asks for it, and what the model says it lists. */
export interface ListingQuery<Entry extends Keyed = Keyed> {
  /** What leads to the connection, with `$field` where it stands: `{ author(id: "…") { $field } }`. */
  readonly around: string;
  /** The connection's field: `papers`. */
  readonly field: string;
  /** Types of its arguments beside those of pages: `{ filter: 'PaperFilter' }`. */
  readonly argumentTypes: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** In the connection's order. */
  readonly expected: readonly Entry[];
}

/** Filters and orders of papers that are generated. */
export interface PapersAsked {
  readonly filter: FilterInput;
  /** Not empty. */
  readonly orderBy: readonly PaperOrderInput[];
}

const PAPER_ARGUMENTS = { filter: 'PaperFilter', orderBy: '[PaperOrder!]' };

/** All papers, or those below a parent, that a filter lets through. */
function filteredPapers(
  around: string,
  papers: readonly CorpusPaper[],
  asked: PapersAsked,
): ListingQuery<CorpusPaper> {
  const expected = ordered(
    papers.filter((paper) => matches(asked.filter, paper)),
    asked.orderBy,
  );
  return { around, field: 'papers', argumentTypes: PAPER_ARGUMENTS, variables: { ...asked }, expected };
}

/** A connection below a node that takes no arguments but those of pages. */
function fixedPapers(
  parent: string,
  field: string,
  expected: readonly CorpusPaper[],
): ListingQuery<CorpusPaper> {
  return { around: `{ ${parent} { $field } }`, field, argumentTypes: {}, variables: {}, expected };
}

/** The items that most often have something below them come first in the generated corpus. */
function chosen<Item>(items: readonly Item[], pick: number): Item {
  const [first] = items;
  if (first === undefined) throw new Error('there is nothing to choose from');
  return items[pick % items.length] ?? first;
}

type PaperListing = (corpus: Corpus, pick: number, asked: PapersAsked) => ListingQuery<CorpusPaper>;

/** Every connection of papers: from the root, and below each kind of parent, `pick` choosing which. */
export const PAPER_LISTINGS = {
  papers: ({ papers }, _pick, asked) => filteredPapers('{ $field }', papers, asked),
  'papers of an author': (corpus, pick, asked) => {
    const author = chosen(corpus.authors, pick);
    return filteredPapers(`{ author(id: "${author.slug}") { $field } }`, papersBy(corpus, author), asked);
  },
  'papers of an area': (corpus, pick, asked) => {
    const area = chosen(corpus.areas, pick);
    return filteredPapers(`{ area(id: "area_${area.key}") { $field } }`, papersIn(corpus, area), asked);
  },
  'papers of a venue': ({ papers, venues }, pick, asked) => {
    const venue = chosen(venues, pick);
    const own = papers.filter((paper) => paper.venue === venue);
    return filteredPapers(`{ venue(id: "${venue.slug}") { $field } }`, own, asked);
  },
  'papers of an organization': ({ papers, organizations }, pick, asked) => {
    const { slug } = chosen(organizations, pick);
    const own = papers.filter((paper) => matches({ organizations: [slug] }, paper));
    return filteredPapers(`{ organization(id: "${slug}") { $field } }`, own, asked);
  },
  'papers of a collection': ({ collections }, pick) => {
    const { slug, papers } = chosen(collections, pick);
    return fixedPapers(`collection(slug: "${slug}")`, 'papers', papers);
  },
  'references of a paper': ({ papers }, pick) => {
    const paper = chosen(papers, pick);
    return fixedPapers(`paper(id: "${paper.slug}")`, 'references', paper.references);
  },
  'papers that cite one': ({ papers }, pick) => {
    const cited = chosen(papers, pick);
    const citing = newestFirst(papers.filter(({ references }) => references.includes(cited)));
    return fixedPapers(`paper(id: "${cited.slug}")`, 'citedBy', citing);
  },
} satisfies Readonly<Record<string, PaperListing>>;

/** Filters and orders of all other listings, in the words of the model. */
export interface NamesAsked {
  /** Words of names; each must be found. */
  readonly words: readonly string[] | null;
  readonly pick: number;
  /** From 0; papers that an author must have. */
  readonly minPapers: number | null;
  readonly byPapers: 'ASC' | 'DESC' | null;
}

const hasWords = (text: string, words: NamesAsked['words']): boolean =>
  words === null || (words.length > 0 && words.every((word) => nameHas(text, word)));

/** By name, or by the number of papers and among equals by name. */
function inOrder<Item extends Keyed & { name: string }>(
  items: readonly Item[],
  papersOf: (item: Item) => number,
  direction: NamesAsked['byPapers'],
): Item[] {
  const named = byName(items);
  if (direction === null) return named;
  const counts = new Map(items.map((item) => [item, papersOf(item)]));
  const sign = direction === 'ASC' ? 1 : -1;
  return named.sort((left, right) => sign * ((counts.get(left) ?? 0) - (counts.get(right) ?? 0)));
}

const orderBy = (direction: NamesAsked['byPapers']): object[] =>
  direction === null ? [] : [{ field: 'PAPER_COUNT', direction }];

/** Every connection of what is not papers. */
export const NAME_LISTINGS: Readonly<Record<string, (corpus: Corpus, asked: NamesAsked) => ListingQuery>> = {
  authors: (corpus, { words, pick, minPapers, byPapers }) => {
    const area = pick % 3 === 0 ? chosen(corpus.areas, pick) : null;
    const place = pick % 4 === 0 ? chosen(corpus.organizations, pick) : null;
    const papersOf = (author: CorpusAuthor): CorpusPaper[] => papersBy(corpus, author);
    const inArea = area && new Set(papersIn(corpus, area));
    const worksAt = (author: CorpusAuthor): boolean =>
      corpus.papers.some((paper) =>
        paper.authorships.some(
          (one) => one.author === author && one.affiliations.some((affiliation) => affiliation === place),
        ),
      );
    const expected = corpus.authors
      .filter((author) => hasWords([author.name, ...author.alternateNames].join(' '), words))
      .filter((author) => minPapers === null || papersOf(author).length >= minPapers)
      .filter((author) => !inArea || papersOf(author).some((paper) => inArea.has(paper)))
      .filter((author) => !place || worksAt(author));
    return {
      around: '{ $field }',
      field: 'authors',
      argumentTypes: { filter: 'AuthorFilter', orderBy: '[AuthorOrder!]' },
      variables: {
        filter: {
          search: words?.join(' '),
          minPapers,
          areas: area && [area.slug],
          organizations: place && [`organization_${place.key}`],
        },
        orderBy: orderBy(byPapers),
      },
      expected: inOrder(expected, (author) => papersOf(author).length, byPapers),
    };
  },
  areas: (corpus, { words, pick, byPapers }) => {
    const parent = pick % 3 === 0 ? chosen(corpus.areas, pick) : null;
    const roots = pick % 3 === 1 ? pick % 2 === 0 : null;
    const expected = corpus.areas
      .filter(({ name }) => hasWords(name, words))
      .filter((area) => !parent || area.parent === parent)
      .filter((area) => roots === null || (area.parent === null) === roots);
    return {
      around: '{ $field }',
      field: 'areas',
      argumentTypes: { filter: 'ResearchAreaFilter', orderBy: '[ResearchAreaOrder!]' },
      variables: {
        filter: { search: words?.join(' '), parent: parent?.slug, roots },
        orderBy: orderBy(byPapers),
      },
      expected: inOrder(expected, (area) => papersIn(corpus, area).length, byPapers),
    };
  },
  venues: ({ venues }, { words, pick }) => {
    const kinds = pick % 2 === 0 ? ['JOURNAL', 'WORKSHOP', 'OTHER'].slice(pick % 4) : null;
    const expected = venues
      .filter(({ name, acronym }) => hasWords(`${name} ${acronym ?? ''}`, words))
      .filter(({ kind }) => kinds === null || kinds.includes(kind));
    return {
      around: '{ $field }',
      field: 'venues',
      argumentTypes: { filter: 'VenueFilter' },
      variables: { filter: { search: words?.join(' '), kinds } },
      expected: byName(expected),
    };
  },
  organizations: ({ organizations }, { words, pick }) => {
    const country = pick % 2 === 0 ? ['US', 'DE', 'JP', 'BR', 'FR'][pick % 5] : undefined;
    const expected = organizations
      .filter(({ name }) => hasWords(name, words))
      .filter((one) => country === undefined || one.country === country);
    return {
      around: '{ $field }',
      field: 'organizations',
      argumentTypes: { filter: 'OrganizationFilter' },
      variables: { filter: { search: words?.join(' '), country } },
      expected: byName(expected),
    };
  },
  'authors of an organization': ({ papers, authors, organizations }, { pick }) => {
    const place = chosen(organizations, pick);
    const here = new Set(
      papers.flatMap(({ authorships }) =>
        authorships.filter(({ affiliations }) => affiliations.includes(place)).map(({ author }) => author),
      ),
    );
    return {
      around: `{ organization(id: "${place.slug}") { $field } }`,
      field: 'authors',
      argumentTypes: {},
      variables: {},
      expected: byName(authors.filter((author) => here.has(author))),
    };
  },
};
