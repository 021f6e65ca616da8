import { GraphQLError, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { GraphError } from '../../errors/graph-error';
import { checkVariables } from '../../graphql/limits/input-values';
import { DEFAULT_LIMITS } from '../../graphql/limits/limits';
import { withCode } from '../../graphql/limits/with-code';
import type { SubgraphRequest } from '../../graphql/subgraph';
import { MAX_DOCUMENTS, MAX_SOURCE_LENGTH } from './document-store';

/** The parameters of a request to a subgraph: what it executes, but for the scope. */
export type SubgraphParameters = Omit<SubgraphRequest, 'scope'>;

/** Clients are gateways that print their operations themselves; this only stops what no gateway prints. */
const MAX_TOKENS = 50_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The parameters in a request's body. Throws GraphError where it is no GraphQL request or its variables are
 * not allowed.
 */
export function readParameters(body: unknown): SubgraphParameters {
  const badRequest = (message: string) => new GraphError('BAD_REQUEST', message);
  if (!isRecord(body)) throw badRequest('The request body must be a JSON object with a query');
  const { query, operationName, variables } = body;
  if (typeof query !== 'string' || query === '') throw badRequest('query must be a string that is not empty');
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest('operationName must be a string');
  }
  if (variables != null && !isRecord(variables)) throw badRequest('variables must be an object');
  if (variables) checkVariables(variables, DEFAULT_LIMITS.inputDepth);
  return { document: query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function faultsOf(
  schema: GraphQLSchema,
  { document: text, operationName }: SubgraphParameters,
): readonly GraphQLError[] {
  try {
    const document = parse(text, { maxTokens: MAX_TOKENS });
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    if (getOperationAST(document, operationName)) return [];
    return [
      new GraphError('OPERATION_RESOLUTION_FAILURE', 'operationName selects no operation of the document'),
    ];
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

/**
 * A function that says what is wrong with an operation for `schema`. It looks at each text and operation name
 * once.
 */
export function createDocumentCheck(schema: GraphQLSchema) {
  const known = new LRUCache<string, readonly GraphQLError[]>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_SOURCE_LENGTH,
    sizeCalculation: (_errors, key) => key.length,
  });
  return (parameters: SubgraphParameters): readonly GraphQLError[] => {
    const key = `${parameters.operationName ?? ''}\n${parameters.document}`;
    const faults = known.get(key) ?? faultsOf(schema, parameters);
    known.set(key, faults);
    return faults;
  };
}
