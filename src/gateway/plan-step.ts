import type { GraphQLError } from 'graphql';
import type { RequestScope, Subgraph } from '../graphql/subgraph';
import type { DataObject } from './merge';
import type { AnswerPath } from './places';
import type { SubgraphFailure } from './subgraph-errors';
import type { TypeIndex } from './supergraph';

/** One run of a plan: what it was given, and the answer as it grows. */
export interface PlanRun {
  readonly scope: RequestScope;
  /** By the names of the planned document, as the client sent them, defaults applied. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The merged answer by response keys. It holds more than the client asked for. */
  readonly data: DataObject;
  readonly errors: GraphQLError[];
  /** Places whose nulls the errors account for though none stands there: what a failed field took with it. */
  readonly lost: AnswerPath[];
}

/** A part of a plan made ready to run. It never rejects, and gives a promise only where it had to wait. */
export type PlanStep = (run: PlanRun) => void | Promise<void>;

/** What plans are compiled against. */
export interface PlanGraph {
  readonly types: TypeIndex;
  /** Throws where the gateway has no subgraph of that name. */
  subgraph(serviceName: string): Subgraph;
  onSubgraphError(failure: SubgraphFailure): void;
}
