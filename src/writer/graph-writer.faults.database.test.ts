import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { brokenLaws, emptyGraph } from '../../test/harness/graph-laws';
import { graphSnapshot } from '../../test/harness/graph-snapshot';
import { collidingPaper, separatePapers } from '../../test/harness/paper-corpus';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { recordOf, writePapers } from '../../test/harness/write-papers';
import { createDataSource } from '../database/data-source';
import type { InterchangePaper } from '../interchange/interchange-json';
import { createGraphWriter } from './graph-writer';

let database: TestDatabase;
let other: DataSource;
/** One connection that nobody cuts: with it the others are cut and the graph is looked at. */
let watching: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  watching = await createDataSource({ connection: database.connection, poolSize: 1 }).initialize();
  other = await createDataSource({ connection: database.connection }).initialize();
});
afterAll(async () => {
  await other?.destroy();
  await watching?.destroy();
  await database?.drop();
});
beforeEach(() => emptyGraph(watching));
afterEach(async () => {
  expect(await brokenLaws(watching)).toEqual([]);
});

const snapshot = () => graphSnapshot(watching, { timestamps: false });

/** Papers that have persons, areas, venues and one another in common. */
const PAPERS = fc
  .sample(separatePapers(24), { numRuns: 50, seed: 7 })
  .reduce((longest, papers) => (papers.length > longest.length ? papers : longest), []);
const COLLIDING = fc.sample(collidingPaper, { numRuns: 40, seed: 7 });

/** What the graph is when nothing disturbs an import. */
async function undisturbed(papers: readonly InterchangePaper[], batchSizes: readonly number[]) {
  await writePapers(database.dataSource, papers, batchSizes);
  const graph = await snapshot();
  await emptyGraph(watching);
  return graph;
}

/** Ends every connection to the database but the one that watches. */
const cutOthers = () =>
  watching.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );

test('A batch that fails in the middle leaves nothing, and those after it are not tried', async () => {
  const writer = createGraphWriter({ dataSource: database.dataSource });
  await writer.writePapers(PAPERS.slice(0, 2).map(recordOf));
  const before = await snapshot();
  // Nobody makes such a record: an area without a name is found when most of the batch has been sent.
  const faulty = { ...recordOf({ title: 'Faulty', authors: [{ name: 'Some Body' }] }), areas: [[]] };
  const records = [...PAPERS.slice(2, 12).map(recordOf), faulty];
  const failing = writer.writePapers(records);
  const following = writer.writePapers(PAPERS.slice(12).map(recordOf));
  await expect(failing).rejects.toThrow('at least one name');
  await expect(following).rejects.toThrow('at least one name');
  await writer.close();
  // What of it was written beside its transaction is taken away by the next writer.
  await writePapers(database.dataSource, PAPERS.slice(0, 2));
  expect(await snapshot()).toEqual(before);
});

describe('An import that is all or nothing', () => {
  test.each(['rollback', 'close'] as const)('leaves nothing after its %s', async (end) => {
    const writer = createGraphWriter({ dataSource: database.dataSource, atOnce: true });
    await writer.writePapers(PAPERS.slice(0, 9).map(recordOf));
    await writer.writePapers(PAPERS.slice(9).map(recordOf));
    await writer[end]();
    await writer.close();
    expect(await snapshot()).toEqual({});
  });

  test('is seen whole or not at all', async () => {
    const writer = createGraphWriter({ dataSource: database.dataSource, atOnce: true });
    await writer.writePapers(PAPERS.slice(0, 9).map(recordOf));
    await writer.writePapers(PAPERS.slice(9).map(recordOf));
    expect(await snapshot()).toEqual({});
    await writer.commit();
    await writer.close();
    const graph = await snapshot();
    await emptyGraph(watching);
    expect(graph).toEqual(await undisturbed(PAPERS, [9, 100]));
  });

  test('is not begun again when its connection is lost', async () => {
    const writer = createGraphWriter({ dataSource: database.dataSource, atOnce: true });
    await writer.writePapers(PAPERS.slice(0, 9).map(recordOf));
    await cutOthers();
    await expect(writer.writePapers(PAPERS.slice(9).map(recordOf))).rejects.toThrow();
    await writer.close();
    expect(await snapshot()).toEqual({});
  });
});

