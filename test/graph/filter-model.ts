import { fold } from '../../src/bibliography/fold';
import type { CorpusArea, CorpusPaper } from './corpus';

interface Range<Bound> {
  readonly gte?: Bound | null;
  readonly lte?: Bound | null;
}

/** `PaperFilter` as a client writes it; here nodes are named by their slug. */
export interface FilterInput {
  readonly search?: string | null;
  readonly titleContains?: string | null;
  readonly authors?: readonly string[] | null;
  readonly areas?: readonly string[] | null;
  readonly venues?: readonly string[] | null;
  readonly organizations?: readonly string[] | null;
  readonly year?: Range<number> | null;
  readonly publishedOn?: Range<string> | null;
  readonly types?: readonly string[] | null;
  readonly presentations?: readonly string[] | null;
  readonly hasAbstract?: boolean | null;
  readonly hasLinks?: readonly string[] | null;
  readonly minCitations?: number | null;
  readonly and?: readonly FilterInput[] | null;
  readonly or?: readonly FilterInput[] | null;
  readonly not?: FilterInput | null;
}

/** An area and those above it, root last. */
export function withAncestors(area: CorpusArea): CorpusArea[] {
  return area.parent ? [area, ...withAncestors(area.parent)] : [area];
}

/** The areas of a paper and all above them, each once. */
export function allAreas(paper: CorpusPaper): CorpusArea[] {
  return [...new Set(paper.areas.flatMap(withAncestors))];
}

/** The words that a full-text search looks into. */
export function searchedWords(paper: CorpusPaper): Set<string> {
  const names = paper.authorships.map(({ rawName, author }) => `${rawName} ${author.name}`);
  const text = [paper.title, ...paper.keywords, ...names, paper.abstract ?? paper.excerpt ?? ''].join(' ');
  return new Set(fold(text).split(/[^\p{L}\p{N}]+/u));
}

/** Words and `-word`; a lone `or` between two words. On either side of it some word must be wanted. */
function matchesSearch(search: string, paper: CorpusPaper): boolean {
  const words = searchedWords(paper);
  const parts = fold(search)
    .split(' or ')
    .map((part) => part.split(' '));
  return (
    parts.every((part) => part.some((word) => !word.startsWith('-'))) &&
    parts.some((part) =>
      part.every((word) => (word.startsWith('-') ? !words.has(word.slice(1)) : words.has(word))),
    )
  );
}

function anyOf(asked: readonly string[], has: readonly string[]): boolean {
  return has.some((one) => asked.includes(one));
}

/** What is not known of a paper matches nothing. */
function known<Value>(value: Value | null, holds: (value: Value) => boolean): boolean {
  return value !== null && holds(value);
}

function inRange<Value extends number | string>({ gte, lte }: Range<Value>, value: Value | null): boolean {
  return (
    (gte == null || known(value, (known) => known >= gte)) &&
    (lte == null || known(value, (known) => known <= lte))
  );
}

function* conditions(filter: FilterInput, paper: CorpusPaper): Generator<boolean> {
  const { search, titleContains, authors, areas, venues, organizations, hasLinks } = filter;
  if (search != null) yield matchesSearch(search, paper);
  if (titleContains != null) yield fold(paper.title).includes(fold(titleContains));
  if (authors)
    yield anyOf(
      authors,
      paper.authorships.map(({ author }) => author.slug),
    );
  if (areas)
    yield anyOf(
      areas,
      allAreas(paper).map(({ slug }) => slug),
    );
  if (venues) yield known(paper.venue, ({ slug }) => venues.includes(slug));
  if (organizations) {
    const named = paper.authorships.flatMap(({ affiliations }) => affiliations);
    yield anyOf(
      organizations,
      named.map(({ slug }) => slug),
    );
  }
  if (filter.year) yield inRange(filter.year, paper.year);
  if (filter.publishedOn) yield inRange(filter.publishedOn, paper.publishedOn);
  if (filter.types) yield filter.types.includes(paper.type);
  if (filter.presentations)
    yield known(paper.presentation, (one) => anyOf(filter.presentations ?? [], [one]));
  if (filter.hasAbstract != null) yield (paper.abstract !== null) === filter.hasAbstract;
  if (hasLinks)
    yield anyOf(
      hasLinks,
      paper.links.map(({ kind }) => kind),
    );
  if (filter.minCitations != null)
    yield known(paper.citationCount, (count) => count >= (filter.minCitations ?? 0));
  if (filter.and) yield filter.and.every((part) => matches(part, paper));
  if (filter.or) yield filter.or.some((part) => matches(part, paper));
  if (filter.not) yield !matches(filter.not, paper);
}

/** Whether a filter lets a paper through: what is unknown does not match, and so its `not` does. */
export function matches(filter: FilterInput, paper: CorpusPaper): boolean {
  return [...conditions(filter, paper)].every(Boolean);
}

/** Whether a search of names finds a word in one: anywhere, or at the beginning of a word where it is short. */
export function nameHas(name: string, word: string): boolean {
  const [folded, wanted] = [fold(name), fold(word)];
  if ([...wanted].length >= 3) return folded.includes(wanted);
  return folded.split(/[ -]/).some((part) => part.startsWith(wanted));
}
