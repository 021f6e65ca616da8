import { type ExecutionResult, GraphQLError } from 'graphql';
import { SubgraphUnavailable } from '../errors/graph-error';
import { copyOf, type DataObject, isDataObject, mergeInto } from './merge';
import { type AnswerPath, answerPathsAt, compilePlacePath, type PlacePath, placesAt } from './places';
import type { EntityRequest, FetchNode, PlanPathStep } from './plan';
import type { PlanGraph, PlanRun, PlanStep } from './plan-step';
import {
  compileRepresenter,
  createRepresentationList,
  type RepresentationList,
  type Representer,
} from './representations';
import { entityKeys, rootKeys } from './response-keys';
import { compileRewrites, type Rewriter, renamedKeys } from './rewrites';
import { clientError, commonPath, renamedPath } from './subgraph-errors';

type SubgraphOperation = Pick<FetchNode, 'serviceName' | 'operation' | 'variableUsages'>;

/** One `_entities` field of an operation: where its representations come from and its entities go. */
export type EntitySelection = EntityRequest & {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly (readonly PlanPathStep[])[];
};

/** Where an error of a subgraph stands in the client's answer. */
type Locate = (path: AnswerPath | undefined) => readonly AnswerPath[];

/** A fetch whose data are the root of the answer or a part of it. */
export function compileRootFetch(node: FetchNode, graph: PlanGraph): PlanStep {
  const send = compileSend(node, graph);
  const rewrite = compileRewrites(node.outputRewrites, graph.types);
  const names = renamedKeys(node.outputRewrites);
  const locate: Locate = (path) =>
    path?.length
      ? [renamedPath(path, names)]
      : rootKeys(node.operation).map((key) => renamedPath([key], names));
  return (run) =>
    send(run, {}, locate, ({ data }) => {
      if (!isDataObject(data)) return;
      rewrite?.(data);
      mergeInto(run.data, data, graph.types.isAbstract);
    });
}

interface CompiledSelection {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly PlacePath[];
  readonly represent: Representer;
  readonly rewrite: Rewriter | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** For each representation the objects that its entity fills; a hole where another selection asked for it. */
type PlacesByIndex = (DataObject[] | undefined)[];

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
    const locate: Locate = (path) => locateInEntities(path, node.operation, compiled, places, run.data);
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

/**
 * An error at an entity stands at every object that the entity fills. One of the whole fetch stands at the fields to be
 * filled where there is one object, else once, at what the paths of all objects have in common.
 */
function locateInEntities(
  path: AnswerPath | undefined,
  operation: string,
  selections: readonly CompiledSelection[],
  places: readonly PlacesByIndex[],
  data: DataObject,
): readonly AnswerPath[] {
  const [alias, index, ...rest] = path ?? [];
  const failed = selections.filter((selection) => alias === undefined || selection.alias === alias);
  const paths = placePaths(failed, data);
  const pathsOf = (objects: readonly DataObject[]): AnswerPath[] =>
    objects.map((object) => paths.get(object) ?? []);
  const [selection] = failed;
  if (selection && typeof index === 'number') {
    const filled = places[selections.indexOf(selection)]?.[index] ?? [];
    return pathsOf(filled).map((place) => [...place, ...renamedPath(rest, selection.names)]);
  }
  const filled = failed.flatMap((each) =>
    (places[selections.indexOf(each)] ?? []).flatMap((same) => same ?? []),
  );
  const [only, ...others] = new Set(filled);
  if (!only || others.length > 0) return [commonPath(pathsOf(filled))];
  return failed.flatMap(({ alias, names }) =>
    entityKeys(operation, alias).map((key) => [...(paths.get(only) ?? []), ...renamedPath([key], names)]),
  );
}

function placePaths(
  selections: readonly CompiledSelection[],
  data: DataObject,
): ReadonlyMap<DataObject, AnswerPath> {
  return new Map(selections.flatMap(({ paths }) => paths.flatMap((path) => [...answerPathsAt(data, path)])));
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
    const report = (error: unknown): void =>
      graph.onSubgraphError({ subgraph: subgraph.name, requestId: run.scope.requestId, error });
    const addError = (error: GraphQLError, path: AnswerPath | undefined): void => {
      report(error);
      for (const place of locate(path)) run.errors.push(clientError(error, place));
    };
    const onResult = (result: ExecutionResult): void => {
      // Paths are found in the answer as it is before this fetch fills it.
      for (const error of result.errors ?? []) addError(error, error.path);
      onAnswer(result);
    };
    const onFailure = (reason: unknown): void => {
      const known = reason instanceof GraphQLError;
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
