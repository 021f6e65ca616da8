import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../errors/codes';

/** The same error with a code: graphql-js gives none to what it finds in a document. */
export function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  const { message, nodes, source, positions, path, originalError } = error;
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { code } });
}
