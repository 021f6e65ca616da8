import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { ask, endAll, launch, newFolder, papergraph, run, type Served, serve, stop } from './program';

const root = path.join(__dirname, '..', '..');

/** Operations that cross from papers to authors and areas and back. */
const OPERATIONS = [
  '{ collection(slug: "research-papers") { title papers(first: 20) { nodes { slug title authors { name } areas { name } } } } }',
  '{ authors(first: 50) { totalCount nodes { name paperCount papers { nodes { title areas { name } } } } } }',
  '{ areas { nodes { slug authors(first: 3) { paperCount author { name } } } } }',
  '{ papers(first: 3) { nodes { authorships { position rawName author { slug } } } pageInfo { endCursor } } }',
  '{ author(id: "nobody") { name } paper(id: "nothing") { title } }',
  '{ authors(filter: { search: "clark" }) { nodes { coauthors(first: 2) { author { name } paperCount } } } }',
  '{ papers(first: 0) { nodes { id } } }',
  '{ authors(after: "nonsense") { nodes { id } } }',
];

let database: TestDatabase;
let databaseUrl: string;
let whole: Served;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  databaseUrl = urlOf(database.connection);
  whole = await serve([], { env: { DATABASE_URL: databaseUrl } });
}, 60_000);

afterAll(async () => {
  await endAll();
  await database?.drop();
}, 60_000);

async function expectSameAnswers(url: string): Promise<void> {
  for (const operation of OPERATIONS) {
    const expected = await ask(whole.url, operation);
    expect({ operation, ...(await ask(url, operation)) }).toEqual({ operation, ...expected });
  }
}

