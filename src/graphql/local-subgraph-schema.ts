import {
  extendSchema,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { BadUserInput } from '../errors/graph-error';
import { federationSdl } from './local-subgraph-sdl';

/** What the gateway knows of an entity: its type's name and the fields of one of its keys. */
export interface Representation {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/**
 * Finds the entities of one type. Called once for all representations of that type in an `_entities` call, and gives one
 * slot for each, in their order: the entity, null where there is none, or an Error for that one alone.
 * `info` is that of `_entities`: its field nodes hold the selections, in a fragment for each type.
 */
export type ReferenceResolver<Context> = (
  representations: readonly Representation[],
  context: Context,
  info: GraphQLResolveInfo,
) => readonly (object | Error | null | undefined)[] | Promise<readonly (object | Error | null | undefined)[]>;

/** Reference resolvers by the name of the entity's object type, or of its interface. */
export type References<Context> = Readonly<Record<string, ReferenceResolver<Context>>>;

type EntitySlots = readonly (object | Error | null | undefined)[];

/**
 * A copy of the schema that also answers `_service` and `_entities`. Its abstract types are resolved by the value's
 * `__typename`, or, for an entity, by the type it was asked as; `isTypeOf` of its object types is dropped, so that
 * plain rows will do as values.
 */
export function subgraphSchema<Context>(
  schema: GraphQLSchema,
  references: References<Context>,
): GraphQLSchema {
  const sdl = federationSdl(schema);
  const extended = extendSchema(schema, parse(federationFields(schema, Object.keys(references))), {
    assumeValid: true,
  });
  for (const type of Object.values(extended.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type)) {
      type.isTypeOf = undefined;
      settleLists(type);
    } else if (isAbstractType(type)) {
      type.resolveType = typenameResolver(type);
    }
  }
  const fields = extended.getQueryType()?.getFields();
  if (fields?._service) fields._service.resolve = () => ({ sdl });
  if (fields?._entities) {
    fields._entities.resolve = (_source, { representations }, context: Context, info) =>
      resolveEntities(extended, references, representations, context, info);
  }
  return extended;
}

function federationFields(schema: GraphQLSchema, entities: readonly string[]): string {
  const members = new Set<string>();
  for (const name of entities) {
    const type = schema.getType(name);
    if (isObjectType(type)) members.add(name);
    else if (isInterfaceType(type)) for (const { name } of schema.getPossibleTypes(type)) members.add(name);
    else throw new TypeError(`no object type or interface "${name}" for its reference resolver`);
  }
  const query = schema.getQueryType();
  const entityField = members.size > 0 ? '_entities(representations: [_Any!]!): [_Entity]!' : '';
  return `
    scalar _Any
    type _Service { sdl: String! }
    ${members.size > 0 ? `union _Entity = ${[...members].join(' | ')}` : ''}
    ${query ? `extend type ${query.name}` : 'type Query'} { _service: _Service! ${entityField} }
    ${query ? '' : 'extend schema { query: Query }'}`;
}

/** An entity that has no `__typename` carries the name of the type it was asked as under this key. */
const ASKED_AS = Symbol('asked as');
/** The same for entities that take no further property. A map for all would cost more than the rest of their handling. */
const frozenAskedAs = new WeakMap<object, string>();

interface Tagged {
  [ASKED_AS]?: string;
}

function tag(entity: Tagged, name: string): void {
  if (Object.isExtensible(entity)) entity[ASKED_AS] = name;
  else frozenAskedAs.set(entity, name);
}

const tagOf = (entity: Tagged): string | undefined => entity[ASKED_AS] ?? frozenAskedAs.get(entity);

function typenameResolver(type: GraphQLAbstractType): GraphQLTypeResolver<unknown, unknown> {
  const own = type.resolveType;
  return (value, context, info, abstractType) => {
    if (typeof value === 'object' && value !== null) {
      const name = '__typename' in value ? value.__typename : tagOf(value);
      if (typeof name === 'string') return name;
    }
    return own?.(value, context, info, abstractType);
  };
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/**
 * graphql-jit shifts a list or cuts it short when a promise in it rejects, so it is given lists whose items are settled:
 * values, and errors in the places of those that failed. What is below the items is then also asked for all at once.
 */
function settleLists(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const resolve = field.resolve;
    if (!resolve || !isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) continue;
    field.resolve = (source, args, context, info) => {
      const result = resolve(source, args, context, info);
      return isPromise(result) ? result.then(settled) : settled(result);
    };
  }
}

function settled(list: unknown): unknown {
  if (!Array.isArray(list) || !list.some(isPromise)) return list;
  return Promise.allSettled(list).then((items) =>
    items.map((item) => (item.status === 'fulfilled' ? item.value : asError(item.reason))),
  );
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new GraphQLError(`Unexpected error value: ${reason}`);
}

function resolveEntities<Context>(
  schema: GraphQLSchema,
  references: References<Context>,
  representations: readonly unknown[],
  context: Context,
  info: GraphQLResolveInfo,
): EntitySlots | Promise<EntitySlots> {
  const groups = new Map<string, { slots: number[]; asked: Representation[] }>();
  for (const [slot, representation] of representations.entries()) {
    if (!isRepresentation(representation)) {
      throw new BadUserInput(`representations: entry ${slot} must be an object with a __typename`);
    }
    const { __typename: name } = representation;
    const group = groups.get(name);
    if (group) {
      group.slots.push(slot);
      group.asked.push(representation);
    } else {
      groups.set(name, { slots: [slot], asked: [representation] });
    }
  }
  const entities: (object | Error | null | undefined)[] = new Array(representations.length).fill(null);
  const fill = (name: string, slots: readonly number[], found: EntitySlots): void => {
    const isConcrete = isObjectType(schema.getType(name));
    for (const [index, slot] of slots.entries()) {
      const entity = found[index] ?? null;
      entities[slot] = entity;
      if (isConcrete && entity && !(entity instanceof Error)) tag(entity, name);
    }
  };
  const waiting: Promise<void>[] = [];
  for (const [name, { slots, asked }] of groups) {
    const found = resolveGroup(references, name, asked, context, info);
    if (isPromise(found)) waiting.push(found.then((entities) => fill(name, slots, entities)));
    else fill(name, slots, found);
  }
  return waiting.length === 0 ? entities : Promise.all(waiting).then(() => entities);
}

/** A type that fails gives the error in each of its slots and leaves those of other types alone. */
function resolveGroup<Context>(
  references: References<Context>,
  name: string,
  asked: readonly Representation[],
  context: Context,
  info: GraphQLResolveInfo,
): EntitySlots | Promise<EntitySlots> {
  const failAll = (reason: unknown): EntitySlots => {
    const error = asError(reason);
    return asked.map(() => error);
  };
  const resolver = Object.hasOwn(references, name) ? references[name] : undefined;
  if (!resolver) return failAll(new BadUserInput(`representations: "${name}" is no entity of this subgraph`));
  try {
    const found = resolver(asked, context, info);
    return found instanceof Promise ? found.catch(failAll) : found;
  } catch (error) {
    return failAll(error);
  }
}

function isRepresentation(value: unknown): value is Representation {
  return (
    typeof value === 'object' &&
    value !== null &&
    '__typename' in value &&
    typeof value.__typename === 'string'
  );
}
