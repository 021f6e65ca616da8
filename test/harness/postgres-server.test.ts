import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { installedPostgresBinaries } from './installed-postgres';
import { startTestServer, urlOf } from './postgres-server';

const installed = installedPostgresBinaries();
if (installed.length === 0) console.log('no Postgres is installed here: only the npm package is tried');

describe.each([{ major: 18, bin: undefined }, ...installed])('a test server of $bin', ({ major, bin }) => {
  test('answers by its parts and by its URL, does not wait for the disk, and leaves nothing', async () => {
    const began = performance.now();
    const server = await startTestServer({ binaries: bin });
    console.log(`Postgres ${major} ready in ${Math.round(performance.now() - began)} ms`);
    expect(server.major).toBe(major);

    const { host, port, user, database, url } = server;
    const client = new Client({ host, port, user, database, ssl: false });
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('fsync') AS fsync, current_setting('max_connections') AS connections,
        current_setting('server_encoding') AS encoding, lower('É') AS lower, 'Z' < 'a' AS by_code_point`,
    );
    expect(rows).toEqual([
      { fsync: 'off', connections: '100', encoding: 'UTF8', lower: 'é', by_code_point: true },
    ]);
    await client.query('CREATE DATABASE worker_1 TEMPLATE template0');
    await client.end();

    const worker = new DataSource({ type: 'postgres', url: urlOf({ ...server, database: 'worker_1' }) });
    await worker.initialize();
    expect(await worker.query('SELECT current_database() AS name')).toEqual([{ name: 'worker_1' }]);
    await worker.destroy();
    const byUrl = new Client({ connectionString: url });
    await byUrl.connect();
    await byUrl.end();

    await server.stop();
    expect(existsSync(server.dataDir)).toBe(false);
  });
});

test('a folder without Postgres leaves nothing either', async () => {
  await expect(startTestServer({ binaries: '/nowhere' })).rejects.toThrow(
    'No Postgres can be run in /nowhere',
  );
});
