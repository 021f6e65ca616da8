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

/** The fields selected on a type. */
export interface CollectedFields {
  /** By response key in the order of the answer; one key may have several nodes. */
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>;
  /** Whether there are fragments that do not apply to the type. */
  readonly leftOut: boolean;
}

export type FieldCollector = (
  type: CompositeType,
  selectionSets: readonly SelectionSetNode[],
) => CollectedFields;

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
    let leftOut = false;
    const collectIf = (condition: string | undefined, selectionSet: SelectionSetNode): void => {
      if (applies(condition, type)) collect(selectionSet);
      else leftOut = true;
    };
    const collect = (selectionSet: SelectionSetNode): void => {
      for (const node of selectionSet.selections) {
        if (node.kind === Kind.FIELD) {
          const key = (node.alias ?? node.name).value;
          const same = fields.get(key);
          if (same) same.push(node);
          else fields.set(key, [node]);
        } else if (node.kind === Kind.INLINE_FRAGMENT) {
          collectIf(node.typeCondition?.name.value, node.selectionSet);
        } else if (!spread.has(node.name.value)) {
          spread.add(node.name.value);
          const fragment = fragments.get(node.name.value);
          if (fragment) collectIf(fragment.typeCondition.name.value, fragment.selectionSet);
        }
      }
    };
    for (const selectionSet of selectionSets) collect(selectionSet);
    return { fields, leftOut };
  };
}
