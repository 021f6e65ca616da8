import { createHash } from 'node:crypto';
import { type Dialect, graphDialect } from './contender';
import { GRAPH_OPERATIONS } from './graph-operations';
import { graphqlPost, type HttpRequest } from './http-request';
import type { OperationName } from './operations';
import { send } from './send';

const extensionsOf = (document: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(document).digest('hex') },
});

/** A GET with the hash of the document, in place of the POST with the document. */
function storedForm({ path, body = '' }: HttpRequest): HttpRequest {
  const { query, variables } = JSON.parse(body);
  const search = new URLSearchParams({
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(extensionsOf(query)),
  });
  return {
    method: 'GET',
    path: `${path}?${search}`,
    // Without it Apollo Server takes a GET for what another site may have made a browser send.
    headers: { accept: 'application/json', 'apollo-require-preflight': 'true' },
  };
}

/** Sends a document to be stored. @returns whether the server then knows it by its hash */
async function store(port: number, path: string, document: string): Promise<boolean> {
  const extensions = extensionsOf(document);
  await send(port, graphqlPost(path, { query: document, variables: {}, extensions }));
  const { text } = await send(port, storedForm(graphqlPost(path, { query: document, variables: {} })));
  return !text.includes('PersistedQuery');
}

/** papergraph's graph where some operations are asked for as widgets do, by the hash of a document that the server keeps. */
export async function storedDialect(
  port: number,
  path: string,
  operations: readonly OperationName[],
): Promise<Dialect> {
  const stored = new Set<OperationName>();
  for (const name of operations) {
    if (await store(port, path, GRAPH_OPERATIONS[name].document)) stored.add(name);
    else console.error(`the server on port ${port} knows no stored documents: ${name} is sent whole`);
  }
  const plain = graphDialect(path);
  return {
    ...plain,
    requestOf(operation, parameters) {
      const request = plain.requestOf(operation, parameters);
      return request && stored.has(operation) ? storedForm(request) : request;
    },
  };
}
