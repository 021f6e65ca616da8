import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  ask,
  cleanUp,
  eventually,
  identities,
  launch,
  newFolder,
  type ProgramEvent,
  processesOf,
  stop,
} from '../../../test/harness/embedded-process';
import { copyProject, postgresPackage } from '../../../test/harness/project-copy';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
if (!isRoot) console.log('not root: the cases of a root process and of two users are left out');
const describeAsRoot = isRoot ? describe : describe.skip;
/** Whom no file mode holds back is root; the refusals are an ordinary user's. */
const ordinary = isRoot ? nobody : {};

afterEach(cleanUp);

async function refusal(...launching: Parameters<typeof launch>): Promise<ProgramEvent> {
  const program = launch(...launching);
  const refused = await program.event('refused');
  await program.ended;
  return refused;
}

describe.each(identities)('the place of the data, for %j', (identity) => {
  test('may have a path too long for a socket: another program still finds the server', async () => {
    const dataDir = path.join(newFolder(identity), 'long'.repeat(30));
    const { connection } = await launch({ dataDir }, identity).event('started');
    expect(path.dirname(connection.host)).toBe(tmpdir());
    expect(await ask(connection, 'SELECT 1')).toEqual([[1]]);
    // Even one with another temporary folder.
    const env = { TMPDIR: newFolder(identity) };
    const second = await launch({ dataDir }, { ...identity, env }).event('started');
    expect(second).toMatchObject({ joined: true, connection });
    rmSync(connection.host, { recursive: true });
  });

  test('must not be a file, nor lie below one', async () => {
    const file = path.join(newFolder(identity), 'file');
    writeFileSync(file, '');
    expect(await refusal({ dataDir: file }, identity)).toMatchObject({
      message: `The data directory ${file} is a file, or lies below one`,
      mend: 'name a folder, or move the file away',
    });
    expect((await refusal({ dataDir: path.join(file, 'below') }, identity)).message).toContain('is a file');
  });

  test.each([
    ['postgres-17', undefined, 'too old: Postgres 17 wrote it, this is Postgres 18'],
    ['postgres-19', undefined, 'too new: Postgres 19 wrote it, this is Postgres 18'],
    ['postgres-18', '17', 'too old: Postgres 17 wrote it, this is Postgres 18'],
  ])('must not hold only data of another major version (%s, %s)', async (name, version, message) => {
    const dataDir = newFolder(identity);
    const cluster = path.join(dataDir, name);
    mkdirSync(cluster);
    if (version) writeFileSync(path.join(cluster, 'PG_VERSION'), `${version}\n`);
    if (identity.uid || isRoot) chownSync(cluster, nobody.uid, nobody.gid);
    const refused = await refusal({ dataDir }, identity);
    expect(refused.message).toBe(`The database in ${dataDir} is ${message}`);
    expect(refused.mend).toContain('pg_dump');
    expect(readdirSync(dataDir)).toEqual([name]);
  });

  test('must not hold other files where the data belong', async () => {
    const dataDir = newFolder(identity);
    const cluster = path.join(dataDir, 'postgres-18');
    mkdirSync(cluster);
    writeFileSync(path.join(cluster, 'letter.txt'), 'dear reader');
    if (isRoot) chownSync(cluster, nobody.uid, nobody.gid);
    expect((await refusal({ dataDir }, identity)).message).toBe(
      `The folder ${cluster} holds files but no Postgres data`,
    );
    expect(readdirSync(dataDir)).toEqual(['postgres-18']);
  });

  test('may be reached through a link', async () => {
    const folder = newFolder(identity);
    const link = path.join(newFolder({}), 'link');
    symlinkSync(folder, link);
    const { dataDir } = await launch({ dataDir: link }, identity).event('started');
    expect(dataDir).toBe(folder);
    expect(await launch({ dataDir: folder }, identity).event('started')).toMatchObject({ joined: true });
  });
});

test('a folder that cannot be written is refused', async () => {
  const folder = newFolder(ordinary, 0o555);
  expect(await refusal({ dataDir: folder }, ordinary)).toMatchObject({
    message: `The data directory ${folder} cannot be written (EACCES)`,
    mend: 'make it writable, or choose another data directory',
  });
  const below = path.join(folder, 'new');
  expect((await refusal({ dataDir: below }, ordinary)).message).toContain(`${below} cannot be written`);
});

test('a folder without Postgres programs is refused', async () => {
  const binaries = newFolder(ordinary);
  const refused = await refusal({ dataDir: newFolder(ordinary), binaries }, ordinary);
  expect(refused.message).toContain(`No Postgres can be run in ${binaries}`);
});

test('what the system answers is told in one line too', async () => {
  const dataDir = newFolder(ordinary);
  mkdirSync(path.join(dataDir, 'postgres-18.log'));
  const refused = await refusal({ dataDir }, ordinary);
  expect(refused.message).toBe(
    `Postgres could not be started in ${dataDir}: EISDIR: illegal operation on a directory, open '${dataDir}/postgres-18.log'`,
  );
});

