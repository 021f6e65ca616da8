import { type ExecutionResult, GraphQLError, getVariableValues } from 'graphql';
import { BadUserInput, Timeout } from '../errors/graph-error';
import { StartupError } from '../errors/startup-error';
import { applyConditions } from '../graphql/conditions';
import { createOperationCache, DEFAULT_CACHED_OPERATIONS } from '../graphql/operation-cache';
import type { Subgraph } from '../graphql/subgraph';
import type { Engine, EngineRequest } from './engine';
import { compilePlan } from './execute-plan';
import { createIntrospection } from './introspection';
import type { DataObject } from './merge';
import { type Operation, planText, readOperation, variablesOf } from './operation';
import { createPlanner, type Planner } from './plan';
import type { PlanGraph, PlanRun, PlanStep } from './plan-step';
import { isVersioned } from './results/plan-is-versioned';
import { compileShape, type Shape } from './shape';
import { atClientPaths, createErrorCover, type SubgraphFailure } from './subgraph-errors';
import { apiSchemaOf, indexTypes, parseSupergraph, subgraphsOfSupergraph } from './supergraph';
import { createTypenameRequests } from './typename-requests';

/** What an engine is made of. */
export interface EngineOptions {
  readonly supergraphSdl: string;
  /** One for each subgraph of the supergraph. */
  readonly subgraphs: readonly Subgraph[];
  /** How many operations are kept read, and how many planned. */
  readonly cacheSize?: number;
  /** Told of every error of a subgraph and of the gateway itself, for the log. */
  readonly onSubgraphError?: (failure: SubgraphFailure) => void;
}

/** An operation planned for one combination of the values that decide its `@skip` and `@include`. */
interface PlannedOperation {
  /** Absent where nothing is to be fetched. */
  readonly run: PlanStep | undefined;
  readonly isVersioned: boolean;
  readonly shape: Shape;
}

/**
 * The engine of a federated graph. Throws {@link StartupError} where the supergraph cannot be read or names a subgraph
 * that is not given.
 */
