import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { refreshSummaries } from '../../src/cli/serve/refresh-summaries';
import { refreshAreaSummariesIfIdle } from '../../src/database/area-summaries';
import { cleanEntity } from '../../src/interchange/clean-entity';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import { createGraphWriter } from '../../src/writer';
import { brokenLaws, emptyGraph } from '../harness/graph-laws';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { recordOf, writePapers } from '../harness/write-papers';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

/** Papers in areas A > B, A > C and D; paper 4 is in two of them. */
const PAPERS: InterchangePaper[] = [
  { title: 'On owls', areas: ['A > B'], year: 2001, authors: [{ name: 'Ann Ash' }, { name: 'Bo Birch' }] },
  { title: 'On bats', areas: ['A > B'], year: 2002, authors: [{ name: 'Bo Birch' }] },
  { title: 'On emus', areas: ['A > C'], year: 2002, authors: [{ name: 'Cy Cedar' }] },
  {
    title: 'On yaks',
    areas: ['A > B', 'A > C'],
    authors: [{ name: 'Bo Birch' }, { name: 'Di Dill' }],
  },
  { title: 'On gnus', areas: ['D'], year: 2003, authors: [{ name: 'Ann Ash' }] },
].map((paper, index) => ({ source: `test:${index + 1}`, ids: { doi: `10.5555/${index + 1}` }, ...paper }));

const paper = (number: number): InterchangePaper => PAPERS[number - 1] as InterchangePaper; // there are five

/** Writes as an import does that is killed before its end. */
async function writeUnended(...papers: InterchangePaper[]): Promise<void> {
  const writer = createGraphWriter({ dataSource: database.dataSource });
  await writer.writePapers(papers.map(recordOf));
  await writer.close();
}

async function staleAreas(): Promise<string[]> {
  const rows: { name: string }[] = await database.dataSource.query(
    'SELECT name FROM research_area WHERE NOT summary_is_current ORDER BY name',
  );
  return rows.map(({ name }) => name);
}

const kept = (table: string): Promise<unknown[]> =>
  database.dataSource.query(
    `SELECT r.name AS area, t.* FROM ${table} t JOIN research_area r ON r.id = t.area_id ORDER BY 1, 3, 4`,
  );

const laws = () => brokenLaws(database.dataSource);

beforeEach(async () => {
  await emptyGraph(database.dataSource);
  await writePapers(database.dataSource, PAPERS);
});

test('At the end of an import every summary is current, and what counting says', async () => {
  expect(await staleAreas()).toEqual([]);
  expect(await laws()).toEqual([]);
  expect(await kept('area_year')).toMatchObject([
    { area: 'A', year: 2001, paper_count: 1 },
    { area: 'A', year: 2002, paper_count: 2 },
    { area: 'B', year: 2001, paper_count: 1 },
    { area: 'B', year: 2002, paper_count: 1 },
    { area: 'C', year: 2002, paper_count: 1 },
    { area: 'D', year: 2003, paper_count: 1 },
  ]);
  const authors = await database.dataSource.query(
    `SELECT a.name, k.paper_count FROM area_author k JOIN author a ON a.id = k.author_id
     JOIN research_area r ON r.id = k.area_id WHERE r.name = 'A' ORDER BY place`,
  );
  expect(authors).toEqual([
    { name: 'Bo Birch', paper_count: 3 },
    { name: 'Ann Ash', paper_count: 1 },
    { name: 'Cy Cedar', paper_count: 1 },
    { name: 'Di Dill', paper_count: 1 },
  ]);
});