describeAsRoot('as root', () => {
  test('data and programs under a home that is closed to others go where Postgres can reach them, the same place each time', async () => {
    const home = newFolder({}, 0o700);
    const checkout = copyProject(path.join(home, 'project'));
    const dataDir = path.join(checkout, '.papergraph');
    const first = launch({ dataDir }, { checkout });
    const started = await first.event('started');
    try {
      expect(started.dataDir).toMatch(/^\/var\/lib\/papergraph\/project-[0-9a-f]{12}$/);
      expect((await first.event('log')).message).toBe(
        `The data are kept in ${started.dataDir}: Postgres refuses to run as root, and postgres cannot go to ${dataDir}`,
      );
      expect(readdirSync(started.dataDir)).toContainEqual(expect.stringMatching(/^binaries-linux-/));
      await ask(started.connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
      await stop(first);
      // Opening the home later must not hide the data behind an empty database.
      chmodSync(home, 0o755);
      const second = launch({ dataDir }, { checkout });
      const { connection } = await second.event('started');
      expect(await ask(connection, 'SELECT answer FROM kept')).toEqual([[42]]);
      await stop(second);
    } finally {
      await eventually(() => processesOf(started.dataDir).length === 0);
      rmSync(started.dataDir, { recursive: true });
    }
  });

  test('the library links that an install without scripts leaves out are made, by two processes at once too', async () => {
    const checkout = copyProject(newFolder({}));
    const dataDir = newFolder({});
    const both = [launch({ dataDir }, { checkout }), launch({ dataDir: newFolder({}) }, { checkout })];
    await Promise.all(both.map((program) => program.event('started')));
    expect(existsSync(path.join(postgresPackage(checkout), 'native/lib/libpq.so.5'))).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('binaries'))).toEqual([]);
  });

  test('a package that is read-only without its links is copied, once', async () => {
    const checkout = copyProject(newFolder({}));
    const dataDir = newFolder(nobody);
    const both = [launch({ dataDir }, { checkout, ...nobody }), launch({ dataDir }, { checkout, ...nobody })];
    const started = await Promise.all(both.map((program) => program.event('started')));
    expect(started.map(({ joined }) => joined).sort()).toEqual([false, true]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('binaries'))).toHaveLength(1);
    expect(existsSync(path.join(postgresPackage(checkout), 'native/lib/libpq.so.5'))).toBe(false);
  });

  test('a server of an ordinary user is run as that user, and joined', async () => {
    const dataDir = newFolder(nobody);
    const first = launch({ dataDir }, nobody);
    const { connection } = await first.event('started');
    rmSync(path.join(dataDir, 'postgres-18.log'));
    const root = launch({ dataDir });
    expect(await root.event('started')).toMatchObject({ joined: true, connection });
    await stop(first);
    await root.event('log', 'Postgres is back');
    expect(statSync(path.join(dataDir, 'postgres-18', 'postmaster.pid')).uid).toBe(nobody.uid);
    expect(statSync(path.join(dataDir, 'postgres-18.log')).uid).toBe(nobody.uid);
    expect(await launch({ dataDir }, nobody).event('started')).toMatchObject({ joined: true, connection });
  });

  test("another user's data and root's are refused", async () => {
    const dataDir = newFolder(nobody);
    mkdirSync(path.join(dataDir, 'postgres-18'));
    expect((await refusal({ dataDir }, nobody)).message).toBe(
      `The data in ${dataDir}/postgres-18 belong to another user (uid 0)`,
    );
    expect((await refusal({ dataDir })).message).toContain('belong to root, as whom Postgres refuses to run');
  });

  test('a socket folder that someone else laid out in the temporary folder is refused', async () => {
    const dataDir = path.join(newFolder({}), 'long'.repeat(30));
    const first = launch({ dataDir });
    const { connection } = await first.event('started');
    await stop(first);
    rmSync(connection.host, { recursive: true });
    mkdirSync(connection.host, { mode: 0o777 });
    expect((await refusal({ dataDir })).message).toBe(
      `The socket folder ${connection.host} is not a folder of the user who runs Postgres`,
    );
    rmSync(connection.host, { recursive: true });
  });

  test('a full disk is named', async () => {
    const dataDir = newFolder({});
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'none', dataDir]);
    try {
      expect(await refusal({ dataDir })).toMatchObject({
        message: `The disk of ${dataDir} is full: a new database takes about 40 MB`,
        mend: 'free some space, or choose another data directory',
      });
      expect(readdirSync(dataDir)).toEqual([]);
    } finally {
      execFileSync('umount', [dataDir]);
    }
  });

  test('a user without an entry in /etc/passwd is told so', async () => {
    const stranger = { uid: 54321, gid: 54321 };
    expect((await refusal({ dataDir: newFolder(stranger) }, stranger)).message).toBe(
      'Postgres cannot make its database: the user running papergraph has no entry in /etc/passwd',
    );
  });

  test('where root may not become another user, that is what it says', async () => {
    // A user namespace in which only root exists, as in some containers.
    const refused = await refusal(
      { dataDir: newFolder({}) },
      { through: ['unshare', '--user', '--map-root-user'] },
    );
    expect(refused.message).toMatch(/^Postgres refuses to run as root and root may not become postgres here/);
    expect(refused.mend).toBe('run papergraph as an ordinary user, or set DATABASE_URL');
  });
});
