import type { ErrorCode } from '../errors/codes';

/** The HTTP status of a response that has no data because of an error with this code. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  LIMIT_EXCEEDED: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  DOCUMENT_NOT_TRUSTED: 403,
  SUBGRAPH_UNAVAILABLE: 502,
  DATABASE_UNAVAILABLE: 503,
  TIMEOUT: 504,
  SHUTTING_DOWN: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** Faults of a document or its variables, or that it is missing: the request itself was well formed. */
const DOCUMENT_FAULTS: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
]);

/**
 * Whether the GraphQL-over-HTTP specification asks for status 200 where the answer is `application/json`: old
 * clients take any other status of that media type for a fault of the network and do not read the errors.
 */
export function isDocumentFault(code: unknown): boolean {
  return DOCUMENT_FAULTS.has(code);
}
