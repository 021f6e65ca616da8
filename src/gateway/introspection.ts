import { executeSync, type FieldNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Operation } from './operation';

/** What an introspection field gives. */
export interface Introspected {
  readonly value: unknown;
  readonly errors: readonly GraphQLError[];
}

/** Answers one `__schema` or `__type` field. What it gives is kept and must not be changed. */
export type Introspect = (
  operation: Operation,
  field: FieldNode,
  variableValues: Readonly<Record<string, unknown>>,
) => Introspected;

/** A whole schema is about half a megabyte of objects, and few tools ask for it, each in its own words. */
const MAX_KEPT = 10;

/** Answers introspection from the public schema. It does not change, so an answer that hangs on no variable is kept. */
export function createIntrospection(schema: GraphQLSchema): Introspect {
  // Operations are kept while they are in use, and with them their nodes.
  const kept = new LRUCache<FieldNode, Introspected>({ max: MAX_KEPT });
  return (operation, field, variableValues) => {
    const known = kept.get(field);
    if (known) return known;
    const introspected = introspect(schema, operation, field, variableValues);
    if (!usesVariables(operation)) kept.set(field, introspected);
    return introspected;
  };
}

function usesVariables({ definition }: Operation): boolean {
  return (definition.variableDefinitions ?? []).length > 0;
}

function introspect(
  schema: GraphQLSchema,
  { document, definition }: Operation,
  field: FieldNode,
  variableValues: Readonly<Record<string, unknown>>,
): Introspected {
  const only = { ...definition, selectionSet: { ...definition.selectionSet, selections: [field] } };
  const definitions = document.definitions.map((node) => (node === definition ? only : node));
  const { data, errors = [] } = executeSync({
    schema,
    document: { ...document, definitions },
    variableValues,
  });
  return { value: data?.[(field.alias ?? field.name).value], errors };
}