export function createEngine(options: EngineOptions): Engine {
  const { supergraphSdl, cacheSize = DEFAULT_CACHED_OPERATIONS, onSubgraphError = () => {} } = options;
  const supergraph = parseSupergraph(supergraphSdl);
  const planner = startPlanner(supergraphSdl);
  const apiSchema = apiSchemaOf(planner.consumerSdl);
  const types = indexTypes(supergraph);
  const requestTypenames = createTypenameRequests(apiSchema, types);
  const graph: PlanGraph = {
    types,
    subgraph: subgraphLookup(supergraphSdl, options.subgraphs),
    onSubgraphError,
  };
  const introspect = createIntrospection(apiSchema);
  const operations = createOperationCache<Operation>(cacheSize);
  const plans = createOperationCache<PlannedOperation>(cacheSize);

  function operationOf(key: string, request: EngineRequest): Operation {
    let operation = operations.get(key);
    if (!operation) {
      operation = readOperation(request.document, request.operationName);
      operations.set(key, operation);
    }
    return operation;
  }

  async function plan(
    { document, clientName }: Operation,
    variables: DataObject,
    signal: AbortSignal | undefined,
  ): Promise<PlannedOperation> {
    const decided = applyConditions(document, (name) => variables[name] === true);
    const text = planText(requestTypenames(decided));
    const node = text === undefined ? undefined : await planner.plan(text, signal);
    return {
      run: node && compilePlan(node, graph),
      isVersioned: !node || isVersioned(node, (name) => graph.subgraph(name).isVersioned ?? false),
      shape: compileShape(apiSchema, decided, clientName),
    };
  }

  async function answer(request: EngineRequest): Promise<ExecutionResult> {
    const { source, operationName, scope } = request;
    // No GraphQL text holds a NUL.
    const key = operationName === undefined ? source : `${operationName}\0${source}`;
    const operation = operationOf(key, request);
    const { given, defaulted: variables } = variablesOf(operation, request.variables ?? {});
    const refused = checkVariables(operation, given, variables);
    if (refused.length > 0) return { errors: refused };

    const { conditions } = operation;
    const planKey =
      conditions.length === 0 ? key : `${conditions.map((name) => variables[name]).join()}\0${key}`;
    let planned = plans.get(planKey);
    if (!planned) {
      planned = await plan(operation, variables, scope.signal);
      plans.set(planKey, planned);
    }
    scope.isVersioned = planned.isVersioned;
    const run: PlanRun = { scope, variables, data: {}, errors: [], lost: [] };
    const waiting = planned.run?.(run);
    if (waiting) await waiting;

    const { errors } = run;
    let isCovered: ReturnType<typeof createErrorCover> | undefined;
    const data = planned.shape(run.data, {
      errors,
      isCovered: (path) => {
        isCovered ??= createErrorCover([...errors], run.lost);
        return isCovered(path);
      },
      introspect: (field) => {
        const result = introspect(operation, field, given);
        errors.push(...result.errors);
        return result.value;
      },
    });
    return errors.length > 0 ? { errors: atClientPaths(errors, data, operation.clientName), data } : { data };
  }

  function checkVariables(operation: Operation, given: DataObject, variables: DataObject): GraphQLError[] {
    const definitions = operation.definition.variableDefinitions ?? [];
    if (definitions.length === 0) return [];
    const { errors = [] } = getVariableValues(apiSchema, definitions, given, { maxErrors: 50 });
    const nulls = operation.conditions.filter((name) => typeof variables[name] !== 'boolean');
    return errors.length > 0
      ? errors.map(({ message, nodes }) => new GraphQLError(message, { nodes, extensions: BAD_USER_INPUT }))
      : nulls.map(
          (name) =>
            new BadUserInput(`$${operation.clientName(name)} decides @skip or @include: it must not be null`),
        );
  }

  return {
    apiSchema,
    supergraphSdl,
    cacheSizes: () => ({ operations: operations.size, plans: plans.size }),
    async execute(request) {
      const { signal, requestId } = request.scope;
      try {
        return await untilAborted(answer(request), signal);
      } catch (error) {
        if (signal?.aborted) return { errors: [abortError(signal)], data: null };
        if (error instanceof GraphQLError) return { errors: [error] };
        onSubgraphError({ requestId, error });
        return { errors: [internalError(error)], data: null };
      }
    },
  };
}

const BAD_USER_INPUT = { code: 'BAD_USER_INPUT' };

function startPlanner(supergraphSdl: string): Planner {
  try {
    return createPlanner(supergraphSdl);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(`the supergraph cannot be planned on: ${reason}`, 'compose the supergraph again', {
      cause,
    });
  }
}

/** Subgraphs by any spelling of their name: the planner writes the name of the enum value, which is in upper case. */
function subgraphLookup(supergraphSdl: string, subgraphs: readonly Subgraph[]): PlanGraph['subgraph'] {
  const given = new Map(subgraphs.map((subgraph) => [subgraph.name.toLowerCase(), subgraph]));
  const members = new Map<string, Subgraph>();
  for (const { name } of subgraphsOfSupergraph(supergraphSdl)) {
    const subgraph = given.get(name.toLowerCase());
    if (!subgraph)
      throw new StartupError(`subgraph "${name}" of the supergraph is missing`, 'give its address');
    members.set(name.toLowerCase(), subgraph);
  }
  return (serviceName) => {
    const subgraph = members.get(serviceName.toLowerCase());
    if (!subgraph) throw new Error(`a plan names the unknown subgraph "${serviceName}"`);
    return subgraph;
  };
}

/** Settles with the promise, or rejects as soon as the signal aborts. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortError(signal));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function abortError(signal: AbortSignal): GraphQLError {
  const { reason } = signal;
  return reason instanceof GraphQLError
    ? reason
    : new Timeout('the request was cancelled before it was answered', reason);
}

function internalError(reason: unknown): GraphQLError {
  const originalError = reason instanceof Error ? reason : new Error(String(reason));
  return new GraphQLError('the operation could not be run', {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
    originalError,
  });
}
