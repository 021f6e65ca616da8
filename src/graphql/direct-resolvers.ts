import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { ClassType } from 'type-graphql';

/** What TypeGraphQL knows of a parameter of a resolver's method. */
interface ParameterMetadata {
  readonly kind: string;
  readonly index: number;
  /** Of an argument. */
  readonly name?: string;
  /** Of a part of the root or the context. */
  readonly propertyName?: string;
}

/** What TypeGraphQL knows of a resolver's method. */
interface MethodMetadata {
  readonly methodName: string;
  readonly schemaName: string;
  readonly target: unknown;
  readonly params?: readonly ParameterMetadata[];
  readonly middlewares?: readonly unknown[];
  readonly roles?: readonly unknown[];
  /** Of a field: the class of its type. */
  readonly getObjectType?: () => unknown;
}

/** The parts of TypeGraphQL's store that are read here. It is global, and the package has no other way to it. */
interface MetadataStore {
  readonly queries: readonly MethodMetadata[];
  readonly fieldResolvers: readonly MethodMetadata[];
  readonly objectTypes: readonly { readonly target: unknown; readonly name: string }[];
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type ReadParameter = (...call: Parameters<Resolve>) => unknown;

/** How a parameter is read, or undefined where only TypeGraphQL knows. */
function parameterReader({ kind, name = '', propertyName }: ParameterMetadata): ReadParameter | undefined {
  if (propertyName !== undefined) return undefined;
  if (kind === 'root') return (root) => root;
  if (kind === 'args') return (_root, args) => args;
  if (kind === 'arg') return (_root, args) => args[name];
  if (kind === 'context') return (_root, _args, context) => context;
  if (kind === 'info') return (_root, _args, _context, info) => info;
  return undefined;
}

/** The method of an instance as a resolver of graphql-js, or undefined where TypeGraphQL does more than call it. */
function directResolver(instance: object, method: MethodMetadata): Resolve | undefined {
  const { params = [], middlewares = [], roles, methodName } = method;
  if (middlewares.length > 0 || roles !== undefined) return undefined;
  const readers = [...params].sort((one, other) => one.index - other.index).map(parameterReader);
  if (readers.includes(undefined)) return undefined;
  const [first, second, third, fourth, ...more] = readers as ReadParameter[]; // none is undefined
  if (more.length > 0) return undefined;
  // Metadata name methods of the class.
  const call = (instance as Record<string, (...parameters: unknown[]) => unknown>)[methodName]?.bind(
    instance,
  );
  return (...given) => call?.(first?.(...given), second?.(...given), third?.(...given), fourth?.(...given));
}

/**
 * Has graphql call the methods of resolver classes themselves. TypeGraphQL's wrapper sorts a method's parameters at each call,
 * waits for a validation of each argument though it is switched off, and makes instances of argument classes, which
 * nothing here reads but as objects: a third of what a listing allocates (docs/decisions/0019).
 *
 * What is beyond that, such as middleware, stays with TypeGraphQL.
 */
export function callDirectly(schema: GraphQLSchema, resolvers: readonly ClassType[]): void {
  const store = (globalThis as { TypeGraphQLMetadataStorage?: MetadataStore }).TypeGraphQLMetadataStorage;
  if (!store) throw new Error('TypeGraphQL has no store of metadata: callDirectly must be looked through');
  const names = new Map(store.objectTypes.map(({ target, name }) => [target, name]));
  for (const resolver of resolvers) {
    const instance: object = new resolver();
    const replace = (typeName: string | undefined, method: MethodMetadata): void => {
      if (method.target !== resolver) return;
      const type = typeName === undefined ? undefined : schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[method.schemaName] : undefined;
      const resolve = directResolver(instance, method);
      if (field && resolve) field.resolve = resolve;
    };
    for (const method of store.queries) replace(schema.getQueryType()?.name, method);
    for (const method of store.fieldResolvers) replace(names.get(method.getObjectType?.()), method);
  }
}
