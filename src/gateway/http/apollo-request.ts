import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphError } from '../../errors/graph-error';
import {
  type DocumentParameters,
  type RequestedDocument,
  requestedDocument,
} from '../documents/requested-document';
import type { StoredDocuments } from '../documents/stored-documents';

/** A request as Apollo Server takes it. */
export interface ApolloRequest {
  readonly httpRequest: HTTPGraphQLRequest;
  /** The hash that the document is to be registered under once it is known to be valid. */
  readonly toRegister?: string;
  /** The request brings a document with its hash. What was registered may be forgotten, so none such may pass unread. */
  readonly mayRegister?: boolean;
  /** Its result is asked for once, so that it is neither looked for among results that are kept nor kept. */
  readonly isReadOnce?: boolean;
  /** Why the request must not run. */
  readonly refusal?: GraphError;
}

/** The parameters of a GET request. Extensions that are no JSON are none here: Apollo Server says what is wrong with them. */
function searchParameters(search: URLSearchParams): DocumentParameters {
  const read = (name: string) => search.get(name) ?? undefined;
  return { query: read('query'), documentId: read('documentId'), extensions: parsed(read('extensions')) };
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The parameters of a POST request. A body that is no object has none. */
function bodyParameters(body: unknown): DocumentParameters {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

/**
 * The request with the text of the document it is about in place of what named it, so that what was found here is what runs. Of the
 * headers Apollo Server reads only two.
 */
export function toApolloRequest(request: FastifyRequest, documents: StoredDocuments): ApolloRequest {
  const { method, url, body } = request;
  const headers = new HeaderMap();
  for (const name of ['accept', 'content-type'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const question = url.indexOf('?');
  const asked = { method, headers, search: question < 0 ? '' : url.slice(question), body };

  const search = new URLSearchParams(asked.search);
  const parameters = method === 'GET' ? searchParameters(search) : bodyParameters(body);
  let document: RequestedDocument | undefined;
  try {
    document = requestedDocument(parameters, documents);
  } catch (error) {
    if (error instanceof GraphError) return { httpRequest: asked, refusal: error };
    throw error;
  }
  if (document?.id === undefined) return { httpRequest: asked };
  const { text, toRegister } = document;
  const mayRegister = Boolean(parameters.query);
  if (method === 'GET') {
    search.set('query', text);
    search.delete('extensions');
    return { httpRequest: { ...asked, search: `?${search}` }, toRegister, mayRegister };
  }
  const { extensions: _extensions, ...rest } = parameters;
  return { httpRequest: { ...asked, body: { ...rest, query: text } }, toRegister, mayRegister };
}
