import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endAll, newFolder, run, serve, stop } from './program';

const root = path.join(__dirname, '..', '..');
const AREA_PAGE = path.join(root, 'operations', 'area-page', 'AreaPage.graphql');
const NEXT_PAGE = path.join(root, 'operations', 'pages', 'NextPage.graphql');

let folder: string;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(endAll, 60_000);

/** A file of that text, by its path. */
function file(name: string, text: string): string {
  const location = path.join(folder, name);
  writeFileSync(location, text);
  return location;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('papergraph documents', () => {
  test('prints a manifest by hash, each document once', async () => {
    const { code, stdout } = await run(['documents', AREA_PAGE, NEXT_PAGE, AREA_PAGE]);
    const bodies = [AREA_PAGE, NEXT_PAGE].map((location) => readFileSync(location, 'utf8'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: ['AreaPage', 'NextPage'].map((name, i) => ({
        id: sha256(bodies[i] ?? ''),
        name,
        type: 'query',
        body: bodies[i],
      })),
    });
  });

  test.each([
    ['is not there', () => path.join(folder, 'nothing.graphql'), /cannot be read \(ENOENT\)\./],
    ['is no GraphQL', () => file('broken.graphql', '{'), /is no GraphQL: Syntax Error: .*\. Correct it\.\n$/],
    [
      'names no operation',
      () => file('nameless.graphql', '{ __typename }'),
      /must hold one operation, with a name\. /,
    ],
    [
      'holds two operations',
      () => file('two.graphql', 'query A { __typename } query B { __typename }'),
      /must hold one operation, with a name\. /,
    ],
  ])('refuses a file that %s', async (_kind, location, message) => {
    const outcome = await run(['documents', location()]);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(message);
  });
});

describe('a manifest that cannot serve', () => {
  const start = (...args: string[]) => run(['--port', '0', ...args], { cwd: folder });

  test.each<[string, () => string[], string | RegExp]>([
    [
      'is missing where only its documents may run',
      () => ['--trusted-only'],
      'papergraph: only trusted documents are to run, but there are none. Name their manifest with --trusted-documents or PAPERGRAPH_TRUSTED_DOCUMENTS.\n',
    ],
    [
      'is not there',
      () => ['--trusted-documents', 'nowhere.json'],
      /nowhere\.json cannot be read \(ENOENT\)\. /,
    ],
  ])('is told of before there is a database: it %s', async (_kind, args, message) => {
    const outcome = await start(...args());
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(message);
    expect(readdirSync(folder)).not.toContain('.papergraph');
  });

  test('is told of with the document that is at fault', async () => {
    const manifest = file('unfit.json', JSON.stringify({ good: '{ __typename }', bad: '{ nothing }' }));
    const outcome = await start('--trusted-documents', manifest);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(
      /^papergraph: .*unfit\.json: the document "bad" could never run: Cannot query field "nothing" on type "Query"\. Correct the document, or leave it out\.\n$/m,
    );
  }, 60_000);
});

test('the documents of a printed manifest are all that a server answers where only they may run', async () => {
  const manifest = file('manifest.json', (await run(['documents', AREA_PAGE, NEXT_PAGE])).stdout);
  const server = await serve(['--trusted-documents', manifest, '--trusted-only'], { cwd: folder });
  const variables = readFileSync(path.join(path.dirname(NEXT_PAGE), 'variables.json'), 'utf8');
  const id = sha256(readFileSync(NEXT_PAGE, 'utf8'));
  const get = async (parameters: Record<string, string>) => {
    const answer = await fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`);
    // The endpoint answers with GraphQL responses only.
    return (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  };
  const answer = await get({ documentId: id, variables });
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toBeDefined();
  expect((await get({ query: '{ __typename }' })).errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
  await stop(server);
}, 60_000);
