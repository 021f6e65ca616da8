import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { graphChecksums, graphSnapshot } from './graph-snapshot';
import { createTestDatabase, type TestDatabase } from './test-database';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  one = await createTestDatabase('seeded');
  other = await createTestDatabase('seeded');
});

afterAll(async () => {
  await one?.drop();
  await other?.drop();
});

/** What is different about the graph, seen both ways, while `change` is in force. */
async function differs(dataSource: DataSource, change: string): Promise<{ rows: boolean; sums: boolean }> {
  await dataSource.query(change);
  const [rows, sums] = [await graphSnapshot(dataSource), await graphChecksums(dataSource)];
  return {
    rows: JSON.stringify(rows) !== JSON.stringify(await graphSnapshot(one.dataSource)),
    sums: JSON.stringify(sums) !== JSON.stringify(await graphChecksums(one.dataSource)),
  };
}

test('a snapshot names rows by their slugs', async () => {
  const snapshot = await graphSnapshot(one.dataSource);
  expect(snapshot.paper).toHaveLength(10);
  expect(snapshot.paper?.[0]).not.toHaveProperty('id');
  expect(snapshot.authorship).toContainEqual(
    expect.objectContaining({ position: 1, author_id: 'niklas-muennighoff' }),
  );
  expect(snapshot.collection_paper?.[0]).toMatchObject({ collection_id: expect.stringMatching(/[a-z]/) });
});

test('surrogate ids do not count, and neither do times where that is asked for', async () => {
  // Keys may point nowhere while a replica is written.
  await other.dataSource.query(`
    BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE author SET id = id + 1000;
    UPDATE authorship SET author_id = author_id + 1000;
    UPDATE author_name SET author_id = author_id + 1000;
    UPDATE author_search SET author_id = author_id + 1000;
    COMMIT`);
  expect(await graphSnapshot(other.dataSource)).toEqual(await graphSnapshot(one.dataSource));
  await other.dataSource.query("UPDATE paper SET updated_at = updated_at + interval '1 microsecond'");
  const options = { timestamps: false };
  expect(await graphSnapshot(other.dataSource, options)).toEqual(
    await graphSnapshot(one.dataSource, options),
  );
  expect(await graphChecksums(other.dataSource, options)).toEqual(
    await graphChecksums(one.dataSource, options),
  );
  expect(await graphSnapshot(other.dataSource)).not.toEqual(await graphSnapshot(one.dataSource));
});

test.each([
  ['a microsecond', "UPDATE paper SET created_at = created_at + interval '1 microsecond' WHERE id = 1"],
  ['a count', 'UPDATE author SET paper_count = paper_count + 1 WHERE name = (SELECT min(name) FROM author)'],
  ['a place', 'UPDATE authorship SET position = position + 500 WHERE paper_id = 2'],
  ['a row', 'DELETE FROM paper_link WHERE paper_id = 3 AND position = 1'],
])('%s counts', async (_what, change) => {
  await other.drop();
  other = await createTestDatabase('seeded');
  expect(await differs(other.dataSource, 'SELECT 1')).toEqual({ rows: false, sums: false });
  expect(await differs(other.dataSource, change)).toEqual({ rows: true, sums: true });
});
