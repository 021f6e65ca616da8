import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fold } from '../../src/bibliography/fold';
import { matches, searchedWords } from './filter-model';
import { createFixtureGraph, type FixtureGraph } from './fixture';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

interface Match {
  readonly cursor: string;
  readonly score: number | null;
  readonly highlight: string | null;
  readonly node: { readonly slug: string; readonly title: string };
}

async function search(text: string, args = 'first: 100'): Promise<Match[]> {
  const data = await graph.data(
    `query ($text: String!) { papers(filter: { search: $text }, ${args}) { edges { cursor score highlight node { slug title } } } }`,
    { text },
  );
  return data.papers.edges;
}

const slugsOf = (found: readonly Match[]): string[] => found.map(({ node }) => node.slug);

describe('a search', () => {
  test('finds words of title, abstract or excerpt, keywords and author names', async () => {
    for (const text of ['quokka', 'wombat', 'nguyen', 'uber']) {
      const expected = graph.corpus.papers.filter((paper) => matches({ search: text }, paper));
      expect(expected.length).toBeGreaterThan(0);
      const { papers } = await graph.data(`{ papers(filter: { search: "${text}" }) { totalCount } }`);
      expect(papers.totalCount).toBe(expected.length);
    }
  });

  test('finds a phrase where the words stand together', async () => {
    const found = await search('"the ones that quote"');
    expect(found).toEqual([]);
    const expected = graph.corpus.papers.filter(({ title }) => title.includes('naïve façades'));
    expect(slugsOf(await search('"naive facades"')).sort()).toEqual(expected.map(({ slug }) => slug).sort());
    expect(await search('"facades naive"')).toEqual([]);
  });

  test('puts the best first, scores above zero, the same on every page', async () => {
    const found = await search('quokka');
    const scores = found.map(({ score }) => score ?? 0);
    expect(scores.every((score) => score > 0)).toBe(true);
    expect([...scores].sort((left, right) => right - left)).toEqual(scores);
    const pages: string[] = [];
    for (let after = ''; ; ) {
      const page = await search('quokka', `first: 9${after}`);
      pages.push(...slugsOf(page));
      if (page.length < 9) break;
      after = `, after: "${page.at(-1)?.cursor}"`;
    }
    expect(pages.slice(0, 100)).toEqual(slugsOf(found));
    const worst = await search('quokka', 'first: 100, orderBy: [{ field: RELEVANCE, direction: ASC }]');
    expect(worst[0]?.score).toBeLessThanOrEqual(scores.at(-1) ?? 0);
  });

  test('values a word of the title above one of the text', async () => {
    const found = await search('fenwick');
    const inTitle = (slug: string): boolean => slug.includes('fenwick');
    const [best] = found;
    expect(inTitle(best?.node.slug ?? '')).toBe(true);
    const textOnly = found.find(({ node }) => !inTitle(node.slug));
    expect(best?.score).toBeGreaterThan(textOnly?.score ?? Number.POSITIVE_INFINITY);
  });

  test('can be ordered otherwise and still has scores', async () => {
    const found = await search('quokka', 'first: 100, orderBy: [{ field: TITLE, direction: ASC }]');
    const titles = found.map(({ node }) => fold(node.title));
    expect([...titles].sort()).toEqual(titles);
    expect(found.every(({ score }) => score !== null)).toBe(true);
    const bare = await graph.data(
      '{ papers(first: 100, filter: { search: "quokka" }, orderBy: [{ field: TITLE, direction: ASC }]) { nodes { title } } }',
    );
    expect(bare.papers.nodes).toEqual(found.map(({ node: { title } }) => ({ title })));
  });

  test('puts a paper first whose title is the search', async () => {
    const titles = graph.corpus.papers.map(({ title }) => title).filter((title) => /^[\w :]+$/.test(title));
    for (const title of titles.slice(0, 20)) {
      const [best] = await search(title);
      expect(fold(best?.node.title ?? '')).toBe(fold(title));
    }
  });

  test('marks the words found and escapes everything else', async () => {
    const hostile = graph.corpus.papers.find(({ title }) => title.includes('<script>'));
    const found = (await search('quokka')).find(({ node }) => node.slug === hostile?.slug);
    expect(found?.node.title).toContain('<script>alert("x")</script>');
    expect(found?.highlight).toContain('<mark>quokka</mark>');
    expect(found?.highlight).not.toContain('<script');
    expect(found?.highlight?.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/);
    for (const { highlight, node } of await search('gizmo')) {
      const paper = graph.corpus.papers.find(({ slug }) => slug === node.slug);
      const names = paper?.authorships.map(({ author }) => author.name).join(' ') ?? '';
      // A word that is only a keyword or a name has no place in the marked text.
      if (paper && searchedWords({ ...paper, keywords: [] }).has('gizmo') && !/gizmo/i.test(names)) {
        expect(highlight).toMatch(/<mark>gizmo<\/mark>/i);
      }
    }
  });

  test('below a parent gives the same scores as at the root', async () => {
    const all = new Map((await search('quokka')).map(({ node, score }) => [node.slug, score]));
    const data = await graph.data(
      '{ area(id: "area-1") { papers(first: 100, filter: { search: "quokka" }) { edges { score node { slug } } } } }',
    );
    expect(data.area.papers.edges.length).toBeGreaterThan(2);
    for (const { node, score } of data.area.papers.edges) {
      if (all.has(node.slug)) expect(score).toBe(all.get(node.slug));
    }
  });

  test('of nothing but stop words, signs or excluded words finds nothing', async () => {
    for (const text of ['', '   ', 'the', '!!!', '-', '"', '-quokka', 'the -quokka', 'wombat or -quokka'])
      expect(await search(text)).toEqual([]);
  });

  test('without one, score and highlight are null', async () => {
    const { papers } = await graph.data('{ papers(first: 1) { edges { score highlight } } }');
    expect(papers.edges).toEqual([{ score: null, highlight: null }]);
  });
});
