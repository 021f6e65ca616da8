import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { writePapers } from '../../test/harness/write-papers';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

const papers = Array.from({ length: 300 }, (_, index) => ({
  source: `lab:${index}`,
  title: `Number ${index} of many measurements`,
  authors: [{ name: `Author ${index % 90}` }],
}));

const looks = async (): Promise<Record<string, number>> => {
  const rows: { relname: string; times: number }[] = await database.dataSource.query(
    `SELECT relname, (analyze_count + autoanalyze_count)::int AS times FROM pg_stat_user_tables
     WHERE relname IN ('paper', 'author', 'authorship', 'paper_search', 'venue')`,
  );
  return Object.fromEntries(rows.map(({ relname, times }) => [relname, times]));
};

describe('The statistics that statements are planned by', () => {
  test('are there as soon as an import is, and stay when it comes again', async () => {
    await writePapers(database.dataSource, papers);
    const [paper] = await database.dataSource.query(
      `SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'paper'::regclass`,
    );
    expect(paper).toEqual({ rows: 300 });
    const after = await looks();
    expect(after).toEqual({ paper: 1, author: 1, authorship: 1, paper_search: 1, venue: 0 });
    await writePapers(database.dataSource, papers);
    expect(await looks()).toEqual(after);
  });
});
