import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { RequestScope } from '../graphql/subgraph';

/** One client operation, parsed and validated against {@link Engine.apiSchema}. */
export interface EngineRequest {
  readonly document: DocumentNode;
  /** The text the document was parsed from: the key of every per-operation cache. */
  readonly source: string;
  readonly operationName?: string;
  /** As the client sent them: not coerced. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
}

/** The federated graph as one executable thing: plans an operation, runs the plan on the subgraphs and shapes the answer. */
export interface Engine {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSdl: string;
  /** Entries now held by each bounded cache, by the cache's name, for tests and metrics. */
  cacheSizes(): Readonly<Record<string, number>>;
  /** Never rejects: what goes wrong stands in `errors`, each with an `extensions.code`. */
  execute(request: EngineRequest): Promise<ExecutionResult>;
}
