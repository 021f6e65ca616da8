import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { searchWords, spellingsNear } from '../../src/bibliography/search-words';
import { writePapers } from '../harness/write-papers';
import { createTestGraph, type TestGraph } from './graph';

const PAPERS = [
  {
    title: 'Reinforcement learning for quadrotors',
    abstract: 'Hyperplasia is rare.',
    authors: ['Ada Lovelace'],
  },
  { title: 'Learning quadruped gaits', abstract: 'A zanthic gait.', authors: ['Grace Hopper', 'Kim Tame'] },
  { title: 'Self-supervised depth through time', abstract: '', authors: ['Bjørn Łukasz'] },
  { title: 'Santhic pigments', abstract: 'On colours.', authors: ['Алексей Толстой'] },
  { title: 'Обучение роботов', abstract: 'По-русски.', authors: ['Grace Hopper'] },
];

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('empty');
  await writePapers(
    graph.database.dataSource,
    PAPERS.map(({ title, abstract, authors }, index) => ({
      source: `test:${index}`,
      title,
      year: 2000 + index,
      ...(abstract ? { abstract } : {}),
      authors: authors.map((name) => ({ name })),
    })),
  );
});
afterAll(() => graph.close());

const SEARCH = `query ($filter: PaperFilter!) {
  papers(filter: $filter) { totalCount edges { score highlight node { title } } facets(by: YEAR) { values { count } } }
}`;

async function found(search: string): Promise<string[]> {
  const { papers } = await graph.data(SEARCH, { filter: { search } });
  expect(papers.totalCount).toBe(papers.edges.length);
  const years: { count: number }[] = papers.facets[0].values;
  expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(papers.totalCount);
  return papers.edges.map(({ node }: { node: { title: string } }) => node.title);
}

/** Words that Postgres's English dictionary leaves out of documents and searches. */
async function stopWordsOf(words: readonly string[]): Promise<Set<string>> {
  const rows: { word: string }[] = await graph.database.dataSource.query(
    `SELECT word FROM unnest($1::text[]) AS said (word) WHERE to_tsvector('english', word) = ''::tsvector`,
    [words],
  );
  return new Set(rows.map(({ word }) => word));
}

const [QUADROTORS, GAITS, DEPTH, PIGMENTS, ROBOTS] = PAPERS.map(({ title }) => title);

describe('a search with misspelt words', () => {
  test('finds what the words were meant to be: titles and names, with accents and of other scripts', async () => {
    expect(await found('reinforcment quadrotrs')).toEqual([QUADROTORS]);
    expect(await found('lovelaec')).toEqual([QUADROTORS]);
    expect(await found('lukazs depht')).toEqual([DEPTH]);
    expect(await found('обученне')).toEqual([ROBOTS]);
  });

  test('finds any word of three letters and more in all spellings that are one letter off', async () => {
    const words = [
      ...new Set(PAPERS.flatMap(({ title, authors }) => searchWords([title, ...authors].join(' ')))),
    ];
    // A stop word is no misspelt word: see below.
    const stopWords = await stopWordsOf(words.flatMap(spellingsNear));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...words), fc.nat(), async (word, choice) => {
        const spellings = spellingsNear(word).filter(
          (spelling) => spelling.length > 2 && !words.includes(spelling) && !stopWords.has(spelling),
        );
        const misspelt = spellings[choice % spellings.length] ?? word;
        const asMeant = await found(word);
        expect(await found(misspelt)).toEqual(expect.arrayContaining(asMeant));
      }),
      { numRuns: 60 },
    );
  });

  test('takes a stop word for itself, though a name is one letter off: it finds nothing', async () => {
    expect(spellingsNear('kim')).toContain('him');
    expect(await found('him')).toEqual([]);
    expect(await found('khm')).toEqual([GAITS]);
  });

  test('finds no more than what it says where that is anything', async () => {
    expect(await found('zanthic')).toEqual([GAITS]);
    expect(await found('hyperplasia')).toEqual([QUADROTORS]);
    expect(await found('learning')).toHaveLength(2);
    expect(await found('santhic')).toEqual([PIGMENTS]);
  });

  test('finds nothing where nothing is near', async () => {
    expect(await found('xylophone')).toEqual([]);
    expect(await found('reinforcment xylophone')).toEqual([]);
    expect(await found('rienforcmnt')).toEqual([]);
  });

  test('may correct words that stand elsewhere, where correcting the unknown ones is not enough', async () => {
    expect(await found('depht tame')).toEqual([DEPTH]);
    expect(await found('depth tame')).toEqual([]);
  });

  test('passes over misspelt words that searches pass over', async () => {
    expect(await found('depht throughh time')).toEqual([DEPTH]);
  });

  test('leaves words below three letters, phrases and excluded words as they are', async () => {
    expect(await found('ad')).toEqual([]);
    expect(await found('"lerning quadruped"')).toEqual([]);
    expect(await found('lerning -quadrupde')).toHaveLength(2);
    expect(await found('lerning -quadruped')).toEqual([QUADROTORS]);
    expect(await found('lerning "quadruped gaits"')).toEqual([GAITS]);
  });

  test('takes hyphenated words one by one and either side of an or', async () => {
    expect(await found('self-supervsied')).toEqual([DEPTH]);
    expect((await found('pigmnets or depht')).sort()).toEqual([PIGMENTS, DEPTH].sort());
  });

  test('marks what it has found', async () => {
    const { papers } = await graph.data(SEARCH, { filter: { search: 'reinforcment' } });
    expect(papers.edges[0].highlight).toBe('<mark>Reinforcement</mark> learning for quadrotors');
    expect(papers.edges[0].score).toBeGreaterThan(0.01);
  });

  test('follows one rule inside and, or and not', async () => {
    const titles = async (filter: object): Promise<string[]> =>
      (await graph.data(SEARCH, { filter })).papers.edges
        .map(({ node }: { node: { title: string } }) => node.title)
        .sort();
    expect(await titles({ and: [{ search: 'lerning' }, { search: 'quadrupde' }] })).toEqual([GAITS]);
    expect(await titles({ or: [{ search: 'pigmnets' }, { search: 'depht' }] })).toEqual(
      [PIGMENTS, DEPTH].sort(),
    );
    expect(await titles({ not: { search: 'lerning' } })).toEqual([PIGMENTS, DEPTH, ROBOTS].sort());
    expect(await titles({ search: 'lerning', not: { search: 'quadrupde' } })).toEqual([QUADROTORS]);
  });

  test('costs one statement more where all words are known, three or four more where some are not', async () => {
    const statements = async (search: string): Promise<number> => {
      graph.statements();
      await graph.data('query ($search: String!) { papers(filter: { search: $search }) { totalCount } }', {
        search,
      });
      return graph.statements().length;
    };
    expect(await statements('"learning"')).toBe(1);
    expect(await statements('learning quadruped')).toBe(2);
    expect(await statements('lerning')).toBe(4);
    expect(await statements('lerning quadruped')).toBe(5);
  });
});
