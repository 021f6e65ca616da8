import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { cleanRecord } from '../../src/interchange/clean-record';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import { createGraphWriter, type Outcome } from '../../src/writer';
import { changedPapers, joiningPapers, newPapers } from '../harness/batches-of-every-kind';
import { writeBulkPapers } from '../harness/bulk-papers';
import { type PlanWatch, tellPlans, watchPlans } from '../harness/plan-watch';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';

/** Rows. All tables that grow with the papers have more; venues and areas do not. */
const LARGE = 350;
const PAPERS = 4_000;
const BATCH = 100;

let database: TestDatabase;
let watched: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.transaction((manager) =>
    writeBulkPapers(manager, { papers: PAPERS, authors: 2_000 }),
  );
  await database.dataSource.query('ANALYZE');
  await tellPlans(database.dataSource);
  watched = await createDataSource({ connection: database.connection }).initialize();
});

afterAll(async () => {
  await watched.destroy();
  await database.drop();
});

async function write(...batches: InterchangePaper[][]): Promise<Set<Outcome>[]> {
  const writer = createGraphWriter({ dataSource: watched });
  const outcomes: Set<Outcome>[] = [];
  for (const batch of batches) {
    const records = batch.map((paper) => cleanRecord(paper).record);
    outcomes.push(new Set(await writer.writePapers(records)));
  }
  await writer.close();
  return outcomes;
}

const wholeReads = (watch: PlanWatch): string[] =>
  watch.statements().flatMap(({ wholeReads, sql }) => [...wholeReads].map((read) => `${read}: ${sql}`));

describe('a large graph', () => {
  test('is never read from end to end while batches are written, new, changed or joining papers', async () => {
    const authors: { name: string }[] = await database.dataSource.query('SELECT name FROM author LIMIT 50');
    const watch = await watchPlans(watched, LARGE);
    const fresh = newPapers(
      BATCH,
      authors.map(({ name }) => name),
    );
    const [first, again] = await write(fresh, fresh.slice(0, 10));
    const [changed, joined] = await write(changedPapers(fresh), joiningPapers(10));
    expect([first, again, changed, joined].map((outcomes) => [...(outcomes ?? [])])).toEqual([
      ['created'],
      ['unchanged'],
      ['updated'],
      ['merged'],
    ]);
    expect(wholeReads(watch)).toEqual([]);
    const tables = new Set(watch.statements().flatMap(({ tables }) => [...tables]));
    // What was not looked at cannot have been found to be well.
    expect([...watch.largeTables].filter((table) => !tables.has(table))).toEqual([]);
    expect(watch.largeTables.size).toBeGreaterThanOrEqual(17);
  });
});

describe('the check sees', () => {
  test('a statement that no index serves', async () => {
    const watch = await watchPlans(watched, LARGE);
    await watched.query(`SELECT count(*) FROM paper WHERE abstract LIKE '%x%'`);
    expect(wholeReads(watch)).toEqual([expect.stringMatching(/^Seq Scan of paper: SELECT count/)]);
  });

  test('a whole table read by way of an index', async () => {
    const watch = await watchPlans(watched, LARGE);
    await watched.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      await manager.query('SELECT count(*) FROM author');
    });
    expect(wholeReads(watch)).toEqual([expect.stringMatching(/^(Index|Bitmap).* of author.*: SELECT count/)]);
  });

  test('an index that the writer misses', async () => {
    await database.dataSource.query('DROP INDEX source_record_match_key_idx');
    const watch = await watchPlans(watched, LARGE);
    await write([
      { source: 'missing:1', title: 'A paper beside a missing index', authors: [{ name: 'A B' }] },
    ]);
    expect(wholeReads(watch)).toEqual([expect.stringMatching(/Scan of source_record: .*match_key/s)]);
  });

  test('an index that a foreign key misses', async () => {
    await database.dataSource.query('DROP INDEX paper_merge_paper_id_idx');
    const watch = await watchPlans(watched, LARGE);
    await watched.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      await manager.query('DELETE FROM paper WHERE id = 17');
    });
    expect(wholeReads(watch)).toEqual([expect.stringMatching(/Scan of paper_merge: DELETE FROM ONLY/)]);
  });
});
