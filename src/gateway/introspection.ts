import { executeSync, type FieldNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Operation } from './operation';

/** Answers one `__schema` or `__type` field from the public schema. */
export function introspect(
  schema: GraphQLSchema,
  { document, definition }: Operation,
  field: FieldNode,
  variableValues: Readonly<Record<string, unknown>>,
): { readonly value: unknown; readonly errors: readonly GraphQLError[] } {
  const only = { ...definition, selectionSet: { ...definition.selectionSet, selections: [field] } };
  const definitions = document.definitions.map((node) => (node === definition ? only : node));
  const { data, errors = [] } = executeSync({
    schema,
    document: { ...document, definitions },
    variableValues,
  });
  return { value: data?.[(field.alias ?? field.name).value], errors };
}
