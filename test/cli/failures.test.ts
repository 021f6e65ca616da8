import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDataSource } from '../../src/database/data-source';
import { startTestServer, type TestServer, urlOf } from '../harness/postgres-server';
import { endAll, newFolder, run } from './program';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const rootTest = isRoot ? test : test.skip;
if (!isRoot)
  console.warn('Not root: tests that mount a small disk or step down to another user are skipped.');

let postgres: TestServer;

/** Runs statements one by one as the server's superuser. */
async function asSuperuser(database: string, ...statements: string[]): Promise<void> {
  const { host, port, user } = postgres;
  const dataSource = await createDataSource({ connection: { host, port, user, database } }).initialize();
  for (const statement of statements) await dataSource.query(statement);
  await dataSource.destroy();
}

/** The URL of a database for a role, with a password where one is given. */
function urlFor(database: string, role: string, password?: string): string {
  const { host, port } = postgres;
  const url = urlOf({ host, port, user: role, database });
  return password === undefined ? url : url.replace(`//${role}@`, `//${role}:${password}@`);
}

beforeAll(async () => {
  postgres = await startTestServer();
  await asSuperuser(
    'postgres',
    `CREATE ROLE lab LOGIN PASSWORD 'correct horse'`,
    'CREATE ROLE guest LOGIN',
    'CREATE DATABASE bare',
    'CREATE DATABASE trigrams',
    `CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
  );
  await asSuperuser('trigrams', 'CREATE EXTENSION pg_trgm');
  const rules = path.join(postgres.dataDir, `postgres-${postgres.major}`, 'pg_hba.conf');
  writeFileSync(
    rules,
    `local all lab scram-sha-256\nlocal all banned reject\n${readFileSync(rules, 'utf8')}`,
  );
  await asSuperuser('postgres', 'CREATE ROLE banned LOGIN', 'SELECT pg_reload_conf()');
}, 60_000);

afterAll(async () => {
  await endAll();
  await postgres?.stop();
}, 60_000);

/** What `papergraph` with these arguments says before it gives up with status 1: one line. */
async function failure(args: readonly string[], starting: Parameters<typeof run>[1] = {}): Promise<string> {
  const outcome = await run(args, { ...starting, env: { PORT: '0', ...starting.env } });
  expect(outcome).toMatchObject({ code: 1, stdout: '' });
  expect(outcome.stderr.replace(/^\{.*\}\n/gm, '')).toMatch(/^papergraph: .*\.\n$/);
  return outcome.stderr;
}

describe('a port', () => {
  test('in use is found before a database is made', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // A listening TCP server has an address with a port.
    const { port } = other.address() as AddressInfo;
    const cwd = await newFolder();
    for (const command of [['serve'], ['subgraph', 'papers']]) {
      expect(await failure([...command, '--port', String(port)], { cwd })).toBe(
        `papergraph: Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or choose another port.\n`,
      );
    }
    expect(readdirSync(cwd)).toEqual([]);
    other.close();
  });

  test('of an address that is not ours is named', async () => {
    expect(await failure(['--host', '192.0.2.1'])).toMatch(/this machine does not have that address\. /);
  });
});

describe('DATABASE_URL', () => {
  test.each([
    [
      'that nobody listens at',
      () => 'postgres://u:secret@127.0.0.1:1/x',
      /no Postgres answers at .*:1\/x\. Start it, or correct DATABASE_URL\.\n$/,
    ],
    [
      'of an unknown host',
      () => 'postgres://nowhere.invalid/x',
      /the host of .* cannot be (found|looked up now)\. /,
    ],
    [
      'of a socket that is not there',
      () => urlOf({ ...postgres, host: '/nowhere' }),
      /no Postgres answers at .*: there is no such socket\. /,
    ],
    [
      'with a wrong password',
      () => urlFor('bare', 'lab', 'secret'),
      /\/bare.* refuses the password\. Correct the password in DATABASE_URL\.\n$/,
    ],
    [
      'without the password',
      () => urlFor('bare', 'lab'),
      /asks for a password\. Put the password into DATABASE_URL\.\n$/,
    ],
    [
      'of an unknown role',
      () => urlFor('bare', 'stranger'),
      /lets this user not in: role "stranger" does not exist\. /,
    ],
    [
      'of a role that is kept out',
      () => urlFor('bare', 'banned'),
      /lets this user not in: pg_hba\.conf rejects /,
    ],
    [
      'of an unknown database',
      () => urlFor('missing', 'guest'),
      /does not exist\. Make it with createdb, or correct DATABASE_URL\.\n$/,
    ],
    [
      'of a database that is not UTF-8',
      () => urlFor('latin', 'guest'),
      /the database latin has the encoding LATIN1\. /,
    ],
    [
      'without pg_trgm and the right to create it',
      () => urlFor('bare', 'guest'),
      /the database bare lacks the extension pg_trgm, and the role guest may not create it\. As the owner of the database: CREATE EXTENSION pg_trgm, or GRANT CREATE ON DATABASE bare TO guest\.\n$/,
    ],
    [
      'without the right to create tables',
      () => urlFor('trigrams', 'guest'),
      /the role guest may not create tables in the database trigrams\. .*GRANT CREATE ON SCHEMA public TO guest/,
    ],
    [
      'of another program',
      async () => {
        const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
          .listen(0, '127.0.0.1')
          .unref();
        await once(other, 'listening');
        return `postgres://127.0.0.1:${(other.address() as AddressInfo).port}/x`;
      },
      /papergraph: postgres:\/\/127\.0\.0\.1:\d+\/x /,
    ],
  ])('%s is explained', async (_case, url, expected) => {
    const said = await failure([], { env: { DATABASE_URL: await url() } });
    expect(said).toMatch(expected);
    expect(said).not.toContain('secret');
  });

  test('of a database that a newer papergraph made is refused, and nothing is written', async () => {
    const { host, port, user } = postgres;
    await asSuperuser('postgres', 'CREATE DATABASE newer');
    const url = urlOf({ host, port, user, database: 'newer' });
    expect(await run(['migrate', '--database-url', url])).toMatchObject({ code: 0 });
    await asSuperuser(
      'newer',
      `INSERT INTO papergraph_migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
    );
    expect(await failure([], { env: { DATABASE_URL: url } })).toBe(
      'papergraph: the database is newer than this papergraph: it has FromTheFuture9999999999999. Start the papergraph version that made it, or a later one.\n',
    );
  });
});

describe('the data directory', () => {
  test('that is a file is named', async () => {
    const folder = await newFolder();
    writeFileSync(path.join(folder, 'file'), '');
    expect(await failure(['--data-dir', path.join(folder, 'file')])).toMatch(
      /is a file, or lies below one\. /,
    );
  });

  rootTest('that cannot be written is named', async () => {
    const folder = await newFolder();
    mkdirSync(path.join(folder, 'data'), { mode: 0o555 });
    const said = await failure(['--data-dir', path.join(folder, 'data')], { uid: NOBODY });
    expect(said).toBe(
      `papergraph: The data directory ${folder}/data cannot be written (EACCES). Make it writable, or choose another data directory.\n`,
    );
  });

  rootTest('on a full disk is named', async () => {
    const folder = await newFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'none', folder]);
    try {
      expect(await failure(['--data-dir', folder])).toBe(
        `papergraph: The disk of ${folder} is full: a new database takes about 40 MB. Free some space, or choose another data directory.\n`,
      );
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

describe('the subgraphs', () => {
  test.each([
    [
      ['--subgraph', 'authors'],
      /--subgraph must be a name and a URL, got "authors"\. Write it as --subgraph authors=http:/,
    ],
    [['--subgraph', '=http://x'], /--subgraph must be a name and a URL/],
    [
      ['--subgraph', 'authors=localhost:1'],
      /--subgraph authors must have an http or https URL, got "localhost:1"\. /,
    ],
    [['--subgraph', 'a=http://x', '--subgraph', 'A=http://y'], /--subgraph A is given twice\. /],
    [['--supergraph', '/nowhere'], /the supergraph \/nowhere cannot be read \(ENOENT\)\. /],
    [['--supergraph', 'api.json'], /the supergraph cannot be read: Syntax Error/],
    [['--supergraph', 'api.graphql'], /the supergraph names no subgraphs/],
    [
      ['--supergraph', 'supergraph.graphql', '--subgraph', 'x=http://x'],
      /the supergraph has no subgraph "x"\. Name one of /,
    ],
  ])('%j is explained before a database is made', async (args, expected) => {
    const cwd = await newFolder();
    await run(['schema', '--out', '.'], { cwd });
    writeFileSync(path.join(cwd, 'api.json'), '{"data":null}');
    expect(await failure(args, { cwd })).toMatch(expected);
    expect(existsSync(path.join(cwd, '.papergraph'))).toBe(false);
  });

  test('one that does not answer is named', async () => {
    const url = urlFor('trigrams', postgres.user);
    expect(await failure(['--subgraph', 'news=http://127.0.0.1:1/graphql', '--database-url', url])).toMatch(
      /subgraph "news" does not answer at http:\/\/127\.0\.0\.1:1\/graphql: .* Start the subgraph or correct its address\.\n$/,
    );
  });

  test('an unknown one to serve is named', async () => {
    expect(await failure(['subgraph', 'paper'])).toBe(
      'papergraph: there is no subgraph "paper". Name one of papers, authors, areas.\n',
    );
  });
});
