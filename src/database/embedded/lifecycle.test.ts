import { appendFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  ask,
  cleanUp,
  connect,
  eventually,
  identities,
  launch,
  newFolder,
  processesOf,
  stop,
} from '../../../test/harness/embedded-process';

if (identities.length === 1) console.log('not root: the launcher is tried as this user only');

afterEach(cleanUp);

describe.each(identities)('the embedded server, started by %j', (identity) => {
  test('makes a UTF-8 database that is ordered by code point and reached only by a private socket', async () => {
    const dataDir = newFolder(identity);
    const program = launch({ dataDir }, identity);
    const { connection, joined, version } = await program.event('started');
    const [row] = await ask(
      connection,
      `SELECT current_user, current_database(), current_setting('server_encoding'), current_setting('listen_addresses'),
        current_setting('jit'), current_setting('fsync'), lower('ÉÇ'), 'Z' < 'a', 'z' < 'é', datlocprovider, datlocale
        FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual([
      'papergraph',
      'papergraph',
      'UTF8',
      '',
      'off',
      'on',
      'éç',
      true,
      true,
      'b',
      'C.UTF-8',
    ]);
    expect({ joined, version }).toEqual({ joined: false, version: expect.stringMatching(/^18\.\d+$/) });
    expect(statSync(connection.host).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataDir, 'postgres-18')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataDir, 'postgres-18.log')).mode & 0o777).toBe(0o600);
  });

  test('keeps its rows over a stop and a start, and leaves no process behind', async () => {
    const dataDir = newFolder(identity);
    const first = launch({ dataDir }, identity);
    const cold = await first.event('started');
    await ask(cold.connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const stopped = await stop(first);
    expect(processesOf(dataDir)).toEqual([]);
    const second = launch({ dataDir }, identity);
    const warm = await second.event('started');
    expect(await ask(warm.connection, 'SELECT answer FROM kept')).toEqual([[42]]);
    console.log(
      `cold ${cold.ms.toFixed(0)} ms, warm ${warm.ms.toFixed(0)} ms, stop ${stopped.ms.toFixed(0)} ms`,
    );
  });

  test('is joined by a second process, which leaves it running and takes over when the first one stops', async () => {
    const dataDir = newFolder(identity);
    const first = launch({ dataDir }, identity);
    const { connection } = await first.event('started');
    await ask(connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const second = launch({ dataDir }, identity);
    expect(await second.event('started')).toMatchObject({ joined: true, connection });
    const third = launch({ dataDir }, identity);
    expect(await third.event('started')).toMatchObject({ joined: true });
    expect(await stop(second)).toMatchObject({ joined: true });
    expect(await ask(connection, 'SELECT answer FROM kept')).toEqual([[42]]);

    await stop(first);
    await third.event('log', 'Postgres is back');
    expect(await ask(connection, 'SELECT answer FROM kept')).toEqual([[42]]);
    expect(await stop(third)).toMatchObject({ joined: false });
    expect(processesOf(dataDir)).toEqual([]);
  });

  test('is made once when two processes start at the same instant', async () => {
    const dataDir = newFolder(identity);
    const both = [launch({ dataDir }, identity), launch({ dataDir }, identity)];
    const started = await Promise.all(both.map((program) => program.event('started')));
    expect(started.map(({ joined }) => joined).sort()).toEqual([false, true]);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres-18', 'postgres-18.log', 'postgres-18.socket']);
    for (const { connection } of started) expect(await ask(connection, 'SELECT 1')).toEqual([[1]]);
  });

  test('does not keep a process alive that forgets to stop it, and ends with that process', async () => {
    const dataDir = newFolder(identity);
    const program = launch({ dataDir, forget: true }, identity);
    await program.event('started');
    await program.ended;
    expect(program.child.exitCode).toBe(0);
    await eventually(() => processesOf(dataDir).length === 0);
  });

  test('does not notice Ctrl-C, which is for its process', async () => {
    const dataDir = newFolder(identity);
    const program = launch({ dataDir }, identity);
    const { connection } = await program.event('started');
    const client = await connect(connection);
    // The program leads a process group, as a command in a terminal does.
    process.kill(-(program.child.pid ?? 0), 'SIGINT');
    await program.event('interrupted');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
    await stop(program);
    expect(program.said.filter(({ event }) => event === 'log')).toEqual([]);
  });

  test('sets its log aside at a start once it is larger than 10 MB', async () => {
    const dataDir = newFolder(identity);
    const log = path.join(dataDir, 'postgres-18.log');
    const first = launch({ dataDir }, identity);
    await first.event('started');
    await stop(first);
    truncateSync(log, 10 * 1024 * 1024 + 1);
    appendFileSync(log, '\n');
    const second = launch({ dataDir }, identity);
    await second.event('started');
    expect(statSync(log).size).toBeLessThan(10_000);
    expect(statSync(`${log}.1`).size).toBeGreaterThan(10 * 1024 * 1024);
  });

  test('takes settings, and names one that Postgres refuses', async () => {
    const dataDir = newFolder(identity);
    const first = launch({ dataDir, settings: { work_mem: '7MB' } }, identity);
    const { connection } = await first.event('started');
    expect(await ask(connection, 'SHOW work_mem')).toEqual([['7MB']]);
    await stop(first);
    const refused = launch({ dataDir, settings: { work_memory: '7MB' } }, identity);
    expect(await refused.event('refused')).toMatchObject({
      message: 'Postgres refused a setting: unrecognized configuration parameter "work_memory"',
    });
    const malformed = launch({ dataDir, settings: { 'a b': '1' } }, identity);
    expect((await malformed.event('refused')).message).toBe('"a b" is not the name of a Postgres setting');
  });
});
