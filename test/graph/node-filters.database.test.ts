import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fold } from '../../src/bibliography/fold';
import type { CorpusArea, CorpusAuthor, CorpusOrganization, CorpusVenue, Keyed } from './corpus';
import { papersIn } from './expected';
import { matches, nameHas } from './filter-model';
import { createFixtureGraph, type FixtureGraph } from './fixture';
import { byName, papersBy } from './order-model';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

async function listed(field: string, args: string): Promise<string[]> {
  const data = await graph.data(`{ list: ${field}(first: 100${args}) { nodes { slug } totalCount } }`);
  const slugs: string[] = data.list.nodes.map(({ slug }: Keyed) => slug);
  expect(data.list.totalCount).toBeGreaterThanOrEqual(slugs.length);
  return slugs;
}

const slugsOf = (items: readonly Keyed[]): string[] => items.slice(0, 100).map(({ slug }) => slug);
const hasWords = (text: string, ...words: string[]): boolean => words.every((word) => nameHas(text, word));

describe('a filter of authors', () => {
  const named = (author: CorpusAuthor): string => [author.name, ...author.alternateNames].join(' ');
  const wrote = (author: CorpusAuthor, filter: object): boolean =>
    papersBy(graph.corpus, author).some((paper) => matches(filter, paper));
  const at = (author: CorpusAuthor, slug: string): boolean =>
    papersBy(graph.corpus, author).some((paper) =>
      paper.authorships.some(
        (one) => one.author === author && one.affiliations.some((place) => place.slug === slug),
      ),
    );

  test.each<[string, (author: CorpusAuthor) => boolean]>([
    ['{}', () => true],
    ['{ search: "müLLer" }', (author) => hasWords(named(author), 'muller')],
    ['{ search: "smith an" }', (author) => hasWords(named(author), 'smith', 'an')],
    ['{ search: "quokka" }', (author) => hasWords(named(author), 'quokka')],
    ['{ search: "O\'Neill" }', (author) => hasWords(named(author), "o'neill")],
    ['{ search: "李" }', (author) => hasWords(named(author), '李')],
    ['{ search: "%" }', () => false],
    ['{ search: "  " }', () => false],
    ['{ areas: ["area-1"] }', (author) => wrote(author, { areas: ['area-1'] })],
    ['{ areas: ["area_3", "area-40"] }', (author) => wrote(author, { areas: ['area-3', 'area-40'] })],
    ['{ areas: [] }', () => false],
    ['{ organizations: ["organization-2"] }', (author) => at(author, 'organization-2')],
    ['{ organizations: [] }', () => false],
    ['{ minPapers: 8 }', (author) => papersBy(graph.corpus, author).length >= 8],
    ['{ minPapers: 0 }', () => true],
    [
      '{ minPapers: 2, search: "smith", areas: ["area-1"] }',
      (author) =>
        papersBy(graph.corpus, author).length >= 2 &&
        hasWords(named(author), 'smith') &&
        wrote(author, { areas: ['area-1'] }),
    ],
  ])('%s', async (filter, holds) => {
    const expected = slugsOf(byName(graph.corpus.authors.filter(holds)));
    expect(await listed('authors', `, filter: ${filter}`)).toEqual(expected);
  });

  test('by ORCID iD, however it is written', async () => {
    const author = graph.corpus.authors.find(({ orcid }) => orcid);
    for (const orcid of [author?.orcid, `https://orcid.org/${author?.orcid}`, `orcid:${author?.orcid}`]) {
      expect(await listed('authors', `, filter: { orcid: "${orcid}" }`)).toEqual([author?.slug]);
    }
    expect(await listed('authors', ', filter: { orcid: "0000-0002-1825-0097" }')).toEqual([]);
  });
});

describe('a filter of areas', () => {
  test.each<[string, (area: CorpusArea) => boolean]>([
    ['{}', () => true],
    ['{ search: "AREA quokka" }', (area) => hasWords(area.name, 'area', 'quokka')],
    ['{ roots: true }', (area) => area.parent === null],
    ['{ roots: false }', (area) => area.parent !== null],
    ['{ parent: "area-1" }', (area) => area.parent?.slug === 'area-1'],
    ['{ parent: "area_2" }', (area) => area.parent?.slug === 'area-2'],
    ['{ parent: "no-such-area" }', () => false],
    ['{ parent: "area-1", roots: true }', () => false],
  ])('%s', async (filter, holds) => {
    const expected = slugsOf(byName(graph.corpus.areas.filter(holds)));
    expect(await listed('areas', `, filter: ${filter}`)).toEqual(expected);
  });
});

