// Every type, field, argument, input field and enum value of the API and of each subgraph says what it is.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Kind, parse, visit } from 'graphql';
import { readableSchemas } from './support/schemas.mjs';

/** TypeGraphQL gathers the root types from all resolvers and has no place for their description. */
const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

const DESCRIBED = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
]);

/** Names of the definitions without a description, such as `Paper.citation.style`. */
function undescribed(document) {
  const missing = [];
  const place = [];
  visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false;
      if (!('name' in node) || !node.kind.endsWith('Definition')) return undefined;
      place.push(node.name.value);
      const isRoot = place.length === 1 && ROOT_TYPES.has(node.name.value);
      if (DESCRIBED.has(node.kind) && !isRoot && !node.description?.value.trim())
        missing.push(place.join('.'));
      return undefined;
    },
    leave(node) {
      if ('name' in node && node.kind.endsWith('Definition')) place.pop();
    },
  });
  return missing;
}

export async function run(root) {
  const files = await readableSchemas(root);
  if (files.length === 0) return { problems: ['schema/ holds no printed schema'] };
  const problems = await Promise.all(
    files.map(async (file) => {
      const names = undescribed(parse(await readFile(path.join(root, file), 'utf8'), { noLocation: true }));
      return names.map((name) => `${file}: ${name} has no description`);
    }),
  );
  return { problems: problems.flat() };
}
