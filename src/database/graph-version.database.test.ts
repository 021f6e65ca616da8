import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { recordOf, writePapers } from '../../test/harness/write-papers';
import { createGraphWriter } from '../writer';
import { createDataSource } from './data-source';
import { poolOf } from './pool';

let database: TestDatabase;
let client: PoolClient;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  client = await poolOf(database.dataSource).connect();
});
afterAll(async () => {
  client?.release();
  await database?.drop();
});

async function versionIn(): Promise<number> {
  const [row]: [{ version: number }] = await database.dataSource.query(
    'SELECT version::int FROM graph_version',
  );
  return row.version;
}

/** How far the version is raised by statements that are sent one by one. */
async function raisedBy(...statements: readonly string[]): Promise<number> {
  const before = await versionIn();
  for (const statement of statements) await client.query(statement);
  return (await versionIn()) - before;
}

const INSERT_VENUE = `INSERT INTO venue (slug, name, name_folded, search_text, kind) VALUES ('v', 'V', 'v', 'v', 'OTHER')`;
const DELETE_VENUE = `DELETE FROM venue WHERE slug = 'v'`;

describe('The version of the graph', () => {
  test.each([
    ['an insert', [INSERT_VENUE]],
    ['an update', [`UPDATE venue SET name = 'W' WHERE slug = 'v'`]],
    ['a delete', [DELETE_VENUE]],
    ['a truncation', ['TRUNCATE pending_reference_identifier']],
    [
      'many statements of one transaction',
      ['BEGIN', INSERT_VENUE, DELETE_VENUE, INSERT_VENUE, DELETE_VENUE, 'COMMIT'],
    ],
    [
      'what is left when a savepoint was gone back to',
      ['BEGIN', 'SAVEPOINT a', INSERT_VENUE, 'ROLLBACK TO a', INSERT_VENUE, DELETE_VENUE, 'COMMIT'],
    ],
    [
      'a transaction with the usual triggers off',
      ['BEGIN', 'SET LOCAL session_replication_role = replica', INSERT_VENUE, DELETE_VENUE, 'COMMIT'],
    ],
  ])('is raised once by %s', async (_what, statements) => {
    expect(await raisedBy(...statements)).toBe(1);
  });

  test.each([
    ['a read', ['SELECT * FROM paper']],
    ['a statement that changes no row', [`UPDATE venue SET name = 'W' WHERE slug = 'none'`, DELETE_VENUE]],
    ['a transaction that is taken back', ['BEGIN', INSERT_VENUE, 'ROLLBACK']],
    ['a savepoint gone back to', ['BEGIN', 'SAVEPOINT a', INSERT_VENUE, 'ROLLBACK TO a', 'COMMIT']],
  ])('stays as it is after %s', async (_what, statements) => {
    expect(await raisedBy(...statements)).toBe(0);
  });

  test('is told to whoever listens, once for each commit', async () => {
    const told: string[] = [];
    client.on('notification', ({ payload = '' }) => told.push(payload));
    await client.query('LISTEN papergraph_graph_version');
    const before = await versionIn();
    await raisedBy('BEGIN', INSERT_VENUE, `UPDATE paper SET title = title`, 'COMMIT', DELETE_VENUE);
    await client.query('UNLISTEN *');
    expect(told).toEqual([String(before + 1), String(before + 2)]);
  });

  test('watches every table there is', async () => {
    const unwatched = `
      SELECT c.relname FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname NOT IN ('graph_version', 'graph_change')
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'note_graph_change' AND t.tgenabled = 'A')`;
    expect(await database.dataSource.query(unwatched)).toEqual([]);
    await client.query('BEGIN; CREATE TABLE forgotten (id integer)');
    expect((await client.query(unwatched)).rows).toEqual([{ relname: 'forgotten' }]);
    await client.query('SELECT watch_graph_tables()');
    expect((await client.query(unwatched)).rows).toEqual([]);
    await client.query('ROLLBACK');
  });

  test('starts again where somebody has emptied its table', async () => {
    await client.query('DELETE FROM graph_version');
    await client.query(INSERT_VENUE);
    expect(await versionIn()).toBe(1);
    await client.query(DELETE_VENUE);
    expect(await versionIn()).toBe(2);
  });

  test('leaves nothing behind of the transactions that raised it', async () => {
    expect(await database.dataSource.query('SELECT * FROM graph_change')).toEqual([]);
  });
});

describe('The version of the graph, and writers', () => {
  const papers = ['One', 'Two', 'Three'].map((title) => ({
    title: `Paper about ${title} and Nothing Else`,
    authors: [{ name: `${title} Writer` }],
    areas: ['Versions'],
  }));

  test('an import of what is there already leaves it as it is', async () => {
    await writePapers(database.dataSource, papers);
    const before = await versionIn();
    await writePapers(database.dataSource, papers);
    expect(await versionIn()).toBe(before);
  });

  test('a writer is not kept waiting by a transaction that is left open', async () => {
    await client.query(`BEGIN; UPDATE paper SET title = title WHERE id = 1`);
    await writePapers(database.dataSource, [{ title: 'Written Beside an Open Transaction' }]);
    await client.query('COMMIT');
  });

  test('an import that is all or nothing keeps nobody waiting', async () => {
    const writer = createGraphWriter({ dataSource: database.dataSource, atOnce: true });
    await writer.writePapers([recordOf({ title: 'Written in One Transaction' })]);
    expect(await raisedBy(INSERT_VENUE, DELETE_VENUE)).toBe(2);
    await writer.commit();
    await writer.close();
  });

  test('a role without any right to it raises it', async () => {
    const role = `papergraph_version_${process.pid}`;
    await client.query(`CREATE ROLE ${role} LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON venue TO ${role};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    const poor = await createDataSource({ connection: { ...database.connection, user: role } }).initialize();
    try {
      const before = await versionIn();
      await poor.query(INSERT_VENUE);
      // A table of that name of its own must not draw the version aside.
      await poor.query(`CREATE TEMPORARY TABLE graph_version (is_only boolean PRIMARY KEY, version bigint)`);
      await poor.query(DELETE_VENUE);
      expect(await versionIn()).toBe(before + 2);
      await expect(poor.query('UPDATE public.graph_version SET version = 0')).rejects.toThrow(
        'permission denied',
      );
    } finally {
      await poor.destroy();
      await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  test('is raised by each of many that write at once', async () => {
    const before = await versionIn();
    const write = async (_: unknown, index: number) => {
      const slug = `'v${index}'`;
      await database.dataSource.query(INSERT_VENUE.replaceAll("'v'", slug));
      await database.dataSource.query(DELETE_VENUE.replaceAll("'v'", slug));
    };
    await Promise.all(Array.from({ length: 30 }, write));
    expect(await versionIn()).toBe(before + 60);
  });
});
