import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { type CompositeType, createFieldCollector } from './collect-fields';
import { type DataObject, isDataObject } from './merge';
import { operationOf } from './operation';
import type { AnswerPath } from './places';

/** What shaping one answer needs beside the data. */
export interface ShapeRun {
  readonly errors: GraphQLError[];
  /** Whether a known error accounts for a null at this path. */
  isCovered(path: AnswerPath): boolean;
  /** The value of a `__schema` or `__type` field. */
  introspect(field: FieldNode): unknown;
}

/** Makes the client's answer of merged data: exactly what was asked for, nulls where the specification wants them. */
export type Shape = (data: DataObject, run: ShapeRun) => DataObject | null;

/** Where shaping stands, by the data's keys. One array is reused, as the path is read only when a null is out of place. */
interface Shaping extends ShapeRun {
  readonly path: (string | number)[];
}

/** Gives the value's form in the answer, or undefined where a null in it must rise to the parent. */
type Completion = (value: unknown, shaping: Shaping) => unknown;

interface ShapedField {
  readonly key: string;
  /** Response key in the merged data. */
  readonly dataKey: string;
  /** Whether a plain object has a property of that name anyway. */
  readonly inherited: boolean;
  /** Value that is known beforehand: that of `__typename`. */
  readonly constant?: string;
  readonly introspection?: FieldNode;
  /** Whether any value but null stands in the answer as it is: then nothing below it needs to know where it stands. */
  readonly verbatim?: boolean;
  readonly complete: Completion;
}

/**
 * Compiles the shape of an operation whose `@skip` and `@include` are decided. `clientName` gives the response key to
 * answer with for a key of the document.
 */
export function compileShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  clientName: (name: string) => string,
): Shape {
  const collectFields = createFieldCollector(schema, document);

  function completion(type: GraphQLOutputType, nodes: readonly FieldNode[], place: string): Completion {
    if (!isNonNullType(type)) {
      const complete = nullableCompletion(type, nodes, place);
      return (value, shaping) => complete(value, shaping) ?? null;
    }
    const complete = nullableCompletion(type.ofType, nodes, place);
    return (value, shaping) => {
      const completed = complete(value, shaping);
      if (completed !== null) return completed;
      if (!shaping.isCovered(shaping.path)) shaping.errors.push(nullError(place, shaping.path));
      return undefined;
    };
  }

  function nullableCompletion(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    place: string,
  ): Completion {
    if (isListType(type)) return listCompletion(completion(type.ofType, nodes, place));
    if (isEnumType(type)) {
      const names = new Set(type.getValues().map(({ name }) => name));
      // A value that is not public must not be seen.
      return (value) => (typeof value === 'string' && names.has(value) ? value : null);
    }
    if (isLeafType(type)) return (value) => value ?? null;
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (isObjectType(type)) return objectCompletion(type, selectionSets);
    if (isAbstractType(type)) return abstractCompletion(type, selectionSets);
    throw new Error(`${place} has no output type`);
  }

  function abstractCompletion(type: CompositeType, selectionSets: readonly SelectionSetNode[]): Completion {
    const completions = new Map<string, Completion | undefined>();
    return (value, shaping) => {
      if (!isDataObject(value)) return null;
      const name = typeof value.__typename === 'string' ? value.__typename : type.name;
      if (!completions.has(name)) {
        const runtimeType = name === type.name ? type : schema.getType(name);
        const known = isObjectType(runtimeType) || isAbstractType(runtimeType);
        completions.set(name, known ? objectCompletion(runtimeType, selectionSets) : undefined);
      }
      return completions.get(name)?.(value, shaping) ?? null;
    };
  }

  function objectCompletion(type: CompositeType, selectionSets: readonly SelectionSetNode[]): Completion {
    const collected = collectFields(type, selectionSets);
    const fields = [...collected.fields].map(([key, nodes]) => shapedField(type, key, nodes));
    // What an error kept from telling its type cannot be said to lack the fields of a type.
    const undecided = isAbstractType(type) && collected.leftOut;
    return (value, shaping) => {
      if (!isDataObject(value) || (undecided && shaping.isCovered(shaping.path))) return null;
      return shapeObject(value, fields, shaping);
    };
  }

  function shapedField(type: CompositeType, dataKey: string, nodes: readonly FieldNode[]): ShapedField {
    const [node] = nodes;
    const name = node?.name.value ?? '';
    const key = clientName(dataKey);
    const field = { key, dataKey, inherited: dataKey in Object.prototype };
    if (name === '__typename') return typenameField(type, field);
    if (name === '__schema' || name === '__type') {
      return { ...field, introspection: node, complete: (value) => value ?? null };
    }
    const definition = 'getFields' in type ? type.getFields()[name] : undefined;
    if (!definition) throw new Error(`no field ${type.name}.${name} in the public schema`);
    const verbatim =
      isLeafType(getNullableType(definition.type)) && !isEnumType(getNullableType(definition.type));
    return { ...field, verbatim, complete: completion(definition.type, nodes, `${type.name}.${name}`) };
  }

  const definition = operationOf(document);
  const root = schema.getRootType(definition.operation);
  if (!root) throw new Error(`the public schema has no ${definition.operation} type`);
  const complete = objectCompletion(root, [definition.selectionSet]);
  // The root object is there and every field of it stands in it, so the result is an object or missing.
  return (data, run) => (complete(data, { ...run, path: [] }) ?? null) as DataObject | null;
}

function typenameField(
  type: CompositeType,
  field: Pick<ShapedField, 'key' | 'dataKey' | 'inherited'>,
): ShapedField {
  if (isObjectType(type)) return { ...field, constant: type.name, complete: (value) => value };
  const place = `${type.name}.__typename`;
  return {
    ...field,
    complete(_value, shaping) {
      if (!shaping.isCovered(shaping.path)) shaping.errors.push(nullError(place, shaping.path));
      return undefined;
    },
  };
}

function nullError(place: string, path: AnswerPath): GraphQLError {
  return new GraphQLError(`Cannot return null for non-nullable field ${place}.`, {
    path: [...path],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}

function listCompletion(completeItem: Completion): Completion {
  return (value, shaping) => {
    if (!Array.isArray(value)) return null;
    const items: unknown[] = new Array(value.length);
    for (let index = 0; index < value.length; index += 1) {
      shaping.path.push(index);
      const item = completeItem(value[index], shaping);
      shaping.path.pop();
      if (item === undefined) return undefined;
      items[index] = item;
    }
    return items;
  };
}

function shapeObject(
  data: DataObject,
  fields: readonly ShapedField[],
  shaping: Shaping,
): DataObject | undefined {
  const shaped: DataObject = {};
  for (const field of fields) {
    const { key, dataKey, constant } = field;
    if (constant !== undefined) {
      shaped[key] = constant;
      continue;
    }
    let value = field.inherited && !Object.hasOwn(data, dataKey) ? undefined : data[dataKey];
    if (field.verbatim && value !== undefined && value !== null && key !== '__proto__') {
      shaped[key] = value;
      continue;
    }
    if (field.introspection) value = shaping.introspect(field.introspection);
    shaping.path.push(dataKey);
    const completed = field.complete(value, shaping);
    shaping.path.pop();
    if (completed === undefined) return undefined;
    if (key === '__proto__') Object.defineProperty(shaped, key, { value: completed, enumerable: true });
    else shaped[key] = completed;
  }
  return shaped;
}
