import { type DocumentNode, getOperationAST, Kind, parse, type SelectionSetNode } from 'graphql';

// The planner gives operations as text, and which keys they fill is only asked for when one fails.

/** The response keys at the root of an operation. */
export function rootKeys(operation: string): readonly string[] {
  const document = parse(operation);
  return [...keysIn(document, getOperationAST(document)?.selectionSet).keys()];
}

/** The response keys that an `_entities` field of an operation selects on entities. */
export function entityKeys(operation: string, alias: string): readonly string[] {
  const document = parse(operation);
  const entities = keysIn(document, getOperationAST(document)?.selectionSet).get(alias);
  return [...keysIn(document, entities).keys()].filter((key) => key !== '__typename');
}

/** The selection sets by response key, those in fragments included. */
function keysIn(
  document: DocumentNode,
  selectionSet: SelectionSetNode | undefined,
): Map<string, SelectionSetNode | undefined> {
  const keys = new Map<string, SelectionSetNode | undefined>();
  for (const node of selectionSet?.selections ?? []) {
    if (node.kind === Kind.FIELD) {
      keys.set((node.alias ?? node.name).value, node.selectionSet);
      continue;
    }
    const part =
      node.kind === Kind.INLINE_FRAGMENT
        ? node
        : document.definitions.find(
            (definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
          );
    if (part && 'selectionSet' in part) {
      for (const [key, inner] of keysIn(document, part.selectionSet)) keys.set(key, inner);
    }
  }
  return keys;
}
