import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSchema } from 'graphql';

/** The printed schema that clients see, relative to the project's root. */
export const API_SCHEMA = 'schema/api.graphql';

/** The public contract, written by hand: what the API keeps to. */
export const CONTRACT = 'schema/contract.graphql';

/** The schema in a file of the project. Throws where there is no such file or it is no schema. */
export async function readSchema(root, file) {
  if (!existsSync(path.join(root, file))) throw new Error(`there is no ${file}`);
  return buildSchema(await readFile(path.join(root, file), 'utf8'));
}

/** The printed schemas that people read: the API and each subgraph's. The supergraph is for the gateway alone. */
export async function readableSchemas(root) {
  const files = (await readdir(path.join(root, 'schema'))).map((name) => `schema/${name}`);
  return files.filter((file) => file.endsWith('.graphql') && !/\/(supergraph|contract)\./.test(file)).sort();
}
