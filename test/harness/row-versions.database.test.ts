import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rowVersions, tablesWritten } from './row-versions';
import { createTestDatabase, type TestDatabase } from './test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
});

afterAll(() => database.drop());

async function writtenBy(sql: string): Promise<string[]> {
  const before = await rowVersions(database.dataSource);
  await database.dataSource.query(sql);
  return tablesWritten(before, await rowVersions(database.dataSource));
}

test('reading changes no row version', async () => {
  expect(await writtenBy('SELECT count(*) FROM paper')).toEqual([]);
});

test('an update that leaves all values as they are is seen', async () => {
  expect(await writtenBy('UPDATE author SET name = name WHERE id = 1')).toEqual(['author']);
});

test('a row that is deleted is seen', async () => {
  expect(await writtenBy('DELETE FROM paper_link WHERE paper_id = 1 AND position = 1')).toEqual([
    'paper_link',
  ]);
});

test('a row that is written and deleted again leaves no trace', async () => {
  const writing = `INSERT INTO venue (slug, name, name_folded, search_text, kind) VALUES ('v', 'V', 'v', 'v', 'OTHER')`;
  expect(await writtenBy(`${writing}; DELETE FROM venue WHERE slug = 'v'`)).toEqual([]);
});
