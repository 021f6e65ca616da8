import { createHash } from 'node:crypto';
import { type Dialect, graphDialect } from './contender';
import { graphqlPost, type HttpRequest } from './http-request';
import type { AnyParameters, OperationName, ParameterSets } from './operations';
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

/** Sends an operation to be stored. @returns whether the server then answers it by its hash */
async function store(port: number, request: HttpRequest): Promise<boolean> {
  const { query, variables } = JSON.parse(request.body ?? '');
  await send(port, graphqlPost(request.path, { query, variables, extensions: extensionsOf(query) }));
  const { status, text } = await send(port, storedForm(request));
  return status === 200 && text.startsWith('{"data":');
}

/**
 * papergraph's graph where some operations are asked for as widgets do, by the hash of a document that the server keeps;
 * whole where the server keeps none.
 */
export async function storedDialect(
  port: number,
  path: string,
  operations: readonly OperationName[],
  sets: ParameterSets,
): Promise<Dialect> {
  const plain = graphDialect(path);
  const stored = new Set<OperationName>();
  for (const name of operations) {
    // The sets of an operation have its parameters.
    const request = plain.requestOf(name, sets[name][0] as AnyParameters & never);
    if (request && (await store(port, request))) stored.add(name);
    else console.error(`the server on port ${port} answers no stored documents: ${name} is sent whole`);
  }
  return {
    ...plain,
    requestOf(operation, parameters) {
      const request = plain.requestOf(operation, parameters);
      return request && stored.has(operation) ? storedForm(request) : request;
    },
  };
}
