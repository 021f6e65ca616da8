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
import { LRUCache } from 'lru-cache';
import { GraphError } from '../errors/graph-error';
import { applyConditions, conditionVariables } from './conditions';

type Variables = Readonly<Record<string, unknown>>;
type Run = (context: unknown, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;

/** A document as text made ready: either faulty, or executable. */
interface Prepared {
  readonly errors?: readonly GraphQLError[];
  readonly document: DocumentNode;
  /** Variables that decide `@skip` and `@include`: for each combination of their values there is one {@link Run}. */
  readonly conditions: readonly string[];
  readonly compilable: boolean;
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
  const documents = new LRUCache<string, Prepared>({ max: cacheSize });
  const variants = new LRUCache<string, Run>({ max: cacheSize });

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
      entry.run ??= compiled(schema, entry.document, operationName);
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
      run = compiled(schema, decided, operationName);
      variants.set(variantKey, run);
    }
    return run;
  }

  return {
    execute(text, operationName, variables, context) {
      const key = operationName === undefined ? text : `${operationName}\0${text}`;
      const entry = prepared(key, text, operationName);
      if (entry.errors) return { errors: entry.errors };
      return runOf(key, entry, operationName, variables)(context, variables);
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
  return {
    document,
    conditions: conditionVariables(document),
    compilable: !text.includes('__proto__') && !hasVariableInsideLiteral(document),
  };
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, source, positions, nodes } = error;
  return new GraphQLError(message, { source, positions, nodes, extensions: { code } });
}

/** graphql-jit loses a variable inside an object given to a custom scalar, and the default of an input field. */
function hasVariableInsideLiteral(document: DocumentNode): boolean {
  let found = false;
  const search = (node: Parameters<typeof visit>[0]): false => {
    visit(node, {
      Variable() {
        found = true;
      },
    });
    return false;
  };
  visit(document, { ObjectValue: search, ListValue: search });
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

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  try {
    const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
    if (isCompiledQuery(query)) {
      return (context, variables) => query.query(undefined, context, variables);
    }
  } catch {
    // Very deep documents overflow the compiler's stack; graphql-js takes them.
  }
  return interpreted(schema, document, operationName);
}
