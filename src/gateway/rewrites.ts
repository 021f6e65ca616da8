import { type DataObject, isDataObject } from './merge';
import type { Rewrite, RewriteStep } from './plan';
import type { TypeIndex } from './supergraph';

/** Changes an object in place. */
export type Rewriter = (object: DataObject) => void;

/** The planner's rewrites as one function; undefined where there are none. */
export function compileRewrites(
  rewrites: readonly Rewrite[] | null | undefined,
  types: TypeIndex,
): Rewriter | undefined {
  const steps = (rewrites ?? []).map((rewrite) => compileRewrite(rewrite, types));
  if (steps.length === 0) return undefined;
  return (object) => {
    for (const step of steps) step(object);
  };
}

function compileRewrite(rewrite: Rewrite, types: TypeIndex): Rewriter {
  if ('ValueSetter' in rewrite)
    return compilePath(rewrite.ValueSetter.path, setter(rewrite.ValueSetter.setValueTo), types);
  if ('KeyRenamer' in rewrite)
    return compilePath(rewrite.KeyRenamer.path, renamer(rewrite.KeyRenamer.renameKeyTo), types);
  return compilePath(
    rewrite.path,
    'setValueTo' in rewrite ? setter(rewrite.setValueTo) : renamer(rewrite.renameKeyTo),
    types,
  );
}

type Change = (object: DataObject, key: string) => void;

const setter =
  (value: string): Change =>
  (object, key) => {
    object[key] = value;
  };

const renamer =
  (name: string): Change =>
  (object, key) => {
    if (!Object.hasOwn(object, key)) return;
    object[name] = object[key];
    delete object[key];
  };

function compilePath(path: readonly RewriteStep[], change: Change, types: TypeIndex): Rewriter {
  const [step, ...rest] = path;
  if (!step) return () => {};
  if ('TypenameEquals' in step) {
    const names = types.expand(step.TypenameEquals);
    const next = compilePath(rest, change, types);
    return (object) => {
      const name = object.__typename;
      if (typeof name !== 'string' || names.has(name)) next(object);
    };
  }
  const { Key: key } = step;
  if (rest.length === 0) return (object) => change(object, key);
  const next = compilePath(rest, change, types);
  const descend = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) descend(item);
    else if (isDataObject(value)) next(value);
  };
  return (object) => descend(object[key]);
}

/** The keys that the rewrites rename, each with its new name: the paths of a subgraph's errors hold the old ones. */
export function renamedKeys(rewrites: readonly Rewrite[] | null | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    const renaming = 'KeyRenamer' in rewrite ? rewrite.KeyRenamer : rewrite;
    const last = 'renameKeyTo' in renaming ? renaming.path.at(-1) : undefined;
    if (last && 'Key' in last && 'renameKeyTo' in renaming) names.set(last.Key, renaming.renameKeyTo);
  }
  return names;
}

/** The names that the rewrites give as `__typename`. */
export function typenamesSet(rewrites: readonly Rewrite[] | null | undefined): readonly string[] {
  return (rewrites ?? []).flatMap((rewrite) => {
    const setting = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    const last = 'setValueTo' in setting ? setting.path.at(-1) : undefined;
    return last && 'Key' in last && last.Key === '__typename' && 'setValueTo' in setting
      ? [setting.setValueTo]
      : [];
  });
}
