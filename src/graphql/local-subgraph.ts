import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { createDocumentExecutor } from './local-subgraph-executor';
import { type References, subgraphSchema } from './local-subgraph-schema';
import { federationSdl } from './local-subgraph-sdl';
import { DEFAULT_CACHED_OPERATIONS } from './operation-cache';
import type { LocalSubgraph, RequestScope } from './subgraph';

export type { ReferenceResolver, References, Representation } from './local-subgraph-schema';

/** What a subgraph in this process is made of. */
export interface LocalSubgraphOptions<Context> {
  /** Lower case letters, digits, `-` and `_`. */
  readonly name: string;
  /** Executable, with the federation directives in `astNode` or `extensions.directives`. It is not changed. */
  readonly schema: GraphQLSchema;
  readonly references: References<Context>;
  /** Called once for each client request that reaches this subgraph. */
  readonly createContext: (scope: RequestScope) => Context;
  /** Rejects with the reason when the subgraph cannot answer. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** As {@link LocalSubgraph.isVersioned}; false unless told. */
  readonly isVersioned?: boolean;
  /** How many documents are kept parsed and compiled. */
  readonly cacheSize?: number;
}

/**
 * A subgraph that runs in this process. Fields without a resolver read the property of their name; unlike in graphql-js
 * a function found there is not called.
 */
export function createLocalSubgraph<Context>(options: LocalSubgraphOptions<Context>): LocalSubgraph {
  const { name, references, createContext, ping, close, isVersioned } = options;
  const { cacheSize = DEFAULT_CACHED_OPERATIONS } = options;
  const schema = subgraphSchema(options.schema, references);
  const executor = createDocumentExecutor(schema, cacheSize);
  const contexts = new WeakMap<RequestScope, Context>();

  function contextOf(scope: RequestScope): Context {
    let context = contexts.get(scope);
    if (context === undefined) {
      context = createContext(scope);
      contexts.set(scope, context);
    }
    return context;
  }

  return {
    name,
    sdl: federationSdl(options.schema),
    schema,
    isVersioned,
    execute({ document, operationName, variables = {}, scope }) {
      try {
        const result = executor.execute(document, operationName, variables, contextOf(scope));
        return result instanceof Promise ? result.catch(failure) : result;
      } catch (error) {
        return failure(error);
      }
    },
    ping,
    close,
  };
}

function failure(reason: unknown): ExecutionResult {
  if (reason instanceof GraphQLError) return { errors: [reason] };
  const originalError = reason instanceof Error ? reason : new Error(String(reason));
  return { errors: [new GraphQLError(originalError.message, { originalError })] };
}