describe('a subgraph in a process of its own', () => {
  test('answers through the gateway as it does inside it, and its loss leaves the rest standing', async () => {
    const authors = await serve(['subgraph', 'authors'], { env: { DATABASE_URL: databaseUrl } });
    expect(authors.said().stdout).toMatch(/^ {2}Subgraph {2}authors$/m);
    const gateway = await serve(['--subgraph', `authors=${authors.url}/graphql`], {
      env: { DATABASE_URL: databaseUrl },
    });
    await expectSameAnswers(gateway.url);

    await stop(authors);
    const { data, errors } = await ask(
      gateway.url,
      '{ papers(first: 1) { nodes { title authors { name } } } }',
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    expect(await ask(gateway.url, '{ papers(first: 1) { totalCount } }')).toEqual({
      data: { papers: { totalCount: 10 } },
    });
    const readiness = await fetch(`${gateway.url}/readyz`);
    expect([readiness.status, await readiness.json()]).toMatchObject([
      503,
      { ok: false, checks: { database: true, papers: true, authors: false, areas: true } },
    ]);
    await stop(gateway);
  }, 60_000);

  test('needs no database in the gateway where all are', async () => {
    const starting = { env: { DATABASE_URL: databaseUrl } };
    const names = ['papers', 'authors', 'areas'];
    const subgraphs = await Promise.all(names.map((name) => serve(['subgraph', name], starting)));
    const flags = subgraphs.flatMap(({ url }, index) => ['--subgraph', `${names[index]}=${url}/graphql`]);
    const cwd = await newFolder();
    const gateway = await serve(flags, { cwd });
    expect(gateway.said().stdout).toContain('Data        with the subgraphs, all in other processes\n');
    await expectSameAnswers(gateway.url);
    for (const program of [gateway, ...subgraphs]) expect((await stop(program)).code).toBe(0);
  }, 60_000);
});

describe('a supergraph composed elsewhere', () => {
  test('without addresses runs our own subgraphs, with one asks there, and a flag goes before it', async () => {
    const folder = await newFolder();
    const file = path.join(folder, 'supergraph.graphql');
    expect(await run(['schema', '--out', folder])).toMatchObject({ code: 0 });
    const env = { DATABASE_URL: databaseUrl };
    const local = await serve(['--supergraph', file], { env });
    await expectSameAnswers(local.url);
    await stop(local);

    const areas = await serve(['subgraph', 'areas'], { env });
    const elsewhere = readFileSync(file, 'utf8')
      .replace('name: "areas", url: ""', `name: "areas", url: "${areas.url}/graphql"`)
      .replace('name: "authors", url: ""', 'name: "authors", url: "http://127.0.0.1:1/graphql"');
    writeFileSync(file, elsewhere);
    const authors = await serve(['subgraph', 'authors'], { env });
    const mixed = await serve(['--supergraph', file, '--subgraph', `Authors=${authors.url}/graphql`], {
      env,
    });
    await expectSameAnswers(mixed.url);
    for (const program of [mixed, areas, authors]) await stop(program);
  }, 60_000);

  test('with a member that is not up starts without being ready', async () => {
    const folder = await newFolder();
    const file = path.join(folder, 'supergraph.graphql');
    await run(['schema', '--out', folder]);
    const all = readFileSync(file, 'utf8').replaceAll('url: ""', 'url: "http://127.0.0.1:1/graphql"');
    writeFileSync(file, all);
    const gateway = await serve(['--supergraph', file], { cwd: folder });
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    await stop(gateway);
  }, 60_000);

  test('with a foreign member that has no address is refused', async () => {
    const folder = await newFolder();
    const file = path.join(folder, 'supergraph.graphql');
    await run(['schema', '--out', folder]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('name: "areas"', 'name: "topics"'));
    expect((await run(['--supergraph', file], { cwd: folder })).stderr).toBe(
      'papergraph: the supergraph says not where its subgraph "topics" is. Give its address: --subgraph topics=https://….\n',
    );
  });
});

describe('a subgraph of someone’s own', () => {
  test('the example adds news to papers with one flag', async () => {
    const news = launch(process.execPath, [path.join(root, 'examples', 'own-subgraph', 'server.js')], {
      env: { PORT: '0' },
    });
    const [, url = ''] = await news.says(/news is at (\S+)/);
    const gateway = await serve(['--subgraph', `news=${url}`], { env: { DATABASE_URL: databaseUrl } });
    const readme = readFileSync(path.join(root, 'examples', 'own-subgraph', 'README.md'), 'utf8');
    const [, body = ''] = /^ {2}'(.*)'$/m.exec(readme) ?? [];
    const { query: operation } = z.object({ query: z.string() }).parse(JSON.parse(body));
    expect(await ask(gateway.url, operation)).toMatchObject({
      data: {
        paper: {
          title: 'OLMoE: Open Mixture-of-Experts Language Models',
          authors: expect.arrayContaining([{ name: 'Niklas Muennighoff' }]),
          news: [
            { title: 'Reproduced on our cluster', date: '2025-09-01' },
            { title: 'Talk in our reading group', date: '2025-05-06' },
          ],
        },
      },
    });
    expect(await ask(gateway.url, '{ papers(first: 10) { nodes { news { title } } } }')).not.toHaveProperty(
      'errors',
    );
    await stop(gateway);
    news.child.kill();
  }, 60_000);

  test('that does not compose is refused with the reason, and the database is left', async () => {
    const sdl =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) type Paper @key(fields: "slug") { slug: Int! title: Int! }';
    const wrong = createServer((_request, response) =>
      response.end(JSON.stringify({ data: { _service: { sdl } } })),
    ).listen(0, '127.0.0.1');
    await once(wrong, 'listening');
    // A listening TCP server has an address with a port.
    const { port } = wrong.address() as AddressInfo;
    const cwd = await newFolder();
    const { code, stderr } = await run(['--port', '0', '--subgraph', `wrong=http://127.0.0.1:${port}`], {
      cwd,
    });
    wrong.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^papergraph: the subgraphs do not compose:\n(- .*\n)+Mend the schemas named above\.\n$/m,
    );
    expect(stderr).toContain('Paper.title');
    const again = papergraph(['seed'], { cwd });
    expect((await again.ended).stdout).toMatch(/^all papers were there already/);
  }, 60_000);
});
