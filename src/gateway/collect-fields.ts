import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** A type whose fields are collected: the abstract type itself where the object behind it is not known. */
export type CompositeType = GraphQLObjectType | GraphQLAbstractType;

/** Gathers the fields selected on a type, by response key in the order of the answer; one key may have several nodes. */
export type FieldCollector = (
  type: CompositeType,
  selectionSets: readonly SelectionSetNode[],
) => ReadonlyMap<string, readonly FieldNode[]>;

/** A collector for a document whose `@skip` and `@include` are already decided. */
export function createFieldCollector(schema: GraphQLSchema, document: DocumentNode): FieldCollector {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }

  function applies(condition: string | undefined, type: CompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditional = schema.getType(condition);
    if (!conditional || !isAbstractType(conditional)) return false;
    // A union is part of no other type.
    return 'getInterfaces' in type && schema.isSubType(conditional, type);
  }

  return (type, selectionSets) => {
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = (selectionSet: SelectionSetNode): void => {
      for (const node of selectionSet.selections) {
        if (node.kind === Kind.FIELD) {
          const key = (node.alias ?? node.name).value;
          const same = fields.get(key);
          if (same) same.push(node);
          else fields.set(key, [node]);
        } else if (node.kind === Kind.INLINE_FRAGMENT) {
          if (applies(node.typeCondition?.name.value, type)) collect(node.selectionSet);
        } else if (!spread.has(node.name.value)) {
          spread.add(node.name.value);
          const fragment = fragments.get(node.name.value);
          if (fragment && applies(fragment.typeCondition.name.value, type)) collect(fragment.selectionSet);
        }
      }
    };
    for (const selectionSet of selectionSets) collect(selectionSet);
    return fields;
  };
}
