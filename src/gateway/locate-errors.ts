import type { DataObject } from './merge';
import { type AnswerPath, answerPathsAt, type PlacePath } from './places';
import { entityKeys, rootKeys } from './response-keys';
import { commonPath, renamedPath } from './subgraph-errors';

/** The client's paths at which an error of a subgraph stands, given the path that the subgraph gave, if any. */
export type Locate = (path: AnswerPath | undefined) => readonly AnswerPath[];

/** For each representation the objects that its entity fills; a hole where another selection asked for it. */
export type PlacesByIndex = (DataObject[] | undefined)[];

/** What locating needs to know of an `_entities` field. */
export interface LocatedSelection {
  readonly alias: string;
  readonly paths: readonly PlacePath[];
  /** Keys of the subgraph's answer that are renamed, with their new names. */
  readonly names: ReadonlyMap<string, string>;
}

/** Errors of a fetch at the root keep their path. One without a path stands at each root field that was asked for. */
export function locateInRoot(operation: string, names: ReadonlyMap<string, string>): Locate {
  return (path) =>
    path?.length ? [renamedPath(path, names)] : rootKeys(operation).map((key) => renamedPath([key], names));
}

/**
 * An error at an entity stands at every object that the entity fills. One of the whole fetch stands at the fields to be
 * filled where there is one object, else once, at what the paths of all objects have in common.
 * `data` is the answer before the fetch fills it.
 */
export function locateInEntities(
  operation: string,
  selections: readonly LocatedSelection[],
  places: readonly PlacesByIndex[],
  data: DataObject,
): Locate {
  let known: ReadonlyMap<DataObject, AnswerPath> | undefined;
  const pathOf = (place: DataObject): AnswerPath => {
    known ??= new Map(
      selections.flatMap(({ paths }) => paths.flatMap((path) => [...answerPathsAt(data, path)])),
    );
    return known.get(place) ?? [];
  };
  return (path) => {
    const [alias, index, ...rest] = path ?? [];
    const at = selections.findIndex((selection) => selection.alias === alias);
    const selection = selections[at];
    if (selection && typeof index === 'number') {
      const filled = places[at]?.[index] ?? [];
      return filled.map((place) => [...pathOf(place), ...renamedPath(rest, selection.names)]);
    }
    const failed = selection ? [selection] : selections;
    const filled = new Set(
      (selection ? [places[at] ?? []] : places).flatMap((same) => same.flatMap((all) => all ?? [])),
    );
    const [only, ...others] = filled;
    if (!only || others.length > 0) return [commonPath([...filled].map(pathOf))];
    return failed.flatMap(({ alias, names }) =>
      entityKeys(operation, alias).map((key) => [...pathOf(only), ...renamedPath([key], names)]),
    );
  };
}
