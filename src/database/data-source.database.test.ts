import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { createDataSource } from './data-source';
import { AuthorEntity } from './entities/author.entity';

const root = path.join(__dirname, '../..');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query(
    `INSERT INTO paper (slug, title, title_folded, type, year, published_on, first_public_on)
     VALUES ('a', 'A', 'a', 'OTHER', 2024, '2024-02-29', '0001-01-01')`,
  );
});
afterAll(() => database.drop());

/** Reads the paper in a process of its own, since a process keeps the time zone it began with. */
async function readIn(timeZone: string): Promise<unknown> {
  const program = `
    require('reflect-metadata');
    const { createDataSource } = require('./src/database/data-source.ts');
    const { PaperEntity } = require('./src/database/entities/paper.entity.ts');
    (async () => {
      const source = await createDataSource({ connection: ${JSON.stringify(database.connection)} }).initialize();
      const rows = await source.query('SELECT published_on, first_public_on, coalesce(null, date \\'-infinity\\') AS never FROM paper');
      const { publishedOn, firstPublicOn } = await source.manager.findOneByOrFail(PaperEntity, { slug: 'a' });
      await source.destroy();
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      console.log(JSON.stringify({ zone, ...rows[0], publishedOn, firstPublicOn }));
    })();`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', './test/harness/swc-require.cjs', '-e', program],
    { cwd: root, env: { ...process.env, TZ: timeZone } },
  );
  return JSON.parse(stdout);
}

describe('A data source', () => {
  test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('reads days unmoved in %s', async (zone) => {
    expect(await readIn(zone)).toEqual({
      zone,
      published_on: '2024-02-29',
      first_public_on: '0001-01-01',
      never: '-infinity',
      publishedOn: '2024-02-29',
      firstPublicOn: '0001-01-01',
    });
  });

  test('reads instants as dates', async () => {
    const [row] = await database.dataSource.query(`SELECT timestamptz '2024-01-01 00:00:00+02' AS at`);
    expect(row.at).toEqual(new Date('2023-12-31T22:00:00Z'));
  });

  test('has the statement timeout it was given, on every connection, and none unless told', async () => {
    const timeouts = async (statementTimeoutMs?: number) => {
      const source = createDataSource({ connection: database.connection, statementTimeoutMs, poolSize: 2 });
      await source.initialize();
      const shown = await Promise.all([1, 2, 3].map(() => source.query('SHOW statement_timeout')));
      await source.destroy();
      return new Set(shown.map(([row]) => row.statement_timeout));
    };
    expect(await timeouts(1_500)).toEqual(new Set(['1500ms']));
    expect(await timeouts()).toEqual(new Set(['0']));
  });

  test('opens no more connections than it may', async () => {
    const source = await createDataSource({ connection: database.connection, poolSize: 2 }).initialize();
    const processes = await Promise.all(
      Array.from({ length: 20 }, () => source.query('SELECT pg_backend_pid() AS pid')),
    );
    await source.destroy();
    expect(new Set(processes.map(([row]) => row.pid)).size).toBeLessThanOrEqual(2);
  });

  test('tells of every statement before it runs, with its parameters', async () => {
    const told: [string, readonly unknown[]][] = [];
    const source = createDataSource({
      connection: database.connection,
      onStatement: (sql, parameters) => told.push([sql, parameters]),
    });
    await source.initialize();
    told.length = 0;
    await source.query('SELECT $1::int', [1]);
    await source.query('SELECT 1');
    await source.destroy();
    expect(told).toEqual([
      ['SELECT $1::int', [1]],
      ['SELECT 1', []],
    ]);
  });

  test('is reached by a URL too', async () => {
    const { host, port, user, database: name } = database.connection;
    const url = `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
    const source = await createDataSource({ connection: { url } }).initialize();
    expect(await source.manager.count(AuthorEntity)).toBe(0);
    await source.destroy();
  });
});
