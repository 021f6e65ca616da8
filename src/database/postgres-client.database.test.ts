import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { createDataSource, type DataSourceOptions } from './data-source';
import { poolOf } from './pool';
import { MAX_PREPARED } from './postgres-client';
import { createReader, type Reader } from './reader';

let database: TestDatabase;
let dataSource: DataSource | undefined;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await dataSource?.destroy();
  dataSource = undefined;
  await database.drop();
});

/** A reader with one connection, so that every statement meets the same session. */
async function createTestReader(options: Partial<DataSourceOptions> = {}): Promise<Reader> {
  const { connection } = database;
  dataSource = await createDataSource({ connection, poolSize: 1, ...options }).initialize();
  return createReader(dataSource);
}

async function preparedTexts(): Promise<string[]> {
  // On its own, unlike a read, so that it does not become prepared.
  const rows = await dataSource?.query<{ statement: string }[]>(
    'SELECT statement FROM pg_prepared_statements',
  );
  return (rows ?? []).map(({ statement }) => statement);
}

describe('a statement with parameters', () => {
  test('that reads is prepared once and answers each time with its own parameters', async () => {
    const reader = await createTestReader();
    const sql = 'SELECT $1::int AS number';
    for (const number of [1, 2, 3]) expect(await reader.rows(sql, [number])).toEqual([{ number }]);
    expect(await preparedTexts()).toEqual([sql]);
  });

  test('is not prepared where that is switched off', async () => {
    const reader = await createTestReader({ preparedStatements: false });
    expect(await reader.rows('SELECT $1::int AS number', [1])).toEqual([{ number: 1 }]);
    expect(await preparedTexts()).toEqual([]);
  });

  test.each([
    ['searches text', "SELECT websearch_to_tsquery('english', $1::text)", ['owl']],
    [
      'writes',
      'INSERT INTO venue (slug, name, name_folded, kind, search_text) SELECT $1, $1, $1, $1, $1 WHERE false',
      ['x'],
    ],
  ])('is not prepared where it %s', async (_what, sql, parameters) => {
    const reader = await createTestReader();
    await reader.rows(sql, parameters);
    expect(await preparedTexts()).toEqual([]);
  });

  test('that fails, fails the same the next time and leaves others alone', async () => {
    const reader = await createTestReader();
    for (const _time of [1, 2]) {
      await expect(reader.rows('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
      await expect(reader.rows('SELECT nothing FROM nowhere WHERE $1', [0])).rejects.toMatchObject({
        code: '42P01',
      });
    }
    expect(await reader.rows('SELECT $1::int AS number', [1])).toEqual([{ number: 1 }]);
  });

  test('is prepared again on a new connection', async () => {
    const reader = await createTestReader();
    const sql = 'SELECT pg_backend_pid() AS pid, $1::int AS number';
    const [before] = await reader.rows<{ pid: number }>(sql, [1]);
    await database.dataSource.query('SELECT pg_terminate_backend($1)', [before?.pid]);
    const [after] = await reader.rows<{ pid: number }>(sql, [1]);
    expect(after?.pid).not.toBe(before?.pid);
    expect(await preparedTexts()).toEqual([sql]);
  });
});

describe('of many different statements', () => {
  test('no more are kept than allowed, by Postgres or by us, and all answer', async () => {
    const reader = await createTestReader();
    const numbers = Array.from({ length: 2 * MAX_PREPARED + 10 }, (_, number) => number);
    for (const number of numbers) {
      expect(await reader.rows(`SELECT ${number} + $1::int AS sum`, [1])).toEqual([{ sum: number + 1 }]);
    }
    expect(await preparedTexts()).toHaveLength(10);
    expect(await reader.rows('SELECT 0 + $1::int AS sum', [1])).toEqual([{ sum: 1 }]);
  });

  test('those sent at once on one connection answer too', async () => {
    await createTestReader();
    const runner = dataSource?.createQueryRunner();
    const numbers = Array.from({ length: 3 * MAX_PREPARED }, (_, number) => number % (MAX_PREPARED + 1));
    const answers = await Promise.all(
      numbers.map((number) => runner?.query(`SELECT ${number} + $1::int AS sum`, [1])),
    );
    await runner?.release();
    expect(answers).toEqual(numbers.map((number) => [{ sum: number + 1 }]));
  });
});

test('every statement is told, with its parameters', async () => {
  const told: unknown[] = [];
  const reader = await createTestReader({ onStatement: (...statement) => told.push(statement) });
  told.length = 0;
  await reader.rows('SELECT $1::int', [7]);
  await reader.rows('SELECT 8');
  await dataSource?.query('SELECT 9');
  expect(told).toEqual([
    ['SELECT $1::int', [7]],
    ['SELECT 8', []],
    ['SELECT 9', []],
  ]);
});

test('a connection that is lost in the moment in which the pool hands it out ends nothing', async () => {
  const pool = poolOf(database.dataSource);
  const client = await new Promise<PoolClient>((resolve, reject) => {
    pool.connect((failure, handedOut) => {
      if (!handedOut) return reject(failure);
      handedOut.emit('error', new Error('terminating connection'));
      resolve(handedOut);
    });
  });
  client.release(true);
  expect(pool.totalCount).toBe(0);
});
