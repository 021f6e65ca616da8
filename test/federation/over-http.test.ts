import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadRemoteSubgraph } from '../../src/gateway/remote-subgraph';
import type { LocalSubgraph, Subgraph } from '../../src/graphql/subgraph';
import { ask, askMonolith, createScope, libraryEngine, nullPlaces } from './comparison';
import { createLibrary, librarySubgraphs } from './library';

/** A bare HTTP server for a subgraph. */
async function serve(subgraph: LocalSubgraph): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { query, variables } = JSON.parse(body);
    const result = await subgraph.execute({ document: query, variables, scope: createScope() });
    response.end(JSON.stringify(result));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

describe('the same graph with its subgraphs over HTTP', () => {
  const servers: Server[] = [];
  const subgraphs: Subgraph[] = [];

  beforeAll(async () => {
    for (const local of librarySubgraphs(createLibrary())) {
      const { server, url } = await serve(local);
      servers.push(server);
      subgraphs.push(await loadRemoteSubgraph({ name: local.name, url, timeoutMs: 5_000 }));
    }
  });

  afterAll(async () => {
    for (const subgraph of subgraphs) await subgraph.close();
    for (const server of servers) server.close();
  });

  test.each([
    '{ books(first: 9) { title authors { name friends { id } } reviews { id } postage media { likes } } }',
    '{ topMedia { __typename likes title ... on Book { isbn } } search(kind: ESSAY) { ... on Book { x: weight } ... on Film { x: minutes } } }',
    '{ authors { secret reviews { body book { firstAuthor { id } boom } } } }',
    '{ __proto__: books { constructor: title boom } __schema { queryType { name } } }',
    'mutation { renameAuthor(id: "a2", name: "Bo") { name reviews { id } } }',
  ])('%s', async (text) => {
    const expected = await askMonolith(text);
    const result = await ask(libraryEngine(subgraphs), text);
    expect(JSON.stringify(result.data)).toBe(JSON.stringify(expected.data));
    expect(nullPlaces(result)).toEqual(nullPlaces(expected));
  });
});