describe('What is written makes stale', () => {
  test.each<[string, InterchangePaper[], string[]]>([
    [
      'the areas of a new paper and those above them',
      [{ ...paper(1), source: 'new:1', ids: {}, title: 'New' }],
      ['A', 'B'],
    ],
    ['those of a paper whose year changes', [{ ...paper(3), year: 1999 }], ['A', 'C']],
    ['those of a paper whose authors change', [{ ...paper(5), authors: [{ name: 'Ed Elm' }] }], ['D']],
    ['those that a paper leaves and enters', [{ ...paper(5), areas: ['A > C'] }], ['A', 'C', 'D']],
    [
      'those of papers that become one',
      [
        { ...paper(5), source: 'new:1', ids: { doi: '10.5555/3', openalex: 'W3' } },
        { ...paper(2), source: 'new:2', ids: { doi: '10.5555/2', openalex: 'W3' } },
      ],
      ['A', 'B', 'C', 'D'],
    ],
    [
      'all, where the tree changes',
      [{ source: 'new:1', title: 'New', areas: ['A > D'] }],
      ['A', 'B', 'C', 'D'],
    ],
    ['none, where nothing changes', [paper(1), paper(5)], []],
  ])('%s', async (_what, papers, stale) => {
    await writeUnended(...papers);
    expect(await staleAreas()).toEqual(stale);
    expect(await laws()).toEqual([]);
    await refreshAreaSummariesIfIdle(database.dataSource);
    expect(await staleAreas()).toEqual([]);
    expect(await laws()).toEqual([]);
  });

  test('all, where an export says that an area stands below another', async () => {
    const writer = createGraphWriter({ dataSource: database.dataSource });
    await writer.writeEntities([cleanEntity({ entity: 'area', path: ['A', 'D'] })]);
    expect(await staleAreas()).toEqual(['A', 'B', 'C', 'D']);
    expect(await laws()).toEqual([]);
    await writer.commit();
    await writer.close();
    expect(await staleAreas()).toEqual([]);
    expect(await laws()).toEqual([]);
  });
});

describe('The laws see', () => {
  test.each([
    [
      'a year that is wrong',
      'UPDATE area_year SET paper_count = paper_count + 1 WHERE year = 2003',
      /wrong: area \d+ in 2003: 2, not 1/,
    ],
    ['a year that is missing', 'DELETE FROM area_year WHERE year = 2003', /area \d+ in 2003: , not 1/],
    [
      'a year too many',
      'INSERT INTO area_year SELECT id, 1900, 1 FROM research_area LIMIT 1',
      /in 1900: 1, not/,
    ],
    [
      'an author in another place',
      'UPDATE area_author SET author_id = (SELECT min(author_id) FROM area_author k WHERE k.author_id <> area_author.author_id) WHERE place = 1',
      /foremost authors of areas that are wrong/,
    ],
    [
      'an author who is missing',
      'DELETE FROM area_author WHERE place = 1',
      /foremost authors of areas that are wrong/,
    ],
    [
      'a paper in another place of its area',
      "UPDATE paper_area SET sort_title = 'on zebras'",
      /should be paper_area/,
    ],
    [
      'a change that made no summary stale',
      'UPDATE paper SET year = 1990',
      /numbers of papers by year that are wrong/,
    ],
  ])('%s', async (_what, damage, found) => {
    await database.dataSource.query(damage);
    expect((await laws()).join('\n')).toMatch(found);
  });
});

describe('A server that starts', () => {
  /** Waits as the server does when it stops. */
  const start = async (): Promise<string[]> => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
    const { dataSource, connection } = database;
    const database_ = { dataSource, connection, isEmbedded: true, place: 'here', close: async () => {} };
    await refreshSummaries(database_, log)();
    return lines;
  };

  test('makes what a killed import has left anew', async () => {
    await writeUnended({ ...paper(3), year: 1999 });
    expect(await start()).toEqual([]);
    expect(await staleAreas()).toEqual([]);
    expect(await laws()).toEqual([]);
  });

  test('leaves it to an import that is writing', async () => {
    await writeUnended({ ...paper(3), year: 1999 });
    const writer = createGraphWriter({ dataSource: database.dataSource, atOnce: true });
    await writer.writePapers([recordOf(paper(3))]);
    await start();
    expect(await staleAreas()).toEqual(['A', 'C']);
    await writer.commit();
    await writer.close();
    expect(await staleAreas()).toEqual([]);
    expect(await laws()).toEqual([]);
  });

  test('beside others does no harm', async () => {
    await writeUnended({ ...paper(3), year: 1999 });
    expect(await Promise.all([start(), start(), start()])).toEqual([[], [], []]);
    expect(await staleAreas()).toEqual([]);
    expect(await laws()).toEqual([]);
  });

  test('goes on where the database is only read', async () => {
    await writeUnended({ ...paper(3), year: 1999 });
    const name = database.connection.database;
    await database.dataSource.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    try {
      expect((await start()).join()).toContain('"level":20');
      expect(await staleAreas()).toEqual(['A', 'C']);
    } finally {
      await database.dataSource.query('SET default_transaction_read_only = off');
      await database.dataSource.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    }
  });
});
