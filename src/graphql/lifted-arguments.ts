import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isScalarType,
  Kind,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Federation's scalar that takes any value as it is. */
const ANY = '_Any';

/** A document in which each argument that uses variables is one variable, whose value is read before it runs. */
export interface LiftedDocument {
  readonly document: DocumentNode;
  /** The values of its variables for those of the original; undefined where graphql-js finds a fault in these. */
  valuesOf(variables: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined;
}

interface Lifted {
  readonly name: string;
  readonly node: ValueNode;
  readonly type: GraphQLInputType;
}

/** Whether a schema has the type that lifted arguments are of. */
export function canLiftArguments(schema: GraphQLSchema): boolean {
  return isScalarType(schema.getType(ANY));
}

/** Lifts the arguments of the fields of a valid document whose conditions are decided. */
export function liftArguments(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): LiftedDocument {
  const operation = getOperationAST(document, operationName);
  const arguments_: Lifted[] = [];
  const typeInfo = new TypeInfo(schema);
  const lifted: DocumentNode = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Directive: { enter: () => false },
      Argument: {
        enter(node) {
          const type = typeInfo.getArgument()?.type;
          if (!type || !usesVariables(node.value)) return undefined;
          const name = `lifted_${arguments_.length}`;
          arguments_.push({ name, node: node.value, type });
          return { ...node, value: variableNode(name) };
        },
      },
    }),
  );
  const variableDefinitions = arguments_.map(
    ({ name }): VariableDefinitionNode => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable: variableNode(name),
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: ANY } },
    }),
  );
  const definitions = lifted.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === operation?.name?.value
      ? { ...definition, variableDefinitions }
      : definition,
  );
  return {
    document: { ...lifted, definitions },
    valuesOf(variables) {
      const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
      return coerced && readAll(arguments_, coerced);
    },
  };
}

function readAll(
  lifted: readonly Lifted[],
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const { name, node, type } of lifted) {
    // An argument that is left to a variable nobody gave counts as not given.
    if (node.kind === Kind.VARIABLE && !Object.hasOwn(variables, node.name.value)) continue;
    const value = valueFromAST(node, type, variables);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

const variableNode = (name: string): VariableNode => ({
  kind: Kind.VARIABLE,
  name: { kind: Kind.NAME, value: name },
});

function usesVariables(value: ValueNode): boolean {
  let found = false;
  visit(value, {
    Variable() {
      found = true;
    },
  });
  return found;
}
