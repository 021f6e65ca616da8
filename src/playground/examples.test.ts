import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const module_ = pathToFileURL(path.join(__dirname, '../../tools/playground-examples.mjs')).href;
const program = `import { readExamples } from '${module_}';
console.log(JSON.stringify(await readExamples(process.argv[1])));`;

let operations: string;

/** Reads the examples in a process of its own: the build's tools are ES modules, which Jest does not load. */
async function examples(): Promise<{ name: string; query: string; variables: string }[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    program,
    operations,
  ]);
  return JSON.parse(stdout);
}

async function addCase(name: string, variables?: object): Promise<void> {
  const folder = path.join(operations, name);
  await mkdir(folder);
  await writeFile(path.join(folder, `Case${name}.graphql`), `query Case${name} { ${name} }\n`);
  if (variables) await writeFile(path.join(folder, 'variables.json'), JSON.stringify(variables));
}

beforeEach(async () => {
  operations = await mkdtemp(path.join(tmpdir(), 'operations-'));
});
afterEach(() => rm(operations, { recursive: true }));

test('without any case there is one example that every server answers', async () => {
  await mkdir(path.join(operations, 'empty'));
  expect(await examples()).toEqual([
    { name: 'Start', query: 'query Start {\n  __typename\n}', variables: '' },
  ]);
});

test('cases come by name, at most eight, with their variables laid out', async () => {
  for (const name of ['j', 'i', 'h', 'g', 'f', 'e', 'd', 'c', 'b']) await addCase(name);
  await addCase('a', { first: 2 });
  const found = await examples();
  expect(found.map(({ name }) => name)).toEqual(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((n) => `Case${n}`),
  );
  expect(found[0]).toEqual({ name: 'Casea', query: 'query Casea { a }', variables: '{\n  "first": 2\n}' });
});

test('playground.json chooses the cases and their order', async () => {
  for (const name of ['a', 'b', 'c']) await addCase(name);
  await writeFile(path.join(operations, 'playground.json'), '["c", "a"]');
  expect((await examples()).map(({ name }) => name)).toEqual(['Casec', 'Casea']);
});

test('a case that is not there stops the build by name', async () => {
  await addCase('a');
  await writeFile(path.join(operations, 'playground.json'), '["a", "gone"]');
  await expect(examples()).rejects.toThrow('operations/playground.json names no case: gone');
});
