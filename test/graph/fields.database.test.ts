import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import {
  AREA_FIELDS,
  AUTHOR_FIELDS,
  byTitle,
  expectedArea,
  expectedAuthor,
  expectedPaper,
  PAPER_FIELDS,
  slugs,
} from './expected';
import { createFixtureGraph, type FixtureGraph } from './fixture';
import { byName, newestFirst } from './order-model';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

/** All entries of a root connection, page by page. */
async function all<Entry>(field: string, fields: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let after: string | null = null; ; ) {
    const data = await graph.data(
      `query ($after: String) { page: ${field}(first: 60, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    found.push(...data.page.nodes);
    if (!data.page.pageInfo.hasNextPage) return found;
    after = data.page.pageInfo.endCursor;
  }
}

describe('every field is what the corpus says', () => {
  test('of papers', async () => {
    const { corpus } = graph;
    const expected = newestFirst(corpus.papers).map((paper) => expectedPaper(corpus, paper));
    expect(await all('papers', PAPER_FIELDS)).toEqual(expected);
  });

  test('of authorships that two aliases ask for with different fields', async () => {
    const slug = graph.corpus.papers.find(({ authorships }) =>
      authorships.some((one) => one.affiliations.length > 0),
    )?.slug;
    const ask = (fields: string) =>
      graph.data(`query ($slug: ID!) { paper(id: $slug) { ${fields} } }`, { slug });
    const [first, second, third] = [
      'authorships { affiliations { name slug } author { name } }',
      'authorships { affiliations { id } author { name } }',
      'authorships { rawName author { name } }',
    ] as const;
    const { paper } = await ask(`a: ${first} b: ${second} c: ${third}`);
    expect(paper.a.some((one: { affiliations: object[] }) => one.affiliations.length > 0)).toBe(true);
    expect(paper.a).toEqual((await ask(first)).paper.authorships);
    expect(paper.b).toEqual((await ask(second)).paper.authorships);
    expect(paper.c).toEqual((await ask(third)).paper.authorships);
  });

  test('of authors', async () => {
    const { corpus } = graph;
    const expected = byName(corpus.authors).map((author) => expectedAuthor(corpus, author));
    expect(await all('authors', AUTHOR_FIELDS)).toEqual(expected);
  });

  test('of areas', async () => {
    const { corpus } = graph;
    const expected = byName(corpus.areas).map((area) => expectedArea(corpus, area));
    expect(await all('areas', AREA_FIELDS)).toEqual(expected);
  });

  test('of organizations', async () => {
    const { papers, authors, organizations } = graph.corpus;
    const expected = byName(organizations).map((organization) => {
      const { key, slug, name, ror, country } = organization;
      const naming = papers.filter((paper) =>
        paper.authorships.some(({ affiliations }) => affiliations.includes(organization)),
      );
      const named = naming.flatMap((paper) =>
        paper.authorships.filter(({ affiliations }) => affiliations.includes(organization)),
      );
      const people = authors.filter((author) => named.some((one) => one.author === author));
      return {
        id: `organization_${key}`,
        ...{ slug, name, ror, country },
        authors: { nodes: slugs(byName(people)), totalCount: people.length },
        papers: { nodes: slugs(newestFirst(naming)), totalCount: naming.length },
      };
    });
    const fields = `id slug name ror country authors(first: 100) { nodes { slug } totalCount }
      papers(first: 100) { nodes { slug } totalCount }`;
    expect(await all('organizations', fields)).toEqual(expected);
  });

  test('of venues', async () => {
    const { papers, venues } = graph.corpus;
    const expected = byName(venues).map((venue) => {
      const { key, slug, name, acronym, kind } = venue;
      const own = papers.filter((paper) => paper.venue === venue);
      return {
        id: `venue_${key}`,
        ...{ slug, name, acronym, kind },
        papers: { nodes: slugs(newestFirst(own)), totalCount: own.length },
      };
    });
    const fields = 'id slug name acronym kind papers(first: 100) { nodes { slug } totalCount }';
    expect(await all('venues', fields)).toEqual(expected);
  });

  test('of collections', async () => {
    const expected = [...graph.corpus.collections]
      .sort(byTitle)
      .map(({ slug, title, description, papers }) => ({
        ...{ slug, title, description },
        papers: { nodes: slugs(papers), totalCount: papers.length },
      }));
    const fields = 'slug title description papers(first: 100) { nodes { slug } totalCount }';
    const data = await graph.data(
      `{ collections { ${fields} } one: collection(slug: "zoo") { ${fields} } none: collection(slug: "no") { slug } }`,
    );
    expect(data.collections).toEqual(expected);
    expect(data.one).toEqual(expected.find(({ slug }) => slug === 'zoo'));
    expect(data.none).toBeNull();
  });

  test('no field of a type is left out above', () => {
    const asked: Readonly<Record<string, string>> = {
      Paper: PAPER_FIELDS,
      Author: AUTHOR_FIELDS,
      ResearchArea: AREA_FIELDS,
    };
    for (const [name, fields] of Object.entries(asked)) {
      const type = graph.engine.apiSchema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} is no object type`);
      const words = new Set(fields.split(/\W+/));
      expect(Object.keys(type.getFields()).filter((field) => !words.has(field))).toEqual([]);
    }
  });
});
