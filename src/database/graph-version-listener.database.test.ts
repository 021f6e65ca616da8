import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import {
  type GraphVersionListener,
  type GraphVersionOptions,
  listenToGraphVersion,
} from './graph-version-listener';

let database: TestDatabase;
let other: TestDatabase;
let listener: GraphVersionListener;
beforeAll(async () => {
  database = await createTestDatabase();
  other = await createTestDatabase();
});
afterEach(() => listener?.close());
afterAll(async () => {
  await database?.drop();
  await other?.drop();
});

const write = () =>
  database.dataSource.query(
    `UPDATE papergraph_migration SET name = name WHERE id = (SELECT min(id) FROM papergraph_migration)`,
  );

async function writtenVersion(): Promise<number> {
  const [row]: [{ version: string }] = await database.dataSource.query('SELECT version FROM graph_version');
  return Number(row.version);
}

/** Waits through turns of the event loop. The test's own time is the limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

/** What was told of the listener, newest last. */
const changes: [isKnown: boolean, reason: unknown][] = [];

function listen(options: Partial<GraphVersionOptions> = {}): GraphVersionListener {
  changes.length = 0;
  listener = listenToGraphVersion({
    connection: database.connection,
    query: (sql, parameters) => database.dataSource.query(sql, [...parameters]),
    onChange: (...change) => changes.push(change),
    ...options,
  });
  return listener;
}

const LISTENERS = `FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'papergraph listener'`;

/** Ends every connection that listens. */
const cut = () => database.dataSource.query(`SELECT pg_terminate_backend(pid) ${LISTENERS}`);

describe('A listener', () => {
  test('knows the version soon, and each that follows', async () => {
    const { current } = listen();
    expect(current()).toBeUndefined();
    await until(() => current() !== undefined);
    const first = current();
    expect(first).toEqual({ version: await writtenVersion() });
    await write();
    await until(() => current() !== first);
    expect(current()).toEqual({ version: await writtenVersion() });
    for (let nth = 0; nth < 20; nth += 1) await write();
    const last = await writtenVersion();
    await until(() => current()?.version === last);
    expect(changes).toEqual([[true, undefined]]);
  });

  test('keeps the same state while nothing is written', async () => {
    const { current } = listen({ heartbeatMs: 1 });
    await until(() => current() !== undefined);
    const first = current();
    const [{ asked }] = await heartbeats();
    await untilAsync(async () => (await heartbeats())[0].asked >= asked + 20);
    expect(current()).toBe(first);
  });

  test('knows nothing from the moment its connection is lost until it has another', async () => {
    const { current } = listen();
    await until(() => current() !== undefined);
    const before = current();
    await cut();
    await until(() => changes.length === 2);
    expect(current()).toBeUndefined();
    expect(changes[1]).toEqual([false, expect.objectContaining({ code: '57P01' })]);
    await write();
    await until(() => current() !== undefined);
    expect(current()).toEqual({ version: await writtenVersion() });
    expect(current()).not.toBe(before);
    expect(changes.map(([isKnown]) => isKnown)).toEqual([true, false, true]);
  });

  test('takes another state for a new one even where the number is the same', async () => {
    const { current } = listen();
    await until(() => current() !== undefined);
    const before = current();
    await cut();
    await until(() => current() !== before && current() !== undefined);
    expect(current()).toEqual(before);
  });

  test('finds by itself what nobody has told', async () => {
    const { current } = listen({ heartbeatMs: 1 });
    await until(() => current() !== undefined);
    // No trigger watches the version itself. Lower, too, as when a backup was put in its place.
    for (const version of [1_000_000, 3]) {
      await database.dataSource.query('UPDATE graph_version SET version = $1', [version]);
      await until(() => current()?.version === version);
    }
  });

  test('trusts no connection on which nothing of others arrives', async () => {
    // As behind a pooler: what is told over there is not heard here.
    const { current } = listen({
      leaseMs: 200,
      query: (sql, parameters) => other.dataSource.query(sql, [...parameters]),
    });
    await until(() => changes.length > 0);
    expect(changes).toEqual([
      [false, expect.objectContaining({ message: expect.stringContaining('pooler') })],
    ]);
    expect(current()).toBeUndefined();
  });

  test('ends its connection when it is closed, whatever it is doing', async () => {
    await listen().close();
    const { current, close } = listen();
    await until(() => current() !== undefined);
    await close();
    await untilAsync(async () => {
      const [{ open }] = await database.dataSource.query(`SELECT count(*)::int AS open ${LISTENERS}`);
      return open === 0;
    });
  });
});

/** How often any listener has asked for the version. */
const heartbeats = (): Promise<[{ asked: number }]> =>
  database.dataSource.query(
    `SELECT (pg_stat_get_numscans('graph_version'::regclass) + pg_stat_get_xact_numscans('graph_version'::regclass))::int AS asked`,
  );

async function untilAsync(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await turn();
}

describe('A network that goes silent', () => {
  let proxy: Server;
  let isSilent = false;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    const { host, port } = database.connection;
    proxy = createServer((client) => {
      const server = createConnection(path.join(host, `.s.PGSQL.${port}`));
      sockets.push(client, server);
      client.on('data', (data) => isSilent || server.write(data));
      server.on('data', (data) => isSilent || client.write(data));
      for (const socket of [client, server]) socket.on('error', () => {});
      client.on('close', () => server.destroy());
      server.on('close', () => client.destroy());
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });

  test('is noticed though nobody ends the connection, and so is its return', async () => {
    const address = proxy.address();
    if (typeof address !== 'object' || !address) throw new Error('the proxy has a port');
    const connection = { ...database.connection, host: '127.0.0.1', port: address.port };
    const { current } = listen({ connection, heartbeatMs: 20, leaseMs: 300 });
    await until(() => current() !== undefined);
    const before = current();
    isSilent = true;
    await write();
    await until(() => current() === undefined);
    await until(() => changes.length === 2);
    isSilent = false;
    await until(() => current() !== undefined);
    expect(current()).not.toBe(before);
    expect(current()).toEqual({ version: await writtenVersion() });
  });
});
