import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { createDataSource } from './data-source';
import { createReader, isLostConnection } from './reader';

const LOCK = 42;

let database: TestDatabase;
let other: ReturnType<typeof createDataSource>;
beforeAll(async () => {
  database = await createTestDatabase();
  other = await createDataSource({ connection: database.connection }).initialize();
});
afterAll(async () => {
  await other.destroy();
  await database.drop();
});
beforeEach(() => {
  database.statements();
});

/** The process of a statement that waits for the lock, once there is one. */
async function waitingProcess(): Promise<number> {
  for (;;) {
    const [waiting] = await other.query(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
    );
    if (waiting) return waiting.pid;
  }
}

describe('A read', () => {
  test('is repeated when its connection is killed under it', async () => {
    const holder = other.createQueryRunner();
    await holder.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const sql =
      'WITH waited AS MATERIALIZED (SELECT pg_advisory_xact_lock($1)) SELECT 7 AS seven FROM waited';
    const read = createReader(database.dataSource).rows(sql, [LOCK]);
    await other.query('SELECT pg_terminate_backend($1)', [await waitingProcess()]);
    await holder.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await holder.release();
    expect(await read).toEqual([{ seven: 7 }]);
    expect(database.statements()).toEqual([sql, sql]);
  });

  test('survives the loss of every idle connection', async () => {
    const reader = createReader(database.dataSource);
    await Promise.all([1, 2, 3].map(() => reader.rows('SELECT 1')));
    await other.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    expect(await reader.rows('SELECT 7 AS seven')).toEqual([{ seven: 7 }]);
  });

  test('that loses every connection it gets fails in the end, after seven tries', async () => {
    const suicide = 'SELECT pg_terminate_backend(pg_backend_pid())';
    await expect(createReader(database.dataSource).rows(suicide)).rejects.toThrow(
      /terminating connection|Connection terminated|EPIPE/,
    );
    expect(database.statements()).toHaveLength(7);
  });

  test.each([
    ['SELECT no_such_column', '42703'],
    ['SELECT 1 / 0', '22012'],
    [`SELECT 'x'::int`, '22P02'],
  ])('that is wrong is not repeated: %s', async (sql, code) => {
    await expect(createReader(database.dataSource).rows(sql)).rejects.toMatchObject({ code });
    expect(database.statements()).toEqual([sql]);
  });

  test('beyond its time is cancelled as such and not repeated', async () => {
    let tries = 0;
    const impatient = await createDataSource({
      connection: database.connection,
      statementTimeoutMs: 50,
      onStatement: (sql) => {
        if (sql.includes('pg_sleep')) tries += 1;
      },
    }).initialize();
    await expect(createReader(impatient).rows('SELECT pg_sleep(20)')).rejects.toMatchObject({
      code: '57014',
    });
    await impatient.destroy();
    expect(tries).toBe(1);
  });

  test('does not let its parameters be changed under it', async () => {
    const parameters = Object.freeze([7]);
    expect(await createReader(database.dataSource).rows('SELECT $1::int AS n', parameters)).toEqual([
      { n: 7 },
    ]);
  });
});

describe('A lost connection', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });

  test.each([
    ...[
      '08000',
      '08003',
      '08006',
      '57P01',
      '57P02',
      '57P03',
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ENOENT',
    ],
  ])('is what %s says', (code) => {
    expect(isLostConnection(withCode(code))).toBe(true);
  });

  test.each([
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
  ])('is what is said by "%s"', (message) => {
    expect(isLostConnection(new Error(message))).toBe(true);
  });

  test.each(['57014', '42703', '22P02', '53300', '40001', '57P04', '23505', 'EACCES'])(
    'is not what %s says',
    (code) => {
      expect(isLostConnection(withCode(code))).toBe(false);
    },
  );

  test.each([[new Error('Query read timeout')], ['Connection terminated'], [null], [undefined], [{}]])(
    'is not %p',
    (thrown) => {
      expect(isLostConnection(thrown)).toBe(false);
    },
  );
});
