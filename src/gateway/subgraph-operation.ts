import { type FieldNode, getOperationAST, Kind, parse, type SelectionNode } from 'graphql';

// The planner gives operations as text. These read from the text what the plan does not say.

function rootSelections(operation: string): readonly SelectionNode[] {
  return getOperationAST(parse(operation))?.selectionSet.selections ?? [];
}

const keyOf = (field: FieldNode): string => (field.alias ?? field.name).value;

/** The response keys at the root of an operation. */
export function rootKeys(operation: string): readonly string[] {
  return rootSelections(operation).flatMap((node) => (node.kind === Kind.FIELD ? [keyOf(node)] : []));
}

/** The types that an `_entities` field of an operation has fragments on. */
export function fragmentTypes(operation: string, alias: string): ReadonlySet<string> {
  const entities = rootSelections(operation).find(
    (node) => node.kind === Kind.FIELD && keyOf(node) === alias,
  );
  const selections = entities?.kind === Kind.FIELD ? entities.selectionSet?.selections : [];
  const names = selections?.flatMap((node) =>
    node.kind === Kind.INLINE_FRAGMENT && node.typeCondition ? [node.typeCondition.name.value] : [],
  );
  return new Set(names);
}
