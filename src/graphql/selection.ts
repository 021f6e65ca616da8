import { type FieldNode, type GraphQLResolveInfo, isObjectType, type SelectionSetNode } from 'graphql';

/** What selections need to be read: a part of GraphQLResolveInfo. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema'>;

const cache = new WeakMap<readonly FieldNode[], Map<string, ReadonlySet<string>>>();

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
  const known = cache.get(info.fieldNodes) ?? new Map<string, ReadonlySet<string>>();
  cache.set(info.fieldNodes, known);
  const key = `${path} ${onType ?? ''}`;
  const cached = known.get(key);
  if (cached) return cached;
  let sets = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
  for (const name of path === '' ? [] : path.split('.')) sets = below(sets, name, info);
  const names = new Set<string>();
  for (const set of sets) eachField(set, info, onType, (field) => names.add(field.name.value));
  known.set(key, names);
  return names;
}
