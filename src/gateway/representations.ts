import { type DataObject, isDataObject } from './merge';
import type { EntityRequest, RequiredSelection } from './plan';
import { compileRewrites, typenamesSet } from './rewrites';
import type { TypeIndex } from './supergraph';

/** The representation of an object, or undefined where the object does not tell which entity it is. */
export type Representer = (object: DataObject) => DataObject | undefined;

interface RequiredField {
  readonly name: string;
  readonly sentAs: string;
  readonly selections?: readonly RequiredSelection[];
}

/** Reads the planner's `requires` into a function for objects of any type it names. */
export function compileRepresenter(request: EntityRequest, types: TypeIndex): Representer {
  const requires = widened(request, types);
  const rewrite = compileRewrites(request.inputRewrites, types);
  const project = compileProjection(requires, types);
  const onlyType = soleObjectType(requires, types);
  return (object) => {
    const typeName = typeof object.__typename === 'string' ? object.__typename : onlyType;
    if (typeName === undefined) return undefined;
    const representation: DataObject = { __typename: typeName };
    if (!project(object, typeName, representation)) return undefined;
    rewrite?.(representation);
    return representation;
  };
}

/**
 * Where objects pass for an interface, the planner (0.0.38) keeps the requirement of only one of several types that are
 * selected alike. It is the same for all types of the interface, so it is taken for all of them.
 */
function widened({ requires, inputRewrites }: EntityRequest, types: TypeIndex): readonly RequiredSelection[] {
  const [interfaceName] = typenamesSet(inputRewrites);
  if (interfaceName === undefined) return requires;
  const implementers = types.expand([interfaceName]);
  return requires.map((selection) =>
    selection.kind === 'InlineFragment' && implementers.has(selection.typeCondition)
      ? { ...selection, typeCondition: interfaceName }
      : selection,
  );
}

/** The type of objects that carry no `__typename`: known only where the place can hold one object type. */
function soleObjectType(requires: readonly RequiredSelection[], types: TypeIndex): string | undefined {
  const names = new Set(
    requires.map((selection) => (selection.kind === 'InlineFragment' ? selection.typeCondition : '')),
  );
  const [name] = names;
  return names.size === 1 && name && !types.isAbstract(name) ? name : undefined;
}

/** Copies the required fields; false where none of them but `__typename` has a value. */
type Projection = (object: DataObject, typeName: string | undefined, into: DataObject) => boolean;

function compileProjection(selections: readonly RequiredSelection[], types: TypeIndex): Projection {
  const fieldsOfType = new Map<string | undefined, readonly (RequiredField & { part?: PartProjection })[]>();
  return (object, typeName, into) => {
    let fields = fieldsOfType.get(typeName);
    if (!fields) {
      fields = fieldsFor(selections, typeName, types).map((field) =>
        field.selections ? { ...field, part: compilePart(field.selections, types) } : field,
      );
      fieldsOfType.set(typeName, fields);
    }
    let filled = false;
    for (const { name, sentAs, part } of fields) {
      const value = object[name];
      // A function is a method of Object.prototype: the object lacks the field.
      if (value === undefined || typeof value === 'function') continue;
      into[sentAs] = part ? part(value) : value;
      if (value !== null && sentAs !== '__typename') filled = true;
    }
    return filled;
  };
}

type PartProjection = (value: unknown) => unknown;

function compilePart(selections: readonly RequiredSelection[], types: TypeIndex): PartProjection {
  const project = compileProjection(selections, types);
  const projectPart = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(projectPart);
    if (!isDataObject(value)) return value;
    const part: DataObject = {};
    project(value, typeof value.__typename === 'string' ? value.__typename : undefined, part);
    return part;
  };
  return projectPart;
}

/** The fields required of an object of the type, those in fragments on the type or on what it implements included. */
function fieldsFor(
  selections: readonly RequiredSelection[],
  typeName: string | undefined,
  types: TypeIndex,
): RequiredField[] {
  const fields = new Map<string, RequiredField>();
  const collect = (part: readonly RequiredSelection[]): void => {
    for (const selection of part) {
      if (selection.kind === 'InlineFragment') {
        const applies = typeName === undefined || types.expand([selection.typeCondition]).has(typeName);
        if (applies) collect(selection.selections);
      } else {
        const sentAs = selection.alias ?? selection.name;
        const inner = selection.selections?.length ? selection.selections : undefined;
        const known = fields.get(sentAs)?.selections;
        const merged = known && inner ? [...known, ...inner] : inner;
        fields.set(sentAs, { name: selection.name, sentAs, selections: merged });
      }
    }
  };
  collect(selections);
  return [...fields.values()];
}

/** The value of one `$representations` variable. */
export interface RepresentationList {
  readonly representations: readonly DataObject[];
  /** Appends the representation unless an equal one is there, and gives its index. */
  add(representation: DataObject): number;
}

export function createRepresentationList(): RepresentationList {
  const indices = new Map<string, number>();
  const representations: DataObject[] = [];
  return {
    representations,
    add(representation) {
      const content = contentOf(representation);
      let index = indices.get(content);
      if (index === undefined) {
        index = representations.length;
        indices.set(content, index);
        representations.push(representation);
      }
      return index;
    },
  };
}

/** A string that only equal representations have; JSON costs thrice as much for the keys that most entities have. */
function contentOf(representation: DataObject): string {
  let content = '';
  for (const key of Object.keys(representation)) {
    const value = representation[key];
    content +=
      typeof value === 'string' ? `${key}"${value.length}:${value}` : `${key}=${JSON.stringify(value)};`;
  }
  return content;
}
