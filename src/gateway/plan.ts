import { QueryPlanner } from '@graphql-hive/router-query-planner';

/** A step towards places in the answer: a response key, every item of a list, or only objects of certain types. */
export type PlanPathStep = '@' | { readonly Field: string } | { readonly TypeCondition: readonly string[] };

/** A step towards a value to rewrite: a response key, or only objects of certain types. */
export type RewriteStep = { readonly Key: string } | { readonly TypenameEquals: readonly string[] };

/** Sets a value in a representation, or renames a key of a subgraph's answer. */
export interface ValueSetter {
  readonly path: readonly RewriteStep[];
  readonly setValueTo: string;
}
export interface KeyRenamer {
  readonly path: readonly RewriteStep[];
  readonly renameKeyTo: string;
}

/** The planner writes a rewrite either wrapped in its name or with its name as `kind`. */
export type Rewrite =
  | { readonly ValueSetter: ValueSetter }
  | { readonly KeyRenamer: KeyRenamer }
  | ({ readonly kind: 'ValueSetter' } & ValueSetter)
  | ({ readonly kind: 'KeyRenamer' } & KeyRenamer);

/** What of an object goes into its representation. A field is read under `name` and sent under `alias`, if given. */
export type RequiredSelection =
  | {
      readonly kind: 'Field';
      readonly name: string;
      readonly alias?: string | null;
      readonly selections?: readonly RequiredSelection[] | null;
    }
  | {
      readonly kind: 'InlineFragment';
      readonly typeCondition: string;
      readonly selections: readonly RequiredSelection[];
    };

interface SubgraphOperation {
  readonly serviceName: string;
  readonly operationKind?: 'query' | 'mutation' | 'subscription' | null;
  readonly operation: string;
  readonly variableUsages?: readonly string[] | null;
}

/** How one `_entities` field is filled. */
export interface EntityRequest {
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites?: readonly Rewrite[] | null;
  readonly outputRewrites?: readonly Rewrite[] | null;
}

/** One operation on one subgraph: a root selection, or with `requires` an `_entities` call. */
export interface FetchNode extends SubgraphOperation, Partial<EntityRequest> {
  readonly kind: 'Fetch';
}

/** Several `_entities` fields in one operation. */
export interface BatchFetchNode extends SubgraphOperation {
  readonly kind: 'BatchFetch';
  readonly entityBatch: {
    readonly aliases: readonly (EntityRequest & {
      readonly alias: string;
      readonly representationsVariableName: string;
      readonly paths: readonly (readonly PlanPathStep[])[];
    })[];
  };
}

export type PlanNode =
  | FetchNode
  | BatchFetchNode
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Flatten'; readonly path: readonly PlanPathStep[]; readonly node: PlanNode }
  /** Not asked for: `@skip` and `@include` are decided before planning, and there are no subscriptions. */
  | { readonly kind: 'Condition' | 'Subscription' | 'Defer' };

/** Turns operations into plans. */
export interface Planner {
  /** The public schema, as the planner prints it. */
  readonly consumerSdl: string;
  /** The plan of a document with one operation; undefined where nothing is to be fetched. Rejects with the planner's reason. */
  plan(document: string, signal?: AbortSignal): Promise<PlanNode | undefined>;
}

/** Labels of progressive overrides are off, and at 0 % every percentage override is on, the same for every request. */
const ACTIVE_LABELS = new Set<string>();
const OVERRIDE_PERCENTAGE = 0;

/** Throws the planner's reason when it cannot read the supergraph. */
export function createPlanner(supergraphSdl: string): Planner {
  const planner = new QueryPlanner(supergraphSdl);
  return {
    consumerSdl: planner.consumerSchema,
    async plan(document, signal) {
      const plan = await planner.planAsync(document, null, ACTIVE_LABELS, OVERRIDE_PERCENTAGE, signal);
      // The package's types lag behind what it gives: absent parts are null, rewrites come in two spellings.
      return (plan.node ?? undefined) as PlanNode | undefined;
    },
  };
}
