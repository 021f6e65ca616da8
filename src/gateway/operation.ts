import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { GraphError } from '../errors/graph-error';
import { applyConditions, conditionVariables } from '../graphql/conditions';

/** A client's operation made ready for planning and shaping. */
export interface Operation {
  /** The operation and the fragments, with literal conditions applied and reserved names replaced. */
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
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

/**
 * Names that a client may give but that mean something else on the way: to objects of JavaScript, as the type of an
 * object in merged data, or in the operations that the planner writes.
 */
const RESERVED_NAME = /^(__proto__|__typename|representations|__batch_reps_\d+|_internal_qp_alias_\d+)$/;

/** Renames the aliases, variables and fragments of reserved names. */
function withSafeNames(document: DocumentNode): Pick<Operation, 'clientName'> & { document: DocumentNode } {
  const taken = new Set<string>();
  visit(document, {
    Name(node) {
      taken.add(node.value);
    },
  });
  const safeNames = new Map<string, string>();
  const clientNames = new Map<string, string>();
  for (const name of [...taken].filter((name) => RESERVED_NAME.test(name))) {
    let safeName = `renamed_${name.replaceAll('__', '')}`;
    while (taken.has(safeName)) safeName += '_';
    safeNames.set(name, safeName);
    clientNames.set(safeName, name);
  }
  if (safeNames.size === 0) return { document, clientName: (name) => name };
  const safe = (node: NameNode): NameNode => ({ ...node, value: safeNames.get(node.value) ?? node.value });
  const withSafeName = <Node extends { readonly name: NameNode }>(node: Node): Node => ({
    ...node,
    name: safe(node.name),
  });
  return {
    document: visit(document, {
      Field: { enter: (node) => (node.alias ? { ...node, alias: safe(node.alias) } : undefined) },
      Variable: { enter: withSafeName },
      FragmentSpread: { enter: withSafeName },
      FragmentDefinition: { enter: withSafeName },
    }),
    clientName: (name) => clientNames.get(name) ?? name,
  };
}

/** A selection of `__typename`. */
export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const META_FIELDS = new Set(['__schema', '__type', '__typename']);

/**
 * The text to plan for a document: without introspection, and with `__typename` under no other name, as that is where
 * the type of an object is looked for. Undefined where nothing is to be fetched.
 */
export function planText(document: DocumentNode): string | undefined {
  const planned = visit(document, {
    SelectionSet: {
      leave(node) {
        const selections = node.selections.filter((part) => !isMetaField(part));
        const typed = node.selections.some(
          (part) => part.kind === Kind.FIELD && part.name.value === TYPENAME.name.value,
        );
        // The planner takes no empty selection.
        if (typed || selections.length === 0) selections.unshift(TYPENAME);
        return { ...node, selections };
      },
    },
  });
  const { definitions, fetches } = reachable(planned);
  return fetches ? print({ ...planned, definitions }) : undefined;
}

const isMetaField = (node: SelectionNode): boolean =>
  node.kind === Kind.FIELD && META_FIELDS.has(node.name.value);

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
