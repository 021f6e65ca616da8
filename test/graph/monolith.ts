import {
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  type GraphQLType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { DataSource } from 'typeorm';
import { createReader } from '../../src/database/reader';
import type { ReadContext } from '../../src/graphql/read-context';
import { RequestLoaders } from '../../src/graphql/request-loaders';
import type { LocalSubgraph } from '../../src/graphql/subgraph';

/** The whole graph as one schema without federation, made of the subgraphs' own resolvers. */
export interface Monolith {
  readonly schema: GraphQLSchema;
  /** What its resolvers read with: to be made anew for each operation. */
  createContext(): ReadContext;
}

type Field = GraphQLFieldConfig<unknown, ReadContext>;
type FieldResolver = NonNullable<Field['resolve']>;

const FEDERATION = new Set(['_Any', '_Entity', '_Service']);

function isOwnType(type: GraphQLNamedType): boolean {
  return !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !FEDERATION.has(type.name);
}

/** What the gateway does after `node`: where another subgraph owns the type, it reads the rest of the row there. */
function completed(resolve: FieldResolver, owners: ReadonlyMap<string, LocalSubgraph>): FieldResolver {
  async function complete(found: unknown, context: ReadContext, info: GraphQLResolveInfo): Promise<unknown> {
    const row = (await found) as { __typename: string; id: string } | null; // what the resolvers of `node` give
    const owner = row && owners.get(row.__typename);
    if (!owner) return row;
    const entities = owner.schema.getQueryType()?.getFields()._entities?.resolve;
    if (!entities) throw new Error(`${owner.name} has no entities`);
    // One slot for the one representation, as resolvers of `_entities` give.
    const slots = (await entities(undefined, { representations: [row] }, context, info)) as unknown[];
    const [entity] = slots;
    if (entity instanceof Error) throw entity;
    return typeof entity === 'object' && entity !== null ? { ...entity, __typename: row.__typename } : null;
  }
  return async (source, args, context, info) => {
    const found = await resolve(source, args, context, info);
    return Array.isArray(found)
      ? found.map((one) => complete(one, context, info))
      : complete(found, context, info);
  };
}

/** The subgraph that owns each node type, other than `papers`, which reads its own rows for `node` already. */
function foreignOwners(subgraphs: readonly LocalSubgraph[]): Map<string, LocalSubgraph> {
  const owners = new Map<string, LocalSubgraph>();
  for (const subgraph of subgraphs) {
    if (subgraph.schema.getQueryType()?.getFields().node) continue;
    for (const type of Object.values(subgraph.schema.getTypeMap())) {
      // Stubs have an id and edges; an owner also knows the slug.
      if (isObjectType(type) && type.getFields().id && type.getFields().slug) owners.set(type.name, subgraph);
    }
  }
  return owners;
}

/** Merges executable schemas type by type, by name; of two fields of one name the first stays. */
class SchemaMerge {
  readonly #merged = new Map<string, GraphQLNamedType>();

  constructor(
    readonly schemas: readonly GraphQLSchema[],
    readonly owners: ReadonlyMap<string, LocalSubgraph>,
  ) {}

  schema(): GraphQLSchema {
    for (const schema of this.schemas) {
      for (const type of Object.values(schema.getTypeMap())) if (isOwnType(type)) this.#named(type);
    }
    // Query is an object type in each of the schemas.
    const query = this.#merged.get('Query') as GraphQLObjectType;
    return new GraphQLSchema({ query, types: [...this.#merged.values()] });
  }

  #named(type: GraphQLNamedType): GraphQLNamedType {
    if (!isOwnType(type)) return type;
    const known = this.#merged.get(type.name);
    if (known) return known;
    const merged = this.#copy(type);
    this.#merged.set(type.name, merged);
    return merged;
  }

  #copy(type: GraphQLNamedType): GraphQLNamedType {
    if (isObjectType(type)) {
      return new GraphQLObjectType({
        ...type.toConfig(),
        isTypeOf: undefined,
        interfaces: () => type.getInterfaces().map((one) => this.#rewired(one)),
        fields: () => this.#fields(type.name),
      });
    }
    if (isInterfaceType(type)) {
      return new GraphQLInterfaceType({
        ...type.toConfig(),
        interfaces: [],
        resolveType: (row: { __typename: string }) => row.__typename,
        fields: () => this.#fields(type.name),
      });
    }
    if (isInputObjectType(type)) {
      const config = type.toConfig();
      return new GraphQLInputObjectType({
        ...config,
        fields: () =>
          Object.fromEntries(
            Object.entries(config.fields).map(([name, field]) => [
              name,
              { ...field, type: this.#rewired(field.type) },
            ]),
          ),
      });
    }
    return type;
  }

  #fields(typeName: string): Record<string, Field> {
    const fields: Record<string, Field> = {};
    for (const schema of this.schemas) {
      const type = schema.getType(typeName);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const [name, field] of Object.entries(type.toConfig().fields)) {
        if (name.startsWith('_') || fields[name]) continue;
        fields[name] = this.#field(name, field, typeName);
      }
    }
    return fields;
  }

  #field(name: string, field: Field, typeName: string): Field {
    const isNodeLookup = typeName === 'Query' && (name === 'node' || name === 'nodes');
    return {
      ...field,
      type: this.#rewired<GraphQLOutputType>(field.type),
      args: this.#args(field.args ?? {}),
      resolve: field.resolve && isNodeLookup ? completed(field.resolve, this.owners) : field.resolve,
    };
  }

  #args(args: GraphQLFieldConfigArgumentMap): GraphQLFieldConfigArgumentMap {
    return Object.fromEntries(
      Object.entries(args).map(([name, argument]) => [
        name,
        { ...argument, type: this.#rewired<GraphQLInputType>(argument.type) },
      ]),
    );
  }

  /** The same type, its named type being the merged one. */
  #rewired<Type extends GraphQLType>(type: Type): Type {
    // Wrappers and kinds of type stay what they are, which the compiler cannot follow through the recursion.
    if (isNonNullType(type)) return new GraphQLNonNull(this.#rewired(type.ofType)) as GraphQLType as Type;
    if (isListType(type)) return new GraphQLList(this.#rewired(type.ofType)) as GraphQLType as Type;
    return this.#named(type as GraphQLNamedType) as GraphQLType as Type;
  }
}

/** Makes one schema of the subgraphs' resolvers. Rows of all subgraphs carry `key` and `id`, so any resolver takes any of them. */
export function createMonolith(subgraphs: readonly LocalSubgraph[], dataSource: DataSource): Monolith {
  const reader = createReader(dataSource);
  const schemas = subgraphs.map((subgraph) => subgraph.schema);
  return {
    schema: new SchemaMerge(schemas, foreignOwners(subgraphs)).schema(),
    createContext: () => ({ reader, loaders: new RequestLoaders() }),
  };
}
