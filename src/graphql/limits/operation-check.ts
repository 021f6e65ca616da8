import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
} from 'graphql';
import { GraphError, LimitExceeded } from '../../errors/graph-error';
import { estimateCost } from './cost';
import { checkNodes } from './document-nodes';
import { checkShape } from './document-shape';
import { checkVariables } from './input-text';
import type { Limits } from './limits';
import { withCode } from './with-code';

/** One operation as the client sent it, parsed but otherwise unchecked. */
export interface UncheckedOperation {
  readonly document: DocumentNode;
  /** The operation `operationName` selects; undefined where it selects none. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Says what is wrong with an operation: every fault with its code, none when it may run. */
export type OperationCheck = (request: UncheckedOperation) => readonly GraphQLError[];

/** A document with thousands of faults is one fault to its author; the rest only costs time. */
const MAX_VALIDATION_ERRORS = 10;

/** How graphql-js words its own limit on lists nested in introspection. */
const TOO_DEEP = 'Maximum introspection depth exceeded';

/** What does not change while a document lives. */
interface Verdict {
  readonly errors: readonly GraphQLError[];
  /** Operations whose estimate does not depend on variables and was found to be low enough. */
  readonly affordable: WeakSet<OperationDefinitionNode>;
}

/** What `check` threw if it was meant for the client. */
function refusalOf(check: () => void): readonly GraphQLError[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof GraphError) return [error];
    throw error;
  }
}

/**
 * Checks operations against `limits` and the schema: cheap checks of the document first, then validation, then the
 * cost. A document is checked once and its verdict kept as long as the document object itself; only what depends
 * on variables is done again. Whoever keeps the documents bounds the verdicts.
 */
export function createOperationCheck(options: {
  schema: GraphQLSchema;
  limits: Limits;
  introspection: boolean;
}): OperationCheck {
  const { schema, limits, introspection } = options;
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const verdicts = new WeakMap<DocumentNode, Verdict>();

  const judge = (document: DocumentNode): readonly GraphQLError[] => {
    const refusal = refusalOf(() => {
      checkShape(document, limits);
      checkNodes(document, limits);
    });
    if (refusal.length > 0) return refusal;
    const hideSuggestions = !introspection;
    const options = { maxErrors: MAX_VALIDATION_ERRORS, hideSuggestions };
    return validate(schema, document, rules, options).map((error) =>
      withCode(error, error.message === TOO_DEEP ? 'LIMIT_EXCEEDED' : 'GRAPHQL_VALIDATION_FAILED'),
    );
  };

  const verdictOn = (document: DocumentNode): Verdict => {
    const known = verdicts.get(document);
    if (known) return known;
    const verdict: Verdict = { errors: judge(document), affordable: new WeakSet() };
    verdicts.set(document, verdict);
    return verdict;
  };

  return ({ document, operation, variables }) => {
    const badVariables = refusalOf(() => checkVariables(variables, limits.inputDepth));
    if (badVariables.length > 0) return badVariables;
    const { errors, affordable } = verdictOn(document);
    if (errors.length > 0) return errors;
    if (!operation) {
      return [
        new GraphError('OPERATION_RESOLUTION_FAILURE', 'operationName selects no operation of the document'),
      ];
    }
    if (!schema.getRootType(operation.operation)) {
      return [new GraphError('OPERATION_RESOLUTION_FAILURE', `The graph has no ${operation.operation}s`)];
    }
    if (affordable.has(operation)) return [];
    return refusalOf(() => {
      const { objects, dependsOnVariables } = estimateCost(schema, document, operation, variables, limits);
      if (objects > limits.cost) {
        throw new LimitExceeded(
          `The operation may touch at most ${limits.cost} objects, its lists multiply to ${objects}; ask for smaller pages or nest fewer lists`,
        );
      }
      if (!dependsOnVariables) affordable.add(operation);
    });
  };
}
