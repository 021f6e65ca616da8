import { HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { StoredDocuments } from '../documents/stored-documents';
import type { Departure } from './deadline';
import type { OperationRunner } from './run-operation';

/** Which stored document is to be read, for whom. */
export interface DocumentRequest {
  /** The id of a document that was added to the stored documents. */
  readonly id: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether nobody else will ask for it soon: what is kept is kept for others. */
  readonly isReadOnce?: boolean;
  /** The id of the request that needs it, for the log. */
  readonly requestId: string;
  /** Whose closing ends the work early. */
  readonly response: Departure;
}

/** An answer of the graph. */
export interface DocumentAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * Runs a stored document in this process as if a client had asked for it: with the same limits, deadline, results that are
 * kept and masked errors. Throws GraphError at the deadline and when the response is closed, TypeError for an unknown id.
 */
export type DocumentReader = (request: DocumentRequest) => Promise<DocumentAnswer>;

/** Makes the {@link DocumentReader} of a gateway. */
export function createDocumentReader({
  run,
  documents,
}: {
  readonly run: OperationRunner;
  readonly documents: Pick<StoredDocuments, 'find'>;
}): DocumentReader {
  const headers = new HeaderMap([
    ['content-type', 'application/json'],
    ['accept', 'application/graphql-response+json'],
  ]);
  return async ({ id, variables, isReadOnce, requestId, response }) => {
    const query = documents.find(id);
    if (query === undefined) throw new TypeError(`There is no stored document ${id}`);
    const httpRequest = { method: 'POST', headers, search: '', body: { query, variables } };
    const { body } = await run({ httpRequest, isReadOnce }, requestId, response);
    // A body in chunks comes only from @defer and @stream, which the schema does not have.
    return JSON.parse(String(body));
  };
}
