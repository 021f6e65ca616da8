import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';
import { StartupError } from '../../errors/startup-error';
import { hashOf } from '../documents/stored-documents';

const QUERY = 'query Paper($id: ID!) { paper(id: $id) { title } }';
const ANSWER = { data: { paper: { title: 'On graphs' } } };
const STRICT = 'application/graphql-response+json';
const TRUSTED = { id: 'paper-card', text: 'query Card { paper(id: "p1") { id } }' };
const CARD = { data: { paper: { id: 'p1' } } };

const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});

/** What a client reads of an answer. */
async function read(response: Response) {
  const { status, headers } = response;
  const body = JSON.parse(await response.text());
  return { status, body, caching: headers.get('cache-control'), type: headers.get('content-type') };
}

const get = async (server: FixtureServer, parameters: Record<string, unknown>, headers = {}) => {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return read(await fetch(`${server.url}/graphql?${new URLSearchParams(texts)}`, { headers }));
};

const post = async (server: FixtureServer, body: unknown, headers = {}) =>
  read(await server.post(body, headers));

const codeOf = ({ body }: { body: { errors?: { extensions: { code: string } }[] } }) =>
  body.errors?.[0]?.extensions.code;

describe('automatic persisted queries', () => {
  let server: FixtureServer;
  beforeEach(async () => {
    server = await startFixtureServer({ trustedDocuments: [TRUSTED] });
  });
  afterEach(() => server.close());

  test.each([
    ['GET', get],
    ['POST', post],
  ])('are found by %s once the text came with its hash', async (_method, ask) => {
    const extensions = persisted(hashOf(QUERY));
    const variables = { id: 'p1' };
    const unknown = await ask(server, { extensions, variables });
    expect(unknown).toMatchObject({
      status: 200,
      caching: 'no-store',
      body: {
        errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      },
    });
    expect((await ask(server, { query: QUERY, extensions, variables })).body).toEqual(ANSWER);
    for (const again of [get, post]) {
      const answer = await again(server, { extensions, variables, operationName: 'Paper' });
      expect([answer.status, answer.body]).toEqual([200, ANSWER]);
    }
    const seen = server.engine.requests.at(-1);
    expect(seen).toMatchObject({ source: QUERY, operationName: 'Paper', variables });
    expect(new Set(server.engine.requests.map(({ document }) => document)).size).toBe(1);
  });

  test('that are unknown are told with 400 in the media type that has it', async () => {
    const extensions = persisted(hashOf(QUERY));
    for (const ask of [get, post]) {
      expect(await ask(server, { extensions }, { accept: STRICT })).toMatchObject({
        status: 400,
        caching: 'no-store',
        type: expect.stringContaining(STRICT),
      });
    }
  });

  test.each<[string, unknown, RegExp]>([
    ['another version', persisted(hashOf(QUERY), 2), /version must be 1/],
    ['the hash of another text', persisted(hashOf('x')), /must be the SHA-256 hash of the query/],
    ['no hash', { persistedQuery: { version: 1 } }, /sha256Hash must be/],
    ['no object', { persistedQuery: 'x' }, /persistedQuery must be an object/],
    ['extensions that are a list', [1], /extensions/],
    ['extensions that are a number', 1, /extensions/],
  ])('with %s are refused', async (_kind, extensions, message) => {
    for (const ask of [get, post]) {
      const { status, body } = await ask(server, { query: QUERY, variables: { id: 'p1' }, extensions });
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
      expect(body.errors[0].message).toMatch(message);
    }
    expect(server.server.storedDocuments.registrations.count).toBe(0);
  });

  test('with extensions that are no JSON are refused', async () => {
    const { status, body } = await get(server, { query: QUERY, extensions: '{' });
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each([
    ['broken syntax', '{', {}],
    ['an unknown field', '{ nothing }', {}],
    ['a broken limit', `{ ${'fail '.repeat(101)} }`, {}],
    ['variables that do not fit', QUERY, {}],
    ['an operation that is not there', QUERY, { operationName: 'Other', variables: { id: 'p1' } }],
  ])('with %s are not kept', async (_kind, query, rest) => {
    const extensions = persisted(hashOf(query));
    expect((await post(server, { query, extensions, ...rest })).body.errors).toHaveLength(1);
    expect(codeOf(await post(server, { extensions, ...rest }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('cannot run a mutation by GET', async () => {
    const query = 'mutation { rename(title: "x") }';
    const extensions = persisted(hashOf(query));
    expect((await post(server, { query, extensions })).body).toEqual({ data: { rename: true } });
    expect((await get(server, { extensions })).status).toBe(405);
    expect(server.engine.renamed).toEqual(['x']);
  });

  test('know trusted documents by id, too', async () => {
    for (const id of [TRUSTED.id, hashOf(TRUSTED.text)]) {
      for (const ask of [get, post]) {
        expect((await ask(server, { extensions: persisted(id) })).body).toEqual(CARD);
        expect((await ask(server, { documentId: id })).body).toEqual(CARD);
      }
    }
    expect(server.server.storedDocuments.registrations.count).toBe(0);
  });

  test('are kept apart from trusted documents, however many come', async () => {
    for (let i = 0; i < 50; i += 1) {
      const query = `{ __typename } # ${i}`;
      await post(server, { query, extensions: persisted(hashOf(query)) });
    }
    expect(server.server.storedDocuments.registrations.count).toBe(50);
    expect((await get(server, { documentId: TRUSTED.id })).body).toEqual(CARD);
  });
});

describe('where only trusted documents run', () => {
  let server: FixtureServer;
  beforeAll(async () => {
    server = await startFixtureServer({ trustedDocuments: [TRUSTED], trustedOnly: true });
  });
  afterAll(() => server.close());

  test('they run by id, by hash and by their text', async () => {
    for (const ask of [get, post]) {
      for (const parameters of [
        { documentId: TRUSTED.id },
        { extensions: persisted(hashOf(TRUSTED.text)) },
        { query: TRUSTED.text },
        { query: TRUSTED.text, extensions: persisted(hashOf(TRUSTED.text)) },
      ]) {
        expect((await ask(server, parameters)).body).toEqual(CARD);
      }
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['a text', { query: QUERY, variables: { id: 'p1' } }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['a trusted text with a space more', { query: `${TRUSTED.text} ` }],
    ['broken syntax', { query: '{' }],
    ['a text with its hash', { query: QUERY, extensions: persisted(hashOf(QUERY)) }],
    ['a hash', { extensions: persisted(hashOf(QUERY)) }],
    ['an id', { documentId: 'nothing' }],
  ])('%s is refused with 403 in either media type', async (_kind, parameters) => {
    const before = server.engine.requests.length;
    for (const ask of [get, post]) {
      for (const accept of ['application/json', STRICT]) {
        const refused = await ask(server, parameters, { accept });
        expect([refused.status, codeOf(refused), refused.caching]).toEqual([
          403,
          'DOCUMENT_NOT_TRUSTED',
          'no-store',
        ]);
      }
    }
    expect(server.engine.requests).toHaveLength(before);
  });

  test('no odd form of a request gets another text through', async () => {
    const before = server.engine.requests.length;
    const query = '{ fail }';
    const { text } = TRUSTED;
    const search = (parameters: [string, string][]) =>
      fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`);
    const answers = await Promise.all([
      server.post([{ query }]),
      server.post([{ query: text }, { query }]),
      server.post({ query: [query] }),
      server.post({ query: { kind: 'Document' }, documentId: TRUSTED.id }),
      server.post(`{"query": ${JSON.stringify(text)}, "query": "${query}"}`),
      server.post({ Query: text, query }),
      search([
        ['query', text],
        ['query', query],
      ]),
      search([
        ['query', query],
        ['query', text],
      ]),
      search([
        ['documentId', TRUSTED.id],
        ['query', query],
      ]),
      fetch(`${server.url}/graphql?qu%65ry=${encodeURIComponent(query)}`),
      fetch(`${server.url}/graphql?query=${encodeURIComponent(text)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
    ]);
    for (const { status } of answers) expect([400, 403]).toContain(status);
    expect(server.engine.requests).toHaveLength(before);
    // Of two texts for one document the stored one runs.
    await search([
      ['documentId', TRUSTED.id],
      ['extensions', JSON.stringify(persisted(hashOf(query)))],
    ]);
    expect(server.engine.requests.at(-1)?.source).toBe(text);
  });

  test('more may be added while the server runs', async () => {
    server.server.storedDocuments.add({ id: 'later', text: 'query Later { paper(id: "p1") { title } }' });
    expect((await get(server, { documentId: 'later' })).body).toEqual(ANSWER);
  });
});

test('a trusted document that could never run keeps the server from starting', async () => {
  const starting = startFixtureServer({
    trustedDocuments: [{ ...TRUSTED, text: '{ nothing }', origin: 'm.json' }],
  });
  await expect(starting).rejects.toThrow(StartupError);
  await expect(starting).rejects.toThrow(/^m\.json: the document "paper-card" could never run: .*nothing/);
});
