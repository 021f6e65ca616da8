import { type FieldNode, type GraphQLResolveInfo, isObjectType, type SelectionSetNode } from 'graphql';

/** What selections need to be read: a part of GraphQLResolveInfo. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema'>;

/** Field nodes stay the same as long as a document is kept compiled, so this is computed once for each document. */
const cache = new WeakMap<readonly FieldNode[], Map<string, ReadonlySet<string>>>();

/** What `read` makes of a selection under this name, computed once. */
function remembered(
  { fieldNodes }: SelectionInfo,
  name: string,
  read: () => ReadonlySet<string>,
): ReadonlySet<string> {
  let known = cache.get(fieldNodes);
  if (!known) {
    known = new Map();
    cache.set(fieldNodes, known);
  }
  let names = known.get(name);
  if (!names) {
    names = read();
    known.set(name, names);
  }
  return names;
}

/** Calls `visit` with each field of a selection, fragments followed. Directives are not looked at: reading a column too many is right, one too few is not. */
function eachField(
  set: SelectionSetNode,
  info: SelectionInfo,
  onType: string | undefined,
  visit: (field: FieldNode) => void,
): void {
  for (const selection of set.selections) {
    if (selection.kind === 'Field') {
      visit(selection);
      continue;
    }
    const fragment = selection.kind === 'FragmentSpread' ? info.fragments[selection.name.value] : selection;
    const condition = fragment?.typeCondition?.name.value;
    const otherType =
      onType !== undefined &&
      condition !== undefined &&
      condition !== onType &&
      isObjectType(info.schema.getType(condition));
    if (fragment && !otherType) eachField(fragment.selectionSet, info, onType, visit);
  }
}

function below(sets: readonly SelectionSetNode[], name: string, info: SelectionInfo): SelectionSetNode[] {
  const found: SelectionSetNode[] = [];
  for (const set of sets) {
    eachField(set, info, undefined, (field) => {
      if (field.name.value === name && field.selectionSet) found.push(field.selectionSet);
    });
  }
  return found;
}

/**
 * The names of the fields selected at `path` below the field being resolved, so that only their columns are read.
 *
 * @param path field names, joined by dots: "nodes", "edges.node"; "" is the field's own selection.
 * @param onType leaves out fragments on other object types.
 */
export function selectedFields(info: SelectionInfo, path = '', onType?: string): ReadonlySet<string> {
  return remembered(info, `${path} ${onType ?? ''}`, () => {
    let sets = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
    for (const name of path === '' ? [] : path.split('.')) sets = below(sets, name, info);
    const names = new Set<string>();
    for (const set of sets) eachField(set, info, onType, (field) => names.add(field.name.value));
    return names;
  });
}

/** The names of the fields selected at any of several paths. */
export function selectedAtAny(info: SelectionInfo, paths: readonly string[]): ReadonlySet<string> {
  return remembered(
    info,
    paths.join(),
    () => new Set(paths.flatMap((path) => [...selectedFields(info, path)])),
  );
}