describe('Two writers at once', () => {
  test('of separate papers write what one would write', async () => {
    const outcomes = await Promise.all([
      writePapers(database.dataSource, PAPERS, [3]),
      writePapers(other, PAPERS, [2]),
    ]);
    const created = PAPERS.map((_, index) => outcomes.filter((list) => list[index] === 'created').length);
    expect(new Set(created)).toEqual(new Set([1]));
    expect(new Set(outcomes.flat())).toEqual(new Set(['created', 'unchanged']));
  });

  test('of papers that have much in common make no duplicate and break no law', async () => {
    await Promise.all([
      writePapers(database.dataSource, COLLIDING, [3, 1]),
      writePapers(other, [...COLLIDING].reverse(), [2, 5]),
    ]);
  });

  test('tell the one that waits', async () => {
    const first = createGraphWriter({ dataSource: database.dataSource, atOnce: true });
    await first.writePapers([recordOf({ title: 'First' })]);
    let waits = 0;
    const told = new Promise<void>((resolve) => {
      const second = createGraphWriter({
        dataSource: other,
        onWait: () => {
          waits += 1;
          resolve();
        },
      });
      void second.writePapers([recordOf({ title: 'Second' })]).finally(() => second.close());
    });
    await told;
    await first.commit();
    await first.close();
    await writePapers(other, [{ title: 'Third' }]);
    expect(waits).toBe(1);
    expect(await watching.query('SELECT title FROM paper ORDER BY id')).toEqual([
      { title: 'First' },
      { title: 'Second' },
      { title: 'Third' },
    ]);
  });

  test('of which one comes to nothing leave nothing of it', async () => {
    const steady = createGraphWriter({ dataSource: other });
    await steady.writePapers(PAPERS.slice(0, 2).map(recordOf));
    const failing = createGraphWriter({ dataSource: database.dataSource });
    const faulty = { ...recordOf({ title: 'Faulty' }), areas: [[]] };
    await expect(failing.writePapers([faulty])).rejects.toThrow('at least one name');
    await failing.close();
    await steady.writePapers(PAPERS.slice(2, 4).map(recordOf));
    await steady.close();
    await writePapers(database.dataSource, PAPERS.slice(4));
  });
});

describe('A connection that is lost', () => {
  test('at any moment is not noticed in the graph', async () => {
    const graph = await undisturbed(PAPERS, [5]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }), async (moments) => {
        await emptyGraph(watching);
        const writing = writePapers(database.dataSource, PAPERS, [5]);
        // Moments are told in statements of another connection: enough of them go by in the time of one batch.
        for (const moment of moments) {
          for (let statement = 0; statement < moment; statement += 1) await watching.query('SELECT 1');
          await cutOthers();
        }
        await writing;
        expect(await snapshot()).toEqual(graph);
        expect(await brokenLaws(watching)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('between two batches is made again', async () => {
    const writer = createGraphWriter({ dataSource: database.dataSource });
    await writer.writePapers(PAPERS.slice(0, 9).map(recordOf));
    await cutOthers();
    const outcomes = await writer.writePapers(PAPERS.slice(9).map(recordOf));
    await writer.close();
    expect(new Set(outcomes)).toEqual(new Set(['created']));
  });
});

describe('A role that owns nothing', () => {
  const ROLE = `papergraph_writer_${process.pid}`;
  let poor: DataSource;
  beforeAll(async () => {
    await watching.query(`CREATE ROLE ${ROLE} LOGIN`);
    await watching.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${ROLE}`);
    await watching.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE}`);
    poor = await createDataSource({ connection: { ...database.connection, user: ROLE } }).initialize();
  });
  afterAll(async () => {
    await poor?.destroy();
    await watching.query(`DROP OWNED BY ${ROLE}`);
    await watching.query(`DROP ROLE ${ROLE}`);
  });

  test('writes the same graph, new and again', async () => {
    const graph = await undisturbed(PAPERS, [5]);
    await writePapers(poor, PAPERS, [5]);
    expect(await snapshot()).toEqual(graph);
    expect(new Set(await writePapers(poor, PAPERS, [5]))).toEqual(new Set(['unchanged']));
    await writePapers(poor, COLLIDING, [5]);
  });
});
