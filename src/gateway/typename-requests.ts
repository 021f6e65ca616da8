import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { createFieldCollector, type FieldCollector } from './collect-fields';
import { TYPENAME } from './operation';
import type { TypeIndex } from './supergraph';

/**
 * Adds `__typename` to operations whose `@skip` and `@include` are decided, at places where clients may leave it out:
 *
 * - where an object may be of a type that is not public. Nothing of such an object may be seen, and nothing but its type
 *   tells it from others;
 * - where what is selected fits no object, as in `... on Book { ... on Media { ... on Film { minutes } } }`. The planner
 *   (0.0.38) leaves such a field out or fails, and an object that is there would be null.
 */
export function createTypenameRequests(
  schema: GraphQLSchema,
  types: TypeIndex,
): (document: DocumentNode) => DocumentNode {
  const hiding = typesThatHideOthers(schema, types);
  return (document) => {
    const collectFields = createFieldCollector(schema, document);
    const typeInfo = new TypeInfo(schema);
    return visit(
      document,
      visitWithTypeInfo(typeInfo, {
        SelectionSet: {
          leave(node) {
            const type = typeInfo.getParentType();
            if (!type || !(hiding.has(type.name) || fitsNoObject(node, type, schema, collectFields)))
              return undefined;
            return { ...node, selections: [TYPENAME, ...node.selections] };
          },
        },
      }),
    );
  };
}

/** The names of the interfaces and unions that have members that are not public. */
function typesThatHideOthers(schema: GraphQLSchema, types: TypeIndex): ReadonlySet<string> {
  const abstractNames = Object.keys(schema.getTypeMap()).filter((name) => types.isAbstract(name));
  return new Set(
    abstractNames.filter((name) => [...types.expand([name])].some((member) => !schema.getType(member))),
  );
}

function fitsNoObject(
  node: SelectionSetNode,
  type: GraphQLNamedType,
  schema: GraphQLSchema,
  collectFields: FieldCollector,
): boolean {
  if (node.selections.some(({ kind }) => kind === Kind.FIELD)) return false;
  const objectTypes = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return objectTypes.every((objectType) => collectFields(objectType, [node]).fields.size === 0);
}
