import {
  type DocumentNode,
  type GraphQLError,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { GraphError, LimitExceeded } from '../../errors/graph-error';
import { estimateCost } from './cost';
import {
  createDocumentValidation,
  type DocumentValidationOptions,
  found,
  MAX_ERRORS,
} from './document-validation';
import { checkVariables } from './input-values';
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

/** What does not change while a document lives. */
interface Verdict {
  readonly errors: readonly GraphQLError[];
  /** Operations whose estimate depends on no variable and was found to be low enough. */
  readonly affordable: WeakSet<OperationDefinitionNode>;
}

/**
 * Checks operations against `limits` and the schema: cheap checks of the document first, then validation,
 * then the cost. A document is checked once and its verdict kept as long as the document object itself; only
 * what depends on variables is done again. Whoever keeps the documents bounds the verdicts.
 */
export function createOperationCheck(options: DocumentValidationOptions): OperationCheck {
  const { schema, limits } = options;
  const faultsOf = createDocumentValidation(options);
  const verdicts = new WeakMap<DocumentNode, Verdict>();

  const verdictOn = (document: DocumentNode): Verdict => {
    const known = verdicts.get(document);
    if (known) return known;
    const verdict: Verdict = { errors: faultsOf(document), affordable: new WeakSet() };
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
