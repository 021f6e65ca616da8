import type { DataObject } from './merge';
import type { PlanPathStep } from './plan';
import type { TypeIndex } from './supergraph';

/** A path of response keys and list indices, as an error's `path`. */
export type AnswerPath = readonly (string | number)[];

type Step =
  | { readonly key: string }
  /** Names of the object types, and of the abstract type itself for objects that carry its name. */
  | { readonly types: ReadonlySet<string> };

/** A path of a plan, made ready to be walked. Lists, also in lists, are entered wherever they stand. */
export type PlacePath = readonly Step[];

export function compilePlacePath(path: readonly PlanPathStep[], types: TypeIndex): PlacePath {
  return path.flatMap((step): Step[] => {
    if (step === '@') return [];
    return 'Field' in step ? [{ key: step.Field }] : [{ types: types.expand(step.TypeCondition) }];
  });
}

/** The objects at `path`, in the order of the answer. */
export function placesAt(root: DataObject, path: PlacePath): DataObject[] {
  const places: DataObject[] = [];
  collect(root, path, 0, places);
  return places;
}

function collect(value: unknown, path: PlacePath, from: number, places: DataObject[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, path, from, places);
    return;
  }
  const object = value as DataObject; // answers hold no other objects
  const step = path[from];
  if (!step) places.push(object);
  else if ('key' in step) collect(object[step.key], path, from + 1, places);
  else if (isOfType(object, step.types)) collect(object, path, from + 1, places);
}

function isOfType(object: DataObject, types: ReadonlySet<string>): boolean {
  const name = object.__typename;
  return typeof name !== 'string' || types.has(name);
}

/** The client's path of every object at `path`. Walked only for errors, so that {@link placesAt} need not keep paths. */
export function answerPathsAt(root: DataObject, path: PlacePath): ReadonlyMap<DataObject, AnswerPath> {
  const paths = new Map<DataObject, AnswerPath>();
  const walk = (value: unknown, from: number, sofar: AnswerPath): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, from, [...sofar, index]);
      return;
    }
    const object = value as DataObject; // as above
    const step = path[from];
    if (!step) paths.set(object, sofar);
    else if ('key' in step) walk(object[step.key], from + 1, [...sofar, step.key]);
    else if (isOfType(object, step.types)) walk(object, from + 1, sofar);
  };
  walk(root, 0, []);
  return paths;
}
