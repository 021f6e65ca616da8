import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type NamedTypeNode,
  parse,
  specifiedDirectives,
  specifiedScalarTypes,
} from 'graphql';
import { StartupError } from '../errors/startup-error';

/** A subgraph as a supergraph names it. */
export interface SupergraphMember {
  readonly name: string;
  readonly url: string;
}

/** What the plan executor needs to know of the types of a supergraph, the inaccessible ones included. */
export interface TypeIndex {
  /** The type's name itself and, for an interface or union, the names of all object types that it may stand for. */
  expand(typeNames: readonly string[]): ReadonlySet<string>;
  /** Whether the type is an interface or a union. */
  isAbstract(typeName: string): boolean;
}

const BUILT_IN = new Set([
  ...specifiedScalarTypes.map(({ name }) => name),
  ...specifiedDirectives.map(({ name }) => `@${name}`),
]);

function stringArgument(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** Parses a supergraph. Throws {@link StartupError} where the text is no GraphQL. */
export function parseSupergraph(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl, { noLocation: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(`the supergraph cannot be read: ${reason}`, 'compose the supergraph again', {
      cause,
    });
  }
}

/** The subgraphs that a supergraph lists in its `join__Graph` enum. Throws {@link StartupError} where there is none. */
export function subgraphsOfSupergraph(supergraphSdl: string): SupergraphMember[] {
  const graphs = parseSupergraph(supergraphSdl).definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION || !graphs.values?.length) {
    throw new StartupError(
      'the supergraph names no subgraphs: it has no enum join__Graph',
      'give a supergraph composed for Apollo Federation 2',
    );
  }
  return graphs.values.map((value) => {
    const graph = value.directives?.find((directive) => directive.name.value === 'join__graph');
    return {
      name: stringArgument(graph, 'name') ?? value.name.value,
      url: stringArgument(graph, 'url') ?? '',
    };
  });
}

/** The schema that clients see, from the planner's print of it, which holds the built-in types as well. */
export function apiSchemaOf(consumerSdl: string): GraphQLSchema {
  const document = parse(consumerSdl, { noLocation: true });
  const definitions = document.definitions.filter((node) => !isBuiltIn(node));
  const names = new Set(definitions.map((node) => ('name' in node ? node.name?.value : undefined)));
  const isPublic = (type: NamedTypeNode): boolean => names.has(type.name.value);
  return buildASTSchema(
    { ...document, definitions: definitions.map((node) => repaired(node, isPublic)) },
    { assumeValidSDL: true },
  );
}

function isBuiltIn(node: DefinitionNode): boolean {
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return BUILT_IN.has(`@${node.name.value}`);
  if (!('name' in node) || !node.name) return false;
  return node.name.value.startsWith('__') || BUILT_IN.has(node.name.value);
}

/** Without what the planner (0.0.38) prints too much: introspection fields, interfaces and union members not public. */
function repaired(node: DefinitionNode, isPublic: (type: NamedTypeNode) => boolean): DefinitionNode {
  switch (node.kind) {
    case Kind.UNION_TYPE_DEFINITION:
      return { ...node, types: node.types?.filter(isPublic) };
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return {
        ...node,
        interfaces: node.interfaces?.filter(isPublic),
        fields: node.fields?.filter((field) => !field.name.value.startsWith('__')),
      };
    default:
      return node;
  }
}

/** Reads which object types stand behind each interface and union of the supergraph. */
export function indexTypes(supergraph: DocumentNode): TypeIndex {
  const possible = new Map<string, Set<string>>();
  const possibleTypes = (name: string): Set<string> => {
    let names = possible.get(name);
    if (!names) {
      names = new Set();
      possible.set(name, names);
    }
    return names;
  };
  for (const node of supergraph.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
      for (const parent of node.interfaces ?? []) possibleTypes(parent.name.value).add(node.name.value);
    } else if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const member of node.types ?? []) possibleTypes(node.name.value).add(member.name.value);
    } else if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      possibleTypes(node.name.value);
    }
  }
  return {
    expand: (names) => new Set(names.flatMap((name) => [name, ...(possible.get(name) ?? [])])),
    isAbstract: (name) => possible.has(name),
  };
}