describe('a filter of venues', () => {
  test.each<[string, (venue: CorpusVenue) => boolean]>([
    ['{}', () => true],
    ['{ search: "jornal" }', (venue) => hasWords(venue.name, 'jornal')],
    ['{ search: "ac7" }', (venue) => hasWords(`${venue.name} ${venue.acronym ?? ''}`, 'ac7')],
    ['{ kinds: [JOURNAL, OTHER] }', (venue) => ['JOURNAL', 'OTHER'].includes(venue.kind)],
    ['{ kinds: [] }', () => false],
  ])('%s', async (filter, holds) => {
    const expected = slugsOf(byName(graph.corpus.venues.filter(holds)));
    expect(await listed('venues', `, filter: ${filter}`)).toEqual(expected);
  });
});

describe('a filter of organizations', () => {
  test.each<[string, (organization: CorpusOrganization) => boolean]>([
    ['{}', () => true],
    ['{ search: "universitat" }', ({ name }) => hasWords(name, 'universitat')],
    ['{ country: "DE" }', ({ country }) => country === 'DE'],
    [
      '{ country: "jp", search: "ecole" }',
      ({ country, name }) => country === 'JP' && hasWords(name, 'ecole'),
    ],
    ['{ country: "ZZ" }', () => false],
  ])('%s', async (filter, holds) => {
    const expected = slugsOf(byName(graph.corpus.organizations.filter(holds)));
    expect(await listed('organizations', `, filter: ${filter}`)).toEqual(expected);
  });
});

describe('an order', () => {
  const counts = <Item extends object>(items: readonly Item[], countOf: (item: Item) => number) =>
    new Map(items.map((item) => [item, countOf(item)]));
  const by = <Item extends Keyed & { name: string }>(
    items: readonly Item[],
    papers: ReadonlyMap<Item, number>,
    sign: number,
  ): string[] =>
    slugsOf(byName(items).sort((left, right) => sign * ((papers.get(left) ?? 0) - (papers.get(right) ?? 0))));

  test('of authors by papers, most or fewest first, by name among equals', async () => {
    const { authors } = graph.corpus;
    const papers = counts(authors, (author) => papersBy(graph.corpus, author).length);
    const order = ', orderBy: [{ field: PAPER_COUNT, direction: DESC }]';
    expect(await listed('authors', order)).toEqual(by(authors, papers, -1));
    expect(await listed('authors', ', orderBy: [{ field: PAPER_COUNT }]')).toEqual(by(authors, papers, 1));
  });

  test('of areas by papers, most or fewest first, by name among equals', async () => {
    const { areas } = graph.corpus;
    const papers = counts(areas, (area) => papersIn(graph.corpus, area).length);
    const order = ', orderBy: [{ field: PAPER_COUNT, direction: DESC }]';
    expect(await listed('areas', order)).toEqual(by(areas, papers, -1));
    expect(await listed('areas', ', orderBy: [{ field: PAPER_COUNT }]')).toEqual(by(areas, papers, 1));
  });

  test('by name from the end, by id among equals', async () => {
    const { areas } = graph.corpus;
    const names = [...new Set(byName(areas).map(({ name }) => fold(name)))].reverse();
    const expected = names.flatMap((name) => slugsOf(areas.filter((area) => fold(area.name) === name)));
    expect(await listed('areas', ', orderBy: [{ field: NAME, direction: DESC }]')).toEqual(expected);
  });

  test('by several keys, the first deciding first', async () => {
    const { authors } = graph.corpus;
    const papers = counts(authors, (author) => papersBy(graph.corpus, author).length);
    const order = ', orderBy: [{ field: PAPER_COUNT }, { field: NAME, direction: DESC }]';
    const expected = [...authors]
      .sort((left, right) => left.key - right.key)
      .sort((left, right) =>
        fold(left.name) < fold(right.name) ? 1 : fold(left.name) > fold(right.name) ? -1 : 0,
      )
      .sort((left, right) => (papers.get(left) ?? 0) - (papers.get(right) ?? 0));
    expect(await listed('authors', order)).toEqual(slugsOf(expected));
  });
});
