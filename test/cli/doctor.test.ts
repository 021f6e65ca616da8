import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MIGRATIONS } from '../../migrations';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { endAll, newFolder, run } from './program';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await endAll();
  await database?.drop();
}, 60_000);

const examine = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  run(['doctor', '--port', '0', ...args], { env: { DATABASE_URL: urlOf(database.connection), ...env } });

/** Everything that any statement could have left behind. */
const traces = async () => ({
  objects: await database.dataSource.query(
    `SELECT count(*), max(oid) FROM pg_class WHERE relnamespace <> 'pg_toast'::regnamespace`,
  ),
  migrations: await database.dataSource.query('SELECT * FROM papergraph_migration ORDER BY id'),
  written: await database.dataSource.query(
    `SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables`,
  ),
});

describe('papergraph doctor', () => {
  test('tells each setting with its origin, and that nothing is wrong', async () => {
    const cwd = await newFolder();
    writeFileSync(path.join(cwd, '.env'), 'LOG_LEVEL=warn\n');
    const { code, stdout, stderr } = await run(['doctor', '--port', '0'], {
      cwd,
      env: { PAPERGRAPH_MAX_DEPTH: '9' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}PORT +0 +flag$/m);
    expect(stdout).toMatch(/^ {2}PAPERGRAPH_MAX_DEPTH +9 +environment$/m);
    expect(stdout).toMatch(/^ {2}LOG_LEVEL +warn +\.env$/m);
    expect(stdout).toMatch(/^ {2}DATABASE_URL +unset +default$/m);
    expect(stdout).toContain(
      `  note   ${MIGRATIONS.length} migrations will run at the next start: EnableTrigrams`,
    );
    expect(stdout).toMatch(/\nnothing is wrong\n$/);
    expect(readdirSync(cwd).sort()).toEqual(['.env', '.papergraph']);
  });

  test('leaves a database given by URL as it is', async () => {
    const before = await traces();
    const { code, stdout } = await examine();
    expect(code).toBe(0);
    expect(stdout).toContain('  ok     the tables are as the code has them\n');
    expect(await traces()).toEqual(before);

    await database.dataSource.query('DROP SCHEMA public CASCADE');
    await database.dataSource.query('CREATE SCHEMA public');
    expect((await examine()).stdout).toContain('migrations will run at the next start');
    const [{ tables }] = await database.dataSource.query(
      `SELECT count(*)::integer AS tables FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    );
    expect(tables).toBe(0);
    expect((await run(['migrate'], { env: { DATABASE_URL: urlOf(database.connection) } })).code).toBe(0);
  });

  test('finds tables that someone changed, migrations that it does not know, and says what mends them', async () => {
    await database.dataSource.query('ALTER TABLE venue DROP COLUMN acronym');
    const changed = await examine();
    expect(changed.code).toBe(1);
    expect(changed.stdout).toMatch(/^ {2}fault {2}the tables differ from what the code expects/m);
    expect(changed.stdout).toContain('ALTER TABLE "venue" ADD "acronym" text');
    expect(changed.stdout).toContain('→ someone changed them outside the migrations: undo that\n');
    expect(changed.stdout).toMatch(/\n1 fault\n$/);

    await database.dataSource.query(
      `INSERT INTO papergraph_migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
    );
    const newer = await examine();
    expect(newer.code).toBe(1);
    expect(newer.stdout).toContain(
      'the database is newer than this papergraph: it has FromTheFuture9999999999999',
    );
  });

  test('finds a database that does not answer, without telling its password', async () => {
    const { code, stdout, stderr } = await examine([], {
      DATABASE_URL: 'postgres://lab:secret@127.0.0.1:1/x',
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('no Postgres answers at postgres://lab:***@127.0.0.1:1/x');
    expect(stdout).not.toContain('secret');
  });
});

describe('papergraph schema', () => {
  test('writes the same files each time, which --check compares', async () => {
    const folder = await newFolder();
    const [once, again] = [path.join(folder, 'once'), path.join(folder, 'again')];
    expect((await run(['schema', '--out', once])).stdout).toBe(
      `wrote papers.graphql, authors.graphql, areas.graphql, supergraph.graphql, api.graphql into ${once}\n`,
    );
    await run(['schema', '--out', again]);
    for (const file of readdirSync(once)) {
      expect(readFileSync(path.join(again, file), 'utf8')).toBe(readFileSync(path.join(once, file), 'utf8'));
    }
    expect(await run(['schema', '--out', once, '--check'])).toEqual({ code: 0, stdout: '', stderr: '' });
    writeFileSync(path.join(once, 'api.graphql'), 'type Query { other: Int }');
    expect(await run(['schema', '--out', once, '--check'])).toEqual({
      code: 1,
      stdout: '',
      stderr: `papergraph: not as the code says: ${once}/api.graphql. Run papergraph schema --out ${once} and commit what it wrote.\n`,
    });
    expect(readFileSync(path.join(once, 'api.graphql'), 'utf8')).toBe('type Query { other: Int }');
  });

  test('prints one to standard output', async () => {
    const { code, stdout } = await run(['schema', '--print', 'api']);
    expect(code).toBe(0);
    expect(stdout).toContain('\ntype Paper implements Node {\n');
    expect((await run(['schema', '--print', 'apy'])).stderr).toBe(
      'papergraph: there is no schema "apy". Name one of papers, authors, areas, supergraph, api.\n',
    );
  });
});
