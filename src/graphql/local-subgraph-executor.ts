import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  parse,
  validate,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { GraphError } from '../errors/graph-error';
import { applyConditions, conditionVariables } from './conditions';
import { canLiftArguments, liftArguments } from './lifted-arguments';
import { createOperationCache } from './operation-cache';
import { hasRecursiveVariable } from './recursive-input';

type Variables = Readonly<Record<string, unknown>>;
type Run = (context: unknown, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;

/** A document as text made ready: either faulty, or executable. */
interface Prepared {
  readonly errors?: readonly GraphQLError[];
  readonly document: DocumentNode;
  /** Variables that decide `@skip` and `@include`: for each combination of their values there is one {@link Run}. */
  readonly conditions: readonly string[];
  readonly compilable: boolean;
  /** Whether its arguments are to be read by graphql-js, as the compiler gets them wrong. */
  readonly lifts: boolean;
  run?: Run;
}

/** Executes operations given as text on one schema. */
export interface DocumentExecutor {
  execute(
    text: string,
    operationName: string | undefined,
    variables: Variables,
    context: unknown,
  ): ExecutionResult | Promise<ExecutionResult>;
  /** Entries held now: documents, and variants of those documents that have conditions. */
  cacheSizes(): { readonly documents: number; readonly variants: number };
}

/** Parses, validates and compiles each text once. What graphql-jit refuses or gets wrong is left to graphql-js. */
export function createDocumentExecutor(schema: GraphQLSchema, cacheSize: number): DocumentExecutor {
  const documents = createOperationCache<Prepared>(cacheSize);
  const variants = createOperationCache<Run>(cacheSize);

  function prepared(key: string, text: string, operationName: string | undefined): Prepared {
    let entry = documents.get(key);
    if (!entry) {
      entry = prepare(schema, text, operationName);
      documents.set(key, entry);
    }
    return entry;
  }

  function runOf(key: string, entry: Prepared, operationName: string | undefined, variables: Variables): Run {
    if (!entry.compilable) return interpreted(schema, entry.document, operationName);
    if (entry.conditions.length === 0) {
      entry.run ??= compile(schema, entry, entry.document, operationName);
      return entry.run;
    }
    const values = new Map(
      entry.conditions.map((name) => [name, conditionValue(entry.document, operationName, variables, name)]),
    );
    // A null condition is a field error in graphql-js, at the place of the field.
    if ([...values.values()].includes(undefined)) return interpreted(schema, entry.document, operationName);
    const variantKey = `${[...values.values()].join()}\0${key}`;
    let run = variants.get(variantKey);
    if (!run) {
      const decided = applyConditions(entry.document, (name) => values.get(name) === true);
      run = compile(schema, entry, decided, operationName);
      variants.set(variantKey, run);
    }
    return run;
  }

  return {
    execute(text, operationName, variables, context) {
      const key = operationName === undefined ? text : `${operationName}\0${text}`;
      const entry = prepared(key, text, operationName);
      if (entry.errors) return { errors: entry.errors };
      return withCodes(runOf(key, entry, operationName, variables)(context, variables));
    },
    cacheSizes: () => ({ documents: documents.size, variants: variants.size }),
  };
}

function prepare(schema: GraphQLSchema, text: string, operationName: string | undefined): Prepared {
  let document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
  const faulty = (errors: readonly GraphQLError[]): Prepared => ({
    errors,
    document,
    conditions: [],
    compilable: false,
    lifts: false,
  });
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return faulty([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
    throw error;
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return faulty(invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')));
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    return faulty([new GraphError('OPERATION_RESOLUTION_FAILURE', 'operationName must name one operation')]);
  }
  if (operation.operation === 'subscription') {
    return faulty([new GraphError('BAD_REQUEST', 'subscriptions are not supported')]);
  }
  // graphql-jit unrolls input types, and never ends on one that holds itself.
  const lifts = hasVariableInLiteral(document) || hasRecursiveVariable(schema, document);
  return {
    // Places in the text are a third of what a compiled document holds, and no error of its execution names them.
    document: parse(text, { noLocation: true }),
    conditions: conditionVariables(document),
    compilable: isCompilable(text, document) && (!lifts || canLiftArguments(schema)),
    lifts,
  };
}

/** An answer without data, given at once, refuses the variables; neither executor says so by a code. */
function withCodes(result: ReturnType<Run>): ReturnType<Run> {
  if (result instanceof Promise || result.data !== undefined || !result.errors) return result;
  return {
    errors: result.errors.map((error) =>
      error.extensions?.code ? error : withCode(error, 'BAD_USER_INPUT'),
    ),
  };
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, source, positions, nodes } = error;
  return new GraphQLError(message, { source, positions, nodes, extensions: { code } });
}

/** Compiled functions nest as deep as selections do; far deeper ones overflow the stack when they run. */
const MAX_SELECTION_SETS = 200;

/** Not those with a response key `__proto__`, which graphql-jit loses. */
function isCompilable(text: string, document: DocumentNode): boolean {
  if (text.includes('__proto__')) return false;
  let selectionSets = 0;
  visit(document, {
    SelectionSet() {
      selectionSets += 1;
    },
  });
  return selectionSets <= MAX_SELECTION_SETS;
}

/** There graphql-jit loses a variable given to a custom scalar, and the default of an input field. */
function hasVariableInLiteral(document: DocumentNode): boolean {
  let depth = 0;
  let found = false;
  const literal = {
    enter() {
      depth += 1;
    },
    leave() {
      depth -= 1;
    },
  };
  visit(document, {
    ObjectValue: literal,
    ListValue: literal,
    Variable() {
      found ||= depth > 0;
    },
  });
  return found;
}

/** The value the variable has for a condition: true, false, or undefined when it is null. */
function conditionValue(
  document: DocumentNode,
  operationName: string | undefined,
  variables: Variables,
  name: string,
): boolean | undefined {
  if (Object.hasOwn(variables, name)) {
    const given = variables[name];
    return typeof given === 'boolean' ? given : undefined;
  }
  const definition = getOperationAST(document, operationName)?.variableDefinitions?.find(
    ({ variable }) => variable.name.value === name,
  );
  return definition?.defaultValue?.kind === Kind.BOOLEAN ? definition.defaultValue.value : undefined;
}

function interpreted(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  return (contextValue, variableValues) =>
    execute({ schema, document, operationName, contextValue, variableValues });
}

function compile(
  schema: GraphQLSchema,
  { lifts }: Prepared,
  document: DocumentNode,
  operationName: string | undefined,
): Run {
  if (!lifts) return compiled(schema, document, operationName);
  const lifted = liftArguments(schema, document, operationName);
  const run = compiled(schema, lifted.document, operationName);
  // What is wrong with the variables is said in graphql-js's words.
  const refuse = interpreted(schema, document, operationName);
  return (context, variables) => {
    const values = lifted.valuesOf(variables);
    return values ? run(context, values) : refuse(context, variables);
  };
}

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  try {
    const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
    if (isCompiledQuery(query)) {
      return (context, variables) => {
        const result = query.query(undefined, context, variables);
        return result instanceof Promise ? result.then(withGraphqlErrors) : withGraphqlErrors(result);
      };
    }
  } catch {
    // graphql-js takes what the compiler cannot.
  }
  return interpreted(schema, document, operationName);
}

/** graphql-jit's errors are of a class of its own, and may lack `extensions`. */
function withGraphqlErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map(
    ({ message, path, originalError, extensions }) =>
      new GraphQLError(message, { path, originalError, extensions }),
  );
  return { ...result, errors };
}
