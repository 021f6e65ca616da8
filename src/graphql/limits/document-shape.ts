import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LimitExceeded } from '../../errors/graph-error';
import type { Limits } from './limits';

/** How large a selection set is, its fragments followed. */
interface Extent {
  /** Fields in the set itself. */
  readonly fields: number;
  /** Levels of fields, itself included. */
  readonly depth: number;
  /** Levels of fields below the deepest `__schema` or `__type`. */
  readonly introspectionDepth: number;
}

const NOTHING: Extent = { fields: 0, depth: 0, introspectionDepth: 0 };

const isIntrospection = (field: FieldNode) =>
  field.name.value === '__schema' || field.name.value === '__type';

/**
 * Refuses documents that are too deep or too wide. Every fragment is measured once, so a document whose
 * fragments multiply costs no more than its length. Runs before validation: fragments may be missing or
 * spread themselves. Throws LimitExceeded.
 */
export function checkShape(document: DocumentNode, limits: Limits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }

  const measured = new Map<string, Extent>();
  const extentOfFragment = (name: string): Extent => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    // Stands for the fragment while it is being measured: one that spreads itself adds nothing, validation refuses it.
    measured.set(name, NOTHING);
    const extent = fragment ? extentOf(fragment.selectionSet) : NOTHING;
    measured.set(name, extent);
    return extent;
  };

  const extentOfField = (field: FieldNode): Extent => {
    const below = field.selectionSet ? extentOf(field.selectionSet) : NOTHING;
    if (isIntrospection(field)) return { fields: 1, depth: 1, introspectionDepth: 1 + below.depth };
    return { fields: 1, depth: 1 + below.depth, introspectionDepth: below.introspectionDepth };
  };

  const extentOf = (set: SelectionSetNode): Extent => {
    let { fields, depth, introspectionDepth } = NOTHING;
    for (const selection of set.selections) {
      const extent =
        selection.kind === Kind.FIELD
          ? extentOfField(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? extentOf(selection.selectionSet)
            : extentOfFragment(selection.name.value);
      fields += extent.fields;
      depth = Math.max(depth, extent.depth);
      introspectionDepth = Math.max(introspectionDepth, extent.introspectionDepth);
    }
    if (fields > limits.fieldsPerSelection) {
      throw new LimitExceeded(
        `A selection may have at most ${limits.fieldsPerSelection} fields, got ${fields} (fragments are counted)`,
      );
    }
    return { fields, depth, introspectionDepth };
  };

  for (const operation of operations) {
    const { fields, depth, introspectionDepth } = extentOf(operation.selectionSet);
    if (fields > limits.rootFields) {
      throw new LimitExceeded(
        `An operation may have at most ${limits.rootFields} root fields, got ${fields}`,
      );
    }
    if (depth > limits.depth) {
      throw new LimitExceeded(`Fields may be nested at most ${limits.depth} deep, got ${depth}`);
    }
    if (introspectionDepth > limits.introspectionDepth) {
      throw new LimitExceeded(
        `Introspection may be nested at most ${limits.introspectionDepth} deep, got ${introspectionDepth}`,
      );
    }
  }
}
