import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  ask,
  cleanUp,
  connect,
  eventually,
  identities,
  launch,
  newFolder,
  newFolderWithData,
  postmasterOf,
  processesOf,
  stop,
} from '../../../test/harness/embedded-process';

afterEach(cleanUp);

/** Resolves as soon as a server's pid file says that it is ready. */
async function readyIn(pidFile: string): Promise<void> {
  for (;;) {
    if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').includes('ready')) return;
    await nextTurn();
  }
}

describe.each(identities)('the embedded server, started by %j', (identity) => {
  test('ends when its process is killed, and starts again at once with every row', async () => {
    const dataDir = await newFolderWithData(identity);
    const first = launch({ dataDir }, identity);
    const { connection } = await first.event('started');
    await ask(connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const postmaster = postmasterOf(dataDir);
    first.child.kill('SIGKILL');
    const second = launch({ dataDir }, identity);
    await second.event('started');
    await eventually(() => !existsSync(`/proc/${postmaster}`));
    await eventually(() =>
      ask(connection, 'SELECT answer FROM kept').then(
        () => true,
        () => false,
      ),
    );
    second.child.kill('SIGKILL');
    await eventually(() => processesOf(dataDir).length === 0);
  });

  test('is started again when the postmaster is killed, with every acknowledged row', async () => {
    const dataDir = await newFolderWithData(identity);
    const program = launch({ dataDir }, identity);
    const { connection } = await program.event('started');
    const client = await connect(connection);
    await client.query('CREATE TABLE kept (n integer)');
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await client.query('INSERT INTO kept VALUES ($1)', [acknowledged + 1]);
        acknowledged += 1;
      }
    })();
    await eventually(() => acknowledged > 50);
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    await expect(writing).rejects.toThrow();
    await program.event('log', 'Postgres ended by itself (killed by SIGKILL)');
    await program.event('log', 'Postgres is back');
    const [[highest] = []] = await ask(connection, 'SELECT max(n) FROM kept');
    expect(highest).toBeGreaterThanOrEqual(acknowledged);
    await stop(program);
    expect(processesOf(dataDir)).toEqual([]);
  });

  test('starts again where its postmaster is killed as soon as it is ready', async () => {
    for (let time = 0; time < 5; time += 1) {
      // Of a killed server that was not started again before the end, the pid file stays and says "ready".
      const dataDir = await newFolderWithData(identity);
      const program = launch({ dataDir }, identity);
      await readyIn(path.join(dataDir, 'postgres-18', 'postmaster.pid'));
      process.kill(postmasterOf(dataDir), 'SIGKILL');
      await program.event('started');
      await eventually(() => processesOf(`${dataDir}/postgres-18`).length > 0);
      await stop(program);
    }
  });

  test.each(['a dead process', 'a living stranger', 'nothing'])(
    'starts over lock files that speak of %s',
    async (whom) => {
      const dataDir = await newFolderWithData(identity);
      const first = launch({ dataDir }, identity);
      const { connection } = await first.event('started');
      await ask(connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
      const pidFile = path.join(dataDir, 'postgres-18', 'postmaster.pid');
      const text = readFileSync(pidFile, 'utf8');
      const socketLock = path.join(connection.host, '.s.PGSQL.5432.lock');
      const lockText = readFileSync(socketLock, 'utf8');
      await stop(first);
      // A stranger that Postgres may signal, so that Postgres by itself would believe the file.
      const stranger = launch({ dataDir: await newFolderWithData(identity) }, identity);
      const { dataDir: elsewhere } = await stranger.event('started');
      if (whom === 'a dead process') await stop(stranger);
      const pid = whom === 'a living stranger' ? postmasterOf(elsewhere) : 999_999_999;
      const rename = (old: string): string => (whom === 'nothing' ? '' : old.replace(/^\d+/, String(pid)));
      writeFileSync(pidFile, rename(text));
      writeFileSync(socketLock, rename(lockText));

      const second = launch({ dataDir }, identity);
      expect(await second.event('started')).toMatchObject({ joined: false });
      expect(await ask(connection, 'SELECT answer FROM kept')).toEqual([[42]]);
    },
  );

  test('begins anew after a kill in the middle of making the database, and sweeps what was left', async () => {
    const dataDir = newFolder(identity);
    const watcher = watch(dataDir);
    const first = launch({ dataDir }, identity);
    await once(watcher, 'change');
    await eventually(() => readdirSync(dataDir).some((name) => name.includes('.new-')));
    first.child.kill('SIGKILL');
    watcher.close();
    await first.ended;
    await eventually(() => processesOf(dataDir).length === 0);
    expect(readdirSync(dataDir)).toEqual([expect.stringMatching(/^postgres-18\.new-/)]);
    const second = launch({ dataDir }, identity);
    const { connection } = await second.event('started');
    expect(await ask(connection, 'SELECT 1')).toEqual([[1]]);
    expect(readdirSync(dataDir).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  test('says in one line that the data are damaged', async () => {
    const dataDir = await newFolderWithData(identity);
    const first = launch({ dataDir }, identity);
    await first.event('started');
    await stop(first);
    rmSync(path.join(dataDir, 'postgres-18', 'global', 'pg_control'));
    const refused = launch({ dataDir }, identity);
    const { message, mend } = await refused.event('refused');
    expect(message).toMatch(/^Postgres cannot start on the data in .*pg_control/);
    expect(message).not.toContain('\n');
    expect(mend).toContain('postgres-18.log');
    await refused.ended;
    expect(processesOf(dataDir)).toEqual([]);
  });
});

test('refuses data that a frozen Postgres holds, and leaves its lock alone', async () => {
  const dataDir = await newFolderWithData({});
  const first = launch({ dataDir }, {});
  await first.event('started');
  const postmaster = postmasterOf(dataDir);
  process.kill(postmaster, 'SIGSTOP');
  const second = launch({ dataDir }, {});
  const { message } = await second.event('refused');
  expect(message).toBe(
    `A Postgres (process ${postmaster}) holds the data in ${dataDir}/postgres-18 but does not answer`,
  );
  process.kill(postmaster, 'SIGCONT');
  expect(postmasterOf(dataDir)).toBe(postmaster);
  await stop(first);
});

(process.getuid?.() === 0 ? test : test.skip)(
  'a server in another container on the same data is joined, and not overrun while it is frozen',
  async () => {
    const dataDir = await newFolderWithData({});
    const first = launch({ dataDir });
    const { connection } = await first.event('started');
    // Process numbers of its own: the pid file's seems to be nobody's.
    const through = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
    const second = await launch({ dataDir, forget: true }, { through }).event('started');
    expect(second).toMatchObject({ joined: true, connection });
    const postmaster = postmasterOf(dataDir);
    process.kill(postmaster, 'SIGSTOP');
    const third = await launch({ dataDir }, { through }).event('refused');
    expect(third.message).toContain('but does not answer');
    process.kill(postmaster, 'SIGCONT');
    expect(postmasterOf(dataDir)).toBe(postmaster);
    await stop(first);
  },
);
