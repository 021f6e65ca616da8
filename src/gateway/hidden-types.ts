import {
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { TYPENAME } from './operation';
import type { TypeIndex } from './supergraph';

/**
 * Adds `__typename` to operations wherever an object may be of a type that is not public. Nothing of such an object may
 * be seen, and nothing but its type tells it from others.
 */
export function createTypeRevealer(
  schema: GraphQLSchema,
  types: TypeIndex,
): (document: DocumentNode) => DocumentNode {
  const hiding = new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isAbstractType(type))
      .filter((type) => [...types.expand([type.name])].some((name) => !schema.getType(name)))
      .map(({ name }) => name),
  );
  if (hiding.size === 0) return (document) => document;
  return (document) => {
    const typeInfo = new TypeInfo(schema);
    return visit(
      document,
      visitWithTypeInfo(typeInfo, {
        SelectionSet: {
          leave(node) {
            const type = typeInfo.getParentType();
            if (type && hiding.has(type.name)) return { ...node, selections: [TYPENAME, ...node.selections] };
            return undefined;
          },
        },
      }),
    );
  };
}
