import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
} from 'graphql';
import { GraphError, LimitExceeded } from '../../errors/graph-error';
import { estimateCost } from './cost';
import { checkNodes } from './document-nodes';
import { checkShape } from './document-shape';
import { checkVariables } from './input-values';
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

/** More faults than these help nobody and cost time to find. */
const MAX_ERRORS = 10;

/** How graphql-js words its own limit on lists nested in introspection. */
const TOO_DEEP = 'Maximum introspection depth exceeded';

/** What does not change while a document lives. */
interface Verdict {
  readonly errors: readonly GraphQLError[];
  /** Operations whose estimate depends on no variable and was found to be low enough. */
  readonly affordable: WeakSet<OperationDefinitionNode>;
}

/** What `check` finds; what it throws for the client is found too. */
function found(check: () => readonly GraphQLError[]): readonly GraphQLError[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof GraphError) return [error];
    throw error;
  }
}

/**
 * Checks operations against `limits` and the schema: cheap checks of the document first, then validation,
 * then the cost. A document is checked once and its verdict kept as long as the document object itself; only
 * what depends on variables is done again. Whoever keeps the documents bounds the verdicts.
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
    checkShape(document, limits);
    checkNodes(document, limits);
    return validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: !introspection }).map(
      (error) => withCode(error, error.message === TOO_DEEP ? 'LIMIT_EXCEEDED' : 'GRAPHQL_VALIDATION_FAILED'),
    );
  };

  const verdictOn = (document: DocumentNode): Verdict => {
    const known = verdicts.get(document);
    if (known) return known;
    const verdict: Verdict = { errors: found(() => judge(document)), affordable: new WeakSet() };
    verdicts.set(document, verdict);
    return verdict;
  };

  const check: OperationCheck = ({ document, operation, variables }) => {
    checkVariables(variables, limits.inputDepth);
    const { errors, affordable } = verdictOn(document);
    if (errors.length > 0) return errors;
    if (!operation) throw unresolved('operationName selects no operation of the document');
    if (!schema.getRootType(operation.operation))
      throw unresolved(`The graph has no ${operation.operation}s`);

    const definitions = operation.variableDefinitions ?? [];
    const values = getVariableValues(schema, definitions, variables, { maxErrors: MAX_ERRORS });
    if (!values.coerced) return values.errors.map((error) => withCode(error, 'BAD_USER_INPUT'));
    if (affordable.has(operation)) return [];
    const { objects, dependsOnVariables } = estimateCost(schema, document, operation, values.coerced, limits);
    if (objects > limits.cost) {
      throw new LimitExceeded(
        `The operation may touch at most ${limits.cost} objects, its lists multiply to ${objects}; ask for smaller pages or nest fewer lists`,
      );
    }
    if (!dependsOnVariables) affordable.add(operation);
    return [];
  };

  return (request) => found(() => check(request));
}

const unresolved = (message: string) => new GraphError('OPERATION_RESOLUTION_FAILURE', message);
