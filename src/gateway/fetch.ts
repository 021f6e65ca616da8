import type { ExecutionResult, GraphQLError } from 'graphql';
import { GraphError, SubgraphUnavailable } from '../errors/graph-error';
import {
  type Locate,
  type LocatedSelection,
  locateInEntities,
  locateInRoot,
  type PlacesByIndex,
} from './locate-errors';
import { copyOf, type DataObject, isDataObject, mergeInto } from './merge';
import { type AnswerPath, compilePlacePath, placesAt } from './places';
import type { EntityRequest, FetchNode, PlanPathStep } from './plan';
import type { PlanGraph, PlanRun, PlanStep } from './plan-step';
import {
  compileRepresenter,
  createRepresentationList,
  type RepresentationList,
  type Representer,
} from './representations';
import { compileRewrites, type Rewriter, renamedKeys } from './rewrites';
import { clientError } from './subgraph-errors';

type SubgraphOperation = Pick<FetchNode, 'serviceName' | 'operation' | 'variableUsages'>;

/** One `_entities` field of an operation: where its representations come from and its entities go. */
export type EntitySelection = EntityRequest & {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly (readonly PlanPathStep[])[];
};

/** A fetch whose data are the root of the answer or a part of it. */
export function compileRootFetch(node: FetchNode, graph: PlanGraph): PlanStep {
  const send = compileSend(node, graph);
  const rewrite = compileRewrites(node.outputRewrites, graph.types);
  const locate = locateInRoot(node.operation, renamedKeys(node.outputRewrites));
  return (run) =>
    send(run, {}, locate, ({ data }) => {
      if (!isDataObject(data)) return;
      rewrite?.(data);
      mergeInto(run.data, data, graph.types.isAbstract);
    });
}

interface CompiledSelection extends LocatedSelection {
  readonly variable: string;
  readonly represent: Representer;
  readonly rewrite: Rewriter | undefined;
}

/** A fetch of entities, each merged into every object that its representation was built from. */
export function compileEntityFetch(
  node: SubgraphOperation,
  selections: readonly EntitySelection[],
  graph: PlanGraph,
): PlanStep {
  const send = compileSend(node, graph);
  const compiled = selections.map(
    (selection): CompiledSelection => ({
      alias: selection.alias,
      variable: selection.variable,
      paths: selection.paths.map((path) => compilePlacePath(path, graph.types)),
      represent: compileRepresenter(selection, graph.types),
      rewrite: compileRewrites(selection.outputRewrites, graph.types),
      names: renamedKeys(selection.outputRewrites),
    }),
  );
  return (run) => {
    const lists = new Map<string, RepresentationList>();
    const places = compiled.map((selection) => gather(selection, run.data, lists));
    const variables: DataObject = {};
    let asked = 0;
    for (const [variable, { representations }] of lists) {
      variables[variable] = representations;
      asked += representations.length;
    }
    if (asked === 0) return;
    const locate = locateInEntities(node.operation, compiled, places, run.data);
    return send(run, variables, locate, ({ data }) => {
      for (const [index, selection] of compiled.entries()) {
        fill(data?.[selection.alias], places[index] ?? [], selection, graph);
      }
    });
  };
}

function gather(
  { variable, paths, represent }: CompiledSelection,
  data: DataObject,
  lists: Map<string, RepresentationList>,
): PlacesByIndex {
  let list = lists.get(variable);
  if (!list) {
    list = createRepresentationList();
    lists.set(variable, list);
  }
  const places: PlacesByIndex = [];
  for (const path of paths) {
    for (const place of placesAt(data, path)) {
      const representation = represent(place);
      if (!representation) continue;
      const index = list.add(representation);
      const same = places[index];
      if (same) same.push(place);
      else places[index] = [place];
    }
  }
  return places;
}

function fill(
  entities: unknown,
  places: PlacesByIndex,
  { rewrite }: CompiledSelection,
  { types }: PlanGraph,
): void {
  if (!Array.isArray(entities)) return;
  for (const [index, same] of places.entries()) {
    const entity: unknown = entities[index];
    if (!same || !isDataObject(entity)) continue;
    rewrite?.(entity);
    for (const [nth, place] of same.entries()) {
      mergeInto(place, nth === same.length - 1 ? entity : copyOf(entity), types.isAbstract);
    }
  }
}

type Send = (
  run: PlanRun,
  variables: DataObject,
  locate: Locate,
  onAnswer: (answer: ExecutionResult) => void,
) => void | Promise<void>;

/** Sends the operation and hands on its answer. Errors go to the run and to the log, each at its place for the client. */
function compileSend(node: SubgraphOperation, graph: PlanGraph): Send {
  const subgraph = graph.subgraph(node.serviceName);
  const usages = node.variableUsages ?? [];
  return (run, variables, locate, onAnswer) => {
    // Whoever cancelled the run has its answer already.
    if (run.scope.signal?.aborted) return;
    for (const name of usages) {
      if (Object.hasOwn(run.variables, name)) variables[name] = run.variables[name];
    }
    const addError = (error: GraphQLError, path: AnswerPath | undefined): void => {
      graph.onSubgraphError({ subgraph: subgraph.name, requestId: run.scope.requestId, error });
      for (const place of locate(path)) run.errors.push(clientError(error, place));
    };
    const onResult = (result: ExecutionResult): void => {
      for (const error of result.errors ?? []) {
        addError(error, error.path);
        const lost = lostWith(error, result.data);
        if (lost) run.lost.push(...locate(lost.path));
      }
      onAnswer(result);
    };
    const onFailure = (reason: unknown): void => {
      if (run.scope.signal?.aborted) return;
      const known = reason instanceof GraphError;
      addError(known ? reason : new SubgraphUnavailable('a subgraph failed to answer', reason), undefined);
    };
    try {
      const result = subgraph.execute({ document: node.operation, variables, scope: run.scope });
      if (result instanceof Promise) return result.then(onResult).catch(onFailure);
      onResult(result);
    } catch (reason) {
      onFailure(reason);
    }
  };
}

/**
 * What an error took with it beyond its own field: everything that was fetched, or everything of one entity. Undefined
 * where its neighbours came all the same.
 */
function lostWith({ path }: GraphQLError, data: unknown): { path: AnswerPath | undefined } | undefined {
  if (!isDataObject(data)) return { path: undefined };
  const [field, index] = path ?? [];
  const list: unknown = field === undefined ? undefined : data[field];
  if (typeof index !== 'number' || !Array.isArray(list) || list[index] != null) return undefined;
  return { path: path?.slice(0, 2) };
}
