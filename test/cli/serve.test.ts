import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import seeded from '../../src/seed/research-papers.json';
import { ask, endAll, newFolder, papergraph, run, serve, stop } from './program';

afterAll(endAll, 60_000);

const TITLES = '{ collection(slug: "research-papers") { papers(first: 20) { nodes { title } } } }';
const titles = {
  data: { collection: { papers: { nodes: seeded.papers.map(({ title }) => ({ title })) } } },
};

describe('papergraph without anything', () => {
  test('serves the ten papers from a new data directory, and keeps them there', async () => {
    const dataDir = await newFolder();
    const first = await serve([], { env: { PAPERGRAPH_DATA_DIR: dataDir } });
    expect(first.said().stdout).toMatch(
      new RegExp(
        `^papergraph \\d+\\.\\d+\\.\\d+ is ready after \\d+\\.\\d s
  Playground  ${first.url}/playground
  GraphQL     ${first.url}/graphql
  Data        ${dataDir}
$`,
      ),
    );
    expect(await ask(first.url, TITLES)).toEqual(titles);
    expect((await fetch(`${first.url}/playground`)).status).toBe(200);
    const plain = await fetch(`${first.url}/playground/plain?query=${encodeURIComponent(TITLES)}`);
    expect(await plain.text()).toContain('OLMoE');
    expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({
      ok: true,
      checks: { database: true, papers: true, authors: true, areas: true, draining: false },
    });
    const outcome = await stop(first);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain('"seeded the database"');

    const second = await serve([], { env: { PAPERGRAPH_DATA_DIR: dataDir } });
    expect(await ask(second.url, TITLES)).toEqual(titles);
    const { stderr } = await stop(second);
    expect(stderr).not.toContain('seeded');
    expect(stderr).not.toContain('migrated');
  }, 60_000);

  test('takes settings from .env, and flags before them', async () => {
    const cwd = await newFolder();
    writeFileSync(path.join(cwd, '.env'), 'PAPERGRAPH_DATA_DIR=from-dotenv\nPORT=1\nPAPERGRAPH_SEED=false\n');
    const server = await serve(['--data-dir', 'from-flag', '--port', '0'], { cwd, env: { PORT: '' } });
    expect(server.said().stdout).toContain(`Data        ${path.join(cwd, 'from-flag')}\n`);
    expect(await ask(server.url, '{ papers { totalCount } }')).toEqual({
      data: { papers: { totalCount: 0 } },
    });
    await stop(server);
  }, 60_000);

  test('two that start at once on one new folder both serve the ten papers', async () => {
    const dataDir = await newFolder();
    const servers = await Promise.all([serve(['--data-dir', dataDir]), serve(['--data-dir', dataDir])]);
    for (const { url } of servers) expect(await ask(url, TITLES)).toEqual(titles);
    // Whichever started the database goes first or last: the other goes on or takes over.
    const [first, second] = servers;
    expect((await stop(first)).code).toBe(0);
    expect(await ask(second.url, TITLES)).toEqual(titles);
    expect((await stop(second)).code).toBe(0);
  }, 60_000);

  test('a start that was killed before it seeded is made good by the next', async () => {
    const dataDir = await newFolder();
    const first = papergraph([], { env: { PORT: '0', PAPERGRAPH_DATA_DIR: dataDir } });
    await first.logs(/migrated the database/);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await serve([], { env: { PAPERGRAPH_DATA_DIR: dataDir } });
    expect(await ask(second.url, TITLES)).toEqual(titles);
    await stop(second);
  }, 60_000);
});

describe('the folder of a server that runs', () => {
  test('is joined by other commands, which leave the server running', async () => {
    const dataDir = await newFolder();
    const server = await serve(['--data-dir', dataDir, '--no-seed']);
    expect(await run(['seed', '--data-dir', dataDir])).toEqual({
      code: 0,
      stdout: `10 papers written: ${dataDir}\n`,
      stderr: '',
    });
    expect((await run(['seed', '--data-dir', dataDir])).stdout).toBe(
      `all papers were there already: ${dataDir}\n`,
    );
    expect((await run(['migrate', '--data-dir', dataDir])).stdout).toBe(`nothing to migrate: ${dataDir}\n`);
    const port = new URL(server.url).port;
    // Several, since one that ends before it is done does so by chance.
    const doctors = [1, 2, 3].map(() => run(['doctor', '--data-dir', dataDir, '--port', port]));
    for (const examined of await Promise.all(doctors)) {
      expect(examined.stdout).toContain(`note   a server answers on port ${port} of 127.0.0.1\n`);
      expect(examined).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await ask(server.url, TITLES)).toEqual(titles);
    await stop(server);
  }, 60_000);
});

describe('the command line', () => {
  test('tells its version and its commands, with examples', async () => {
    const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const command of ['serve', 'subgraph', 'seed', 'migrate', 'doctor', 'schema']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect(stdout).toContain('\nExamples:\n');
    expect((await run(['doctor', '--help'])).stdout).toContain('--database-url <url>');
  });

  test.each([
    [['--prot', '1'], "papergraph: unknown option '--prot'. Did you mean --port? See papergraph --help.\n"],
    [['serv'], "papergraph: unknown command 'serv'. Did you mean serve? See papergraph --help.\n"],
    [['seed', '--port', '1'], "papergraph: unknown option '--port'. See papergraph --help.\n"],
    [['--port'], "papergraph: option '--port <number>' argument missing. See papergraph --help.\n"],
    [['subgraph'], "papergraph: missing required argument 'name'. See papergraph --help.\n"],
    [
      ['serve', 'now'],
      "papergraph: too many arguments for 'serve'. Expected 0 arguments but got 1. See papergraph --help.\n",
    ],
  ])('refuses %j with status 2', async (args, stderr) => {
    expect(await run(args)).toEqual({ code: 2, stdout: '', stderr });
  });
});
