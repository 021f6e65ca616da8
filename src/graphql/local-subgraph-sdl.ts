import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLSchema, Kind, print, visit } from 'graphql';

const FEDERATION_DIRECTIVES = new Set([
  'key',
  'requires',
  'provides',
  'external',
  'shareable',
  'override',
  'inaccessible',
  'tag',
  'extends',
  'interfaceObject',
]);

function federationDirectivesIn(document: DocumentNode): string[] {
  const used = new Set<string>();
  visit(document, {
    Directive({ name }) {
      if (FEDERATION_DIRECTIVES.has(name.value)) used.add(name.value);
    },
  });
  return [...used].sort();
}

/**
 * The Federation 2 SDL of a schema, as `_service { sdl }` answers it: types, descriptions and directives, with a
 * `@link` to the specification that imports only the directives in use. Directives are read from the definitions'
 * `astNode` and `extensions.directives`.
 */
export function federationSdl(schema: GraphQLSchema): string {
  const document = getDocumentNodeFromSchema(schema);
  const definitions = document.definitions.filter(
    (definition) =>
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.SCHEMA_EXTENSION &&
      !(definition.kind === Kind.DIRECTIVE_DEFINITION && FEDERATION_DIRECTIVES.has(definition.name.value)),
  );
  const imports = federationDirectivesIn(document).map((name) => `"@${name}"`);
  const link = `@link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports.join(', ')}])`;
  return `extend schema ${link}${rootTypes(schema)}\n\n${print({ ...document, definitions })}\n`;
}

/** Root types need naming only where they do not carry the default names. */
function rootTypes(schema: GraphQLSchema): string {
  const named = [
    ['query', schema.getQueryType()?.name, 'Query'],
    ['mutation', schema.getMutationType()?.name, 'Mutation'],
  ].filter(([, name, usual]) => name !== undefined && name !== usual);
  return named.length === 0 ? '' : ` { ${named.map(([root, name]) => `${root}: ${name}`).join(' ')} }`;
}
