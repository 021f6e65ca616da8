import type { FastifyReply } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../errors/codes';
import { GraphError } from '../errors/graph-error';
import { isErrorCode } from '../errors/mask';
import { documentId } from './documents/read-documents';

/** What a page has of the gateway: it runs stored documents, and nothing else. */
export type RunStoredDocument = (request: {
  readonly id: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isReadOnce?: boolean;
  readonly requestId: string;
  readonly response: FastifyReply['raw'];
}) => Promise<{ readonly data?: unknown; readonly errors?: readonly GraphQLFormattedError[] }>;

/**
 * Reads the data of a named document of `src/web` through the public graph. `Data` is what the document selects. Throws GraphError
 * with the graph's code and message where the graph answered with any error: a page shows all it is about, or says why it cannot.
 * @param reply the answer that needs it: the work ends when its client leaves
 * @param isReadOnce whether nobody else will ask for it soon, so that it takes no place among the results that are kept
 */
export type ReadDocument = <Data>(
  name: string,
  variables: Readonly<Record<string, unknown>>,
  reply: FastifyReply,
  isReadOnce?: boolean,
) => Promise<Data>;

/** Makes {@link ReadDocument} of the gateway's runner. */
export function createReader(run: RunStoredDocument): ReadDocument {
  return async <Data>(
    name: string,
    variables: Readonly<Record<string, unknown>>,
    { raw, request }: FastifyReply,
    isReadOnce?: boolean,
  ) => {
    const id = documentId(name);
    const { data, errors = [] } = await run({
      id,
      variables,
      isReadOnce,
      requestId: request.id,
      response: raw,
    });
    const [first] = errors;
    if (first) throw new GraphError(codeOf(first), first.message);
    // The graph answers in the shape of the document, which a test compares with the type.
    return data as Data;
  };
}

function codeOf({ extensions }: GraphQLFormattedError): ErrorCode {
  return isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL_SERVER_ERROR';
}

/** Whether `error` says that a name, cursor or value that came from the address is of no form that the graph knows. */
export function isBadInput(error: unknown): error is GraphError {
  return error instanceof GraphError && error.extensions.code === 'BAD_USER_INPUT';
}
