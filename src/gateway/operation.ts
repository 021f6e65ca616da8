import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { GraphError } from '../errors/graph-error';
import { applyConditions, conditionVariables } from '../graphql/conditions';

/** A client's operation made ready for planning and shaping. */
export interface Operation {
  /** The operation and the fragments, literal conditions applied, no name spelt `__proto__`. */
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** The document for the planner: without introspection. Absent where nothing is to be fetched. */
  readonly planText: string | undefined;
  /** Variables that decide `@skip` and `@include`. */
  readonly conditions: readonly string[];
  /** The name that the client uses for a response key or variable of {@link document}. */
  clientName(name: string): string;
}

/**
 * Picks the operation to run from a validated document.
 * Throws a GraphError where the name picks none, and for subscriptions.
 */
export function readOperation(source: DocumentNode, operationName: string | undefined): Operation {
  const picked = getOperationAST(source, operationName);
  if (!picked) {
    throw new GraphError(
      'OPERATION_RESOLUTION_FAILURE',
      operationName === undefined
        ? 'operationName must name one of the operations of the document'
        : `operationName must name an operation of the document, got "${operationName}"`,
    );
  }
  if (picked.operation === 'subscription')
    throw new GraphError('BAD_REQUEST', 'subscriptions are not supported');
  const fragments = source.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const { document: safe, clientName } = withSafeNames({ ...source, definitions: [picked, ...fragments] });
  const document = applyConditions(safe);
  return {
    document,
    definition: operationOf(document),
    planText: planText(document),
    conditions: conditionVariables(document),
    clientName,
  };
}

/** The one operation of a document made by {@link readOperation}. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const definition = getOperationAST(document);
  if (!definition) throw new Error('the document holds no operation');
  return definition;
}

/** The values of the operation's variables, as the client sent them, under the names of the document; defaults applied. */
export function variablesOf(
  { definition, clientName }: Operation,
  sent: Readonly<Record<string, unknown>>,
): { readonly given: Record<string, unknown>; readonly defaulted: Record<string, unknown> } {
  const given: Record<string, unknown> = {};
  const defaulted: Record<string, unknown> = {};
  for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
    const name = variable.name.value;
    const key = clientName(name);
    if (Object.hasOwn(sent, key) && sent[key] !== undefined) {
      given[name] = sent[key];
      defaulted[name] = sent[key];
    } else if (defaultValue) {
      defaulted[name] = valueFromASTUntyped(defaultValue);
    }
  }
  return { given, defaulted };
}

const UNSAFE_NAME = '__proto__';

/** Renames every alias, variable, fragment and operation called `__proto__`: no object of ours can safely hold that key. */
function withSafeNames(document: DocumentNode): Pick<Operation, 'clientName'> & { document: DocumentNode } {
  const names = new Set<string>();
  visit(document, {
    Name(node) {
      names.add(node.value);
    },
  });
  if (!names.has(UNSAFE_NAME)) return { document, clientName: (name) => name };
  let safeName = '_proto_';
  while (names.has(safeName)) safeName += '_';
  return {
    document: visit(document, {
      // The name of a field in an object literal is data.
      ObjectField: {
        leave: (node) => (node.name.value === safeName ? { ...node, name: unsafe(node.name) } : node),
      },
      Name: { enter: (node) => (node.value === UNSAFE_NAME ? { ...node, value: safeName } : undefined) },
    }),
    clientName: (name) => (name === safeName ? UNSAFE_NAME : name),
  };
}

const unsafe = (node: NameNode): NameNode => ({ ...node, value: UNSAFE_NAME });

const TYPENAME_ONLY: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

const INTROSPECTION = new Set(['__schema', '__type']);

function planText(document: DocumentNode): string | undefined {
  const withoutIntrospection = visit(document, {
    Field: { enter: ({ name }) => (INTROSPECTION.has(name.value) ? null : undefined) },
    // The planner takes no empty selection.
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? TYPENAME_ONLY : undefined) },
  });
  const { definitions, fetches } = reachable(withoutIntrospection);
  return fetches ? print({ ...withoutIntrospection, definitions }) : undefined;
}

/** The operation with the fragments it uses and the variables it uses, and whether it asks for more than `__typename`. */
function reachable(document: DocumentNode): { definitions: DocumentNode['definitions']; fetches: boolean } {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const used = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  let fetches = false;
  const search = (root: SelectionSetNode): void => {
    visit(root, {
      Field({ name }) {
        fetches ||= name.value !== '__typename';
      },
      Variable({ name }) {
        variables.add(name.value);
      },
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        search(fragment.selectionSet);
      },
    });
  };
  const operation = operationOf(document);
  search(operation.selectionSet);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    variables.has(variable.name.value),
  );
  return { definitions: [{ ...operation, variableDefinitions }, ...used.values()], fetches };
}
