import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { BadUserInput } from '../../errors/graph-error';
import type { Limits } from './limits';

/** Objects a selection set brings: once, and again for each item of the page it stands on. */
interface Cost {
  readonly once: number;
  readonly perItem: number;
}

const FREE: Cost = { once: 0, perItem: 0 };

/** The estimate for one operation. */
export interface OperationCost {
  /** Objects touched at most, as far as the document tells. */
  readonly objects: number;
  /** Whether other variables could give another estimate. */
  readonly dependsOnVariables: boolean;
}

type AnyField = GraphQLField<unknown, unknown>;

/** A connection by its shape, as the Relay specification has it. */
function isConnection(type: GraphQLCompositeType): boolean {
  if (!isObjectType(type)) return false;
  const fields = type.getFields();
  return 'pageInfo' in fields && ('edges' in fields || 'nodes' in fields);
}

class CostEstimate {
  dependsOnVariables = false;
  private readonly estimated = new Map<string, Cost>();
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly limits: Limits,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  selectionSet(set: SelectionSetNode, type: GraphQLCompositeType): Cost {
    let { once, perItem } = FREE;
    for (const selection of set.selections) {
      const cost =
        selection.kind === Kind.FIELD
          ? this.field(selection, type)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.fragment(selection.name.value)
            : this.selectionSet(
                selection.selectionSet,
                this.compositeType(selection.typeCondition?.name.value) ?? type,
              );
      once += cost.once;
      perItem += cost.perItem;
    }
    return { once, perItem };
  }

  /** Each fragment is estimated once: its cost does not depend on where it is spread. */
  private fragment(name: string): Cost {
    const known = this.estimated.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    const type = this.compositeType(fragment?.typeCondition.name.value);
    const cost = fragment && type ? this.selectionSet(fragment.selectionSet, type) : FREE;
    this.estimated.set(name, cost);
    return cost;
  }

  private field(node: FieldNode, parent: GraphQLCompositeType): Cost {
    const field = this.definition(node.name.value, parent);
    if (!field) return FREE;
    const page = this.pageSize(node, field);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return FREE;
    const below = this.selectionSet(node.selectionSet, type);
    if (isConnection(type)) {
      return { once: 1 + below.once + (page ?? this.limits.defaultPageSize) * below.perItem, perItem: 0 };
    }
    const each = 1 + below.once;
    if (!isListType(getNullableType(field.type))) return { once: each, perItem: 0 };
    if (isConnection(parent) && field.args.length === 0) return { once: 0, perItem: each };
    return { once: this.listSize(node, field, page) * each, perItem: 0 };
  }

  /**
   * A list is as long as its page and as the required lists among its arguments, such as `ids` or `by`,
   * allow.
   */
  private listSize(node: FieldNode, field: AnyField, page: number | undefined): number {
    const required = field.args.filter(({ type }) => isNonNullType(type) && isListType(type.ofType));
    const isPaged = field.args.some(isPageArgument);
    const unit = isPaged || required.length === 0 ? (page ?? this.limits.assumedListSize) : 1;
    return required.reduce((size, { name }) => {
      const value = this.value(node.arguments?.find((argument) => argument.name.value === name));
      return size * (Array.isArray(value) ? value.length : 1);
    }, unit);
  }

  /** The value of `first` or `last`, checked; undefined where neither is given. */
  private pageSize(node: FieldNode, field: AnyField): number | undefined {
    const sizes = field.args.filter(isPageArgument).flatMap((definition) => {
      const argument = node.arguments?.find(({ name }) => name.value === definition.name);
      const given = this.value(argument);
      // The document is valid and the variables are coerced: what is no number was not given.
      if (typeof given !== 'number') return [];
      if (!(given >= 1 && given <= this.limits.pageSize)) {
        throw new BadUserInput(
          `${definition.name} must be 1–${this.limits.pageSize}, got ${given} (at ${field.name})`,
        );
      }
      return [given];
    });
    if (sizes.length > 1)
      throw new BadUserInput(`first and last cannot be given together (at ${field.name})`);
    if (sizes.length === 1) return sizes[0];
    const fallback = field.args.filter(isPageArgument).find(({ defaultValue }) => defaultValue !== undefined);
    return typeof fallback?.defaultValue === 'number' ? fallback.defaultValue : undefined;
  }

  private value(argument: ArgumentNode | undefined): unknown {
    if (!argument) return undefined;
    if (argument.value.kind !== Kind.VARIABLE) return valueFromASTUntyped(argument.value);
    this.dependsOnVariables = true;
    return this.variables[argument.value.name.value];
  }

  private definition(name: string, parent: GraphQLCompositeType): AnyField | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return 'getFields' in parent ? parent.getFields()[name] : undefined;
  }

  private compositeType(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

const isPageArgument = ({ name }: GraphQLArgument) => name === 'first' || name === 'last';

/**
 * Estimates how many objects a valid operation touches, from its page sizes and lists; plain values are free.
 * Takes time in proportion to the document. Variables are coerced, with defaults applied. Throws BadUserInput
 * where `first` or `last` is out of range.
 */
export function estimateCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
): OperationCost {
  const type = schema.getRootType(operation.operation);
  if (!type) return { objects: 0, dependsOnVariables: false };
  const estimate = new CostEstimate(schema, document, limits, variables);
  const { once } = estimate.selectionSet(operation.selectionSet, type);
  return { objects: once, dependsOnVariables: estimate.dependsOnVariables };
}
