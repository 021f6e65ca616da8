import type { ExecutionResult, GraphQLSchema } from 'graphql';

/** One operation sent to a subgraph by the gateway or by a subgraph's own HTTP server. */
export interface SubgraphRequest {
  /** The operation as text. Texts repeat (the planner prints the same one for the same plan), so they key caches. */
  readonly document: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * Identity of the client's request. All calls made for one client request carry the same object, so that a
   * subgraph in the same process can share its loaders between them. Never serialised.
   */
  readonly scope: RequestScope;
}

/** What lives as long as one client request. */
export interface RequestScope {
  /** For logs, and shown to the client beside a masked error. */
  readonly requestId: string;
  /** Aborted when the client has gone or the request timed out. */
  readonly signal?: AbortSignal;
  /** Set by the engine: whether every subgraph that takes part {@link Subgraph.isVersioned}. */
  isVersioned?: boolean;
}

/** All the gateway knows of a subgraph. In-process and remote ones look the same. */
export interface Subgraph {
  /** Lower case letters, digits, `-` and `_`; unique within a gateway. */
  readonly name: string;
  /** Federation 2 SDL, as `_service { sdl }` answers it. */
  readonly sdl: string;
  /** Where it is served, for a subgraph in another process. */
  readonly url?: string;
  /** Whether its answers change only with the version of the graph: no clock and no data of elsewhere take part in them. */
  readonly isVersioned?: boolean;
  /** Executes one operation. Returns a plain value where nothing had to wait. Throws only SubgraphUnavailable. */
  execute(request: SubgraphRequest): ExecutionResult | Promise<ExecutionResult>;
  /** Whether it can answer now: for readiness. Rejects with the reason when it cannot. */
  ping(): Promise<void>;
  /** Releases connections. */
  close(): Promise<void>;
}

/** A subgraph that runs in this process, with the executable schema behind it. */
export interface LocalSubgraph extends Subgraph {
  readonly schema: GraphQLSchema;
}
