// Every GraphQL document of the project is valid against the printed API, has a name, and a name of its own.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getVariableValues, Kind, parse, print, validate } from 'graphql';
import { readExamples } from '../playground-examples.mjs';
import { readPages } from './support/markdown.mjs';
import { projectFiles } from './support/project-files.mjs';
import { API_SCHEMA, readSchema } from './support/schemas.mjs';

/** Documents as `{ place, text }`: those in files, and those in the docs. */
async function documentsOf(root) {
  const files = (await projectFiles(root)).filter((file) => /^(operations|src)\/.*\.graphql$/.test(file));
  const stored = await Promise.all(
    files.map(async (file) => ({ place: file, file, text: await readFile(path.join(root, file), 'utf8') })),
  );
  const shown = (await readPages(root)).flatMap(({ file, fences }) =>
    fences
      .filter(({ language }) => language === 'graphql')
      .map(({ text, line }) => ({ place: `${file}:${line}`, text })),
  );
  return [...stored, ...shown];
}

/** The faults of one document alone. An example of a schema in the docs need only be GraphQL. */
function faultsOf(schema, document) {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  if (operations.length + fragments.length === 0) return [];
  const unnamed = operations.filter(({ name }) => !name).map(() => 'has an operation without a name');
  return [...unnamed, ...validate(schema, document).map(({ message }) => message)];
}

/** The faults of `variables.json` beside a stored document. */
async function variableFaults(root, schema, { file }, document) {
  const beside = path.join(root, path.dirname(file), 'variables.json');
  // A case of operations/ runs with its variables; documents of src/ get theirs from the code beside them.
  if (file.startsWith('src/') && !existsSync(beside)) return [];
  const given = existsSync(beside) ? JSON.parse(await readFile(beside, 'utf8')) : {};
  const declared = document.definitions.flatMap(({ variableDefinitions = [] }) => variableDefinitions);
  const { errors = [] } = getVariableValues(schema, declared, given);
  const names = declared.map(({ variable }) => variable.name.value);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  return [
    ...errors.map(({ message }) => message),
    ...unknown.map((name) => `variables.json gives $${name}, which is not declared`),
  ];
}

/** Documents in files have names of their own; the docs may show one of them again, as it stands. */
function nameFaults(parsed) {
  const first = new Map();
  const faults = [];
  for (const { place, file, document } of parsed) {
    for (const operation of document.definitions) {
      if (operation.kind !== Kind.OPERATION_DEFINITION || !operation.name) continue;
      const { value } = operation.name;
      const earlier = first.get(value);
      if (!earlier) first.set(value, { place, text: print(operation) });
      else if (file) faults.push(`${place}: ${value} is the name of an operation in ${earlier.place} too`);
      else if (earlier.text !== print(operation))
        faults.push(`${place}: ${value} is another operation in ${earlier.place}`);
    }
  }
  return faults;
}

export async function run(root) {
  const schema = await readSchema(root, API_SCHEMA);
  const problems = [];
  const parsed = [];
  for (const found of await documentsOf(root)) {
    try {
      const document = parse(found.text);
      const faults = faultsOf(schema, document);
      if (found.file && faults.length === 0)
        faults.push(...(await variableFaults(root, schema, found, document)));
      problems.push(...faults.map((fault) => `${found.place}: ${fault}`));
      parsed.push({ ...found, document });
    } catch (error) {
      problems.push(`${found.place}: ${error.message}`);
    }
  }
  problems.push(...nameFaults(parsed));
  // Throws where operations/playground.json names a case that is not there.
  await readExamples(path.join(root, 'operations')).catch(({ message }) => problems.push(message));
  return { problems };
}
