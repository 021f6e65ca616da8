import { GRAPH_OPERATIONS } from './graph-operations';
import { graphqlPost, type HttpRequest } from './http-request';
import type { AnyParameters, GraphqlOperation, OperationName, ParametersOf } from './operations';

/** How one contender is asked, and how its answers read. */
export interface Dialect {
  /** Undefined where it cannot give the operation's answer. */
  requestOf<Name extends OperationName>(
    operation: Name,
    parameters: ParametersOf[Name],
  ): HttpRequest | undefined;
  /** An answer in the form of papergraph's `data`. @throws Error on an answer that is none */
  answerOf(operation: OperationName, text: string, parameters: AnyParameters): unknown;
}

/** A server to measure. */
export interface Contender extends Dialect {
  readonly name: string;
  readonly port: number;
  /** That all its processes have taken so far. */
  cpuSeconds(): number;
  /** The most that the memory of its first process has been. */
  peakMegabytes(): number;
}

/** `data` of an answer without errors. */
export function dataOf(text: string): Readonly<Record<string, unknown>> {
  const { data, errors } = JSON.parse(text);
  if (errors || !data) throw new Error(`the answer has errors: ${text.slice(0, 1_000)}`);
  return data;
}

/** Of servers of papergraph's own graph. */
export const graphDialect = (path: string): Dialect => ({
  requestOf<Name extends OperationName>(operation: Name, parameters: ParametersOf[Name]) {
    const { document, variables }: GraphqlOperation<Name> = GRAPH_OPERATIONS[operation];
    return graphqlPost(path, { query: document, variables: variables(parameters) });
  },
  answerOf: (_operation, text) => dataOf(text),
});

/** Of the hand-written statements. */
export const LIMIT_DIALECT: Dialect = {
  requestOf: (operation, parameters) => ({
    method: 'GET',
    path: `/${operation}?${encodeURIComponent(JSON.stringify(parameters))}`,
  }),
  answerOf: (_operation, text) => dataOf(text),
};
