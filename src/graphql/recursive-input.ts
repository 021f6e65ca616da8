import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  visit,
} from 'graphql';

/** The types of an input type's fields, of their fields, and so on. */
function typesBelow(type: GraphQLNamedType): Set<GraphQLNamedType> {
  const below = new Set<GraphQLNamedType>();
  const addFields = (one: GraphQLNamedType): void => {
    if (!isInputObjectType(one)) return;
    for (const field of Object.values(one.getFields())) below.add(getNamedType(field.type));
  };
  addFields(type);
  // What is added on the way is visited too.
  for (const one of below) addFields(one);
  return below;
}

/** Whether a variable of the document can hold an input object within another of its type, as a filter with `and` can. */
export function hasRecursiveVariable(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    VariableDefinition(definition) {
      visit(definition.type, {
        NamedType({ name }) {
          const type = schema.getType(name.value);
          if (type) found ||= [type, ...typesBelow(type)].some((one) => typesBelow(one).has(one));
        },
      });
    },
  });
  return found;
}
