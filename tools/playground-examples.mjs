// Reads the playground's example tabs from operations/.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const MOST_TABS = 8;

/** Stands in where operations/ has no case yet; every GraphQL server can answer it. */
const FALLBACK = { name: 'Start', query: 'query Start {\n  __typename\n}', variables: '' };

/** The content of `file`, or undefined when there is no such file. */
async function readIfPresent(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** One case folder as an example, or undefined when the folder holds no operation. */
async function readCase(operations, name) {
  const folder = path.join(operations, name);
  const file = (await readdir(folder)).find((entry) => entry.endsWith('.graphql'));
  if (!file) return undefined;
  const variables = JSON.parse((await readIfPresent(path.join(folder, 'variables.json'))) ?? '{}');
  return {
    name: path.basename(file, '.graphql'),
    query: (await readFile(path.join(folder, file), 'utf8')).trimEnd(),
    variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : '',
  };
}

/**
 * The examples in the order of their tabs: the cases that `playground.json` names, or else the first eight by name.
 * @param {string} operations the folder of cases, each a folder with one .graphql file and perhaps variables.json
 * @throws when playground.json names a case that is not there
 */
export async function readExamples(operations) {
  const entries = await readdir(operations, { withFileTypes: true });
  const cases = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const chosen = await readIfPresent(path.join(operations, 'playground.json'));
  const names = chosen ? JSON.parse(chosen) : cases.sort();
  const unknown = names.filter((name) => !cases.includes(name));
  if (unknown.length > 0) throw new Error(`operations/playground.json names no case: ${unknown.join(', ')}`);
  const examples = await Promise.all(names.map((name) => readCase(operations, name)));
  const found = examples.filter((example) => example !== undefined).slice(0, MOST_TABS);
  return found.length > 0 ? found : [FALLBACK];
}
