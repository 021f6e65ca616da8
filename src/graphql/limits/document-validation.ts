import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
} from 'graphql';
import { GraphError } from '../../errors/graph-error';
import { checkNodes } from './document-nodes';
import { checkShape } from './document-shape';
import type { Limits } from './limits';
import { withCode } from './with-code';

/** Says what is wrong with a parsed document whatever variables come with it: each fault with its code, none where it may run. */
export type DocumentValidation = (document: DocumentNode) => readonly GraphQLError[];

/** What documents are validated against. */
export interface DocumentValidationOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly introspection: boolean;
}

/** More faults than these help nobody and cost time to find. */
export const MAX_ERRORS = 10;

/** How graphql-js words its own limit on lists nested in introspection. */
const TOO_DEEP = 'Maximum introspection depth exceeded';

/** What `check` finds; what it throws for the client is found too. */
export function found(check: () => readonly GraphQLError[]): readonly GraphQLError[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof GraphError) return [error];
    throw error;
  }
}

/** Validates documents against `limits` and the schema: the cheap checks first. */
export function createDocumentValidation({
  schema,
  limits,
  introspection,
}: DocumentValidationOptions): DocumentValidation {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return (document) =>
    found(() => {
      checkShape(document, limits);
      checkNodes(document, limits);
      return validate(schema, document, rules, {
        maxErrors: MAX_ERRORS,
        hideSuggestions: !introspection,
      }).map((error) =>
        withCode(error, error.message === TOO_DEEP ? 'LIMIT_EXCEEDED' : 'GRAPHQL_VALIDATION_FAILED'),
      );
    });
}
