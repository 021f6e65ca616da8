import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { startEmbedded } from '../../src/database/embedded';
import { eventually, processesOf } from '../harness/embedded-process';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase } from '../harness/test-database';
import { ask, endAll, newFolder, papergraph, run, type Served, serve, stop } from './program';

afterAll(endAll, 60_000);

const OPERATION = '{ papers(first: 5) { nodes { title authors { name } areas { name } } } }';

/** A session on the embedded database of a server that runs. */
function visit(dataDir: string): Promise<DataSource> {
  const host = path.join(dataDir, 'postgres-18.socket');
  const connection = { host, port: 5432, user: 'papergraph', database: 'papergraph' };
  return createDataSource({ connection }).initialize();
}

/** A request that waits until it is let go on: the table it reads is locked. */
async function slowRequest(server: Served, dataDir: string) {
  const dataSource = await visit(dataDir);
  const lock = dataSource.createQueryRunner();
  await lock.startTransaction();
  await lock.query('LOCK TABLE paper IN ACCESS EXCLUSIVE MODE');
  const answer = ask(server.url, OPERATION);
  await eventually(async () => {
    const waiting = await dataSource.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`);
    return waiting.length > 0;
  });
  return {
    answer,
    async letGo() {
      await lock.commitTransaction();
      await dataSource.destroy();
    },
  };
}

describe('told to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s a server first finishes what runs',
    async (signal) => {
      const dataDir = await newFolder();
      // What was answered before would be answered from memory, and not be slow.
      const server = await serve(['--no-cache', '--data-dir', dataDir], { isGroupLeader: true });
      const expected = await ask(server.url, OPERATION);
      const slow = await slowRequest(server, dataDir);
      // As a terminal does: to every process of the group, the database's among them if it were in it.
      process.kill(-(server.child.pid ?? Number.NaN), signal);
      await server.logs(/finishing the requests that run/);
      await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
      await slow.letGo();
      expect(await slow.answer).toEqual(expected);
      const { code, stderr } = await server.ended;
      expect(code).toBe(0);
      expect(stderr).not.toContain('"level":50');
      // The data were closed in order: the next start has nothing to recover.
      const log = readFileSync(path.join(dataDir, 'postgres-18.log'), 'utf8');
      expect(log).toContain('database system is shut down');
    },
    60_000,
  );

  test('twice it ends at once', async () => {
    const dataDir = await newFolder();
    const server = await serve(['--data-dir', dataDir]);
    const slow = await slowRequest(server, dataDir);
    slow.answer.catch(() => 'cut');
    server.child.kill('SIGINT');
    await server.logs(/finishing the requests that run/);
    server.child.kill('SIGINT');
    expect((await server.ended).code).toBe(130);
    await slow.letGo().catch(() => 'the database went with it');
  }, 60_000);

  test('while it starts it ends with the status of the signal, and leaves no database running', async () => {
    const dataDir = await newFolder();
    const starting = papergraph(['--port', '0', '--data-dir', dataDir]);
    await starting.logs(/migrated the database/);
    starting.child.kill('SIGTERM');
    expect((await starting.ended).code).toBe(143);
    await eventually(() => processesOf(dataDir).length === 0);
  }, 60_000);
});

describe('a database that goes away', () => {
  test('and comes back loses no request', async () => {
    const dataDir = await newFolder();
    const server = await serve(['--no-cache', '--data-dir', dataDir]);
    const expected = await ask(server.url, OPERATION);
    const restarts = 2;
    let answered = 0;
    let isLoading = true;
    const wrong: unknown[] = [];
    const load = Array.from({ length: 6 }, async () => {
      while (isLoading) {
        const answer = await ask(server.url, OPERATION);
        if (JSON.stringify(answer) !== JSON.stringify(expected)) wrong.push(answer);
        answered += 1;
      }
    });
    for (let restart = 1; restart <= restarts; restart += 1) {
      const before = answered;
      await eventually(() => answered > before + 20);
      const [pid] = readFileSync(path.join(dataDir, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGINT');
      await server.logs(new RegExp(`(Postgres is back after[^]*){${restart}}`));
    }
    const before = answered;
    await eventually(() => answered > before + 20);
    isLoading = false;
    await Promise.all(load);
    expect(wrong).toEqual([]);
    await stop(server);
  }, 120_000);

  test('makes the server unready, and ready again once it is back', async () => {
    const dataDir = await newFolder();
    const start = () => startEmbedded({ dataDir, log: () => {} });
    const first = await start();
    const url = urlOf(first.connection);
    expect((await run(['seed', '--database-url', url])).code).toBe(0);
    const server = await serve(['--database-url', url]);
    const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
    expect(await readiness()).toBe(200);
    await first.stop();
    expect(await readiness()).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const second = await start();
    await eventually(async () => (await readiness()) === 200);
    expect(await ask(server.url, '{ papers { totalCount } }')).toEqual({
      data: { papers: { totalCount: 10 } },
    });
    const { stderr } = await stop(server);
    // Told once each, however often it was asked.
    expect(stderr.match(/"check":"database".*"msg":"not ready"/g)).toHaveLength(1);
    expect(stderr.match(/"check":"database".*"msg":"ready again"/g)).toHaveLength(1);
    await second.stop();
  }, 60_000);
});

describe('a database given by URL', () => {
  test('is migrated once by two servers that start at once, and not seeded', async () => {
    const { dataSource, connection, drop } = await createTestDatabase();
    const database = `${connection.database}_fresh`;
    await dataSource.query(`CREATE DATABASE ${database}`);
    const env = { DATABASE_URL: urlOf({ ...connection, database }), PAPERGRAPH_SEED: 'true' };
    const servers = await Promise.all([serve([], { env }), serve([], { env })]);
    for (const { url } of servers) {
      expect(await ask(url, '{ papers { totalCount } }')).toEqual({ data: { papers: { totalCount: 0 } } });
    }
    const logs = (await Promise.all(servers.map((server) => stop(server)))).map(({ stderr }) => stderr);
    expect(logs.join().match(/"migrated the database"/g)).toHaveLength(1);
    for (const log of logs)
      expect(log).toContain('a database given by URL is seeded only by `papergraph seed`');
    expect((await run(['seed'], { env })).stdout).toMatch(/^10 papers written/);
    await dataSource.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await drop();
  }, 60_000);
});
