import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { expandInputs } from './expand-inputs';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'papergraph-inputs-'));
  mkdirSync(path.join(cwd, 'old'));
  for (const file of ['b.bib', 'a.bib', 'odd[1].bib', 'old/a.bib', 'old/c.bib.gz', 'c.bib'])
    writeFileSync(path.join(cwd, file), file);
  symlinkSync('gone', path.join(cwd, 'broken.bib'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const namesOf = async (args: string[]) => (await expandInputs(args, { cwd })).inputs.map(({ name }) => name);

test('files are taken in the order in which they are named, each once', async () => {
  expect(await namesOf(['c.bib', 'a.bib', './c.bib'])).toEqual(['c.bib', 'a.bib']);
  expect((await expandInputs(['a.bib'], { cwd })).inputs).toEqual([
    { name: 'a.bib', sourceName: 'a.bib', path: path.join(cwd, 'a.bib'), size: 5 },
  ]);
});

test('patterns stand for the files they match, by name', async () => {
  expect(await namesOf(['[ab].bib'])).toEqual(['a.bib', 'b.bib']);
  expect(await namesOf(['**/*.{bib,gz}', 'a.bib'])).toEqual([
    'a.bib',
    'b.bib',
    'c.bib',
    'odd[1].bib',
    'old/a.bib',
    'old/c.bib.gz',
  ]);
});

test('the files of an absolute pattern are absolute', async () => {
  expect(await namesOf([path.join(cwd, '[ab].bib')])).toEqual([
    path.join(cwd, 'a.bib'),
    path.join(cwd, 'b.bib'),
  ]);
});

test('a file whose name looks like a pattern is that file', async () => {
  expect(await namesOf(['odd[1].bib'])).toEqual(['odd[1].bib']);
});

test('- is standard input, once', async () => {
  expect((await expandInputs(['-', 'a.bib', '-'], { cwd })).inputs).toMatchObject([
    { name: 'stdin', sourceName: 'stdin' },
    { name: 'a.bib' },
  ]);
});

test('what cannot be read is told with the reason, the rest is taken', async () => {
  const { inputs, failures } = await expandInputs(['gone.bib', 'a.bib', 'old', 'x*.bib', 'a.bib/b'], { cwd });
  expect(inputs).toHaveLength(1);
  expect(failures).toEqual([
    { file: 'gone.bib', reason: 'there is no such file' },
    { file: 'old', reason: "is a directory; name the files in it, as in 'old/*.bib'" },
    { file: 'x*.bib', reason: 'no file has a name like that' },
    { file: 'a.bib/b', reason: 'cannot be read (ENOTDIR)' },
  ]);
});

test('source names are base names without .gz, and paths where two would be the same', async () => {
  const sources = async (args: string[], sourceName?: string) =>
    (await expandInputs(args, { cwd, ...(sourceName ? { sourceName } : {}) })).inputs.map(
      (input) => input.sourceName,
    );
  expect(await sources(['a.bib', 'old/c.bib.gz'])).toEqual(['a.bib', 'c.bib']);
  expect(await sources(['./a.bib', 'old/a.bib', 'b.bib'])).toEqual(['a.bib', 'old/a.bib', 'b.bib']);
  expect(await sources(['a.bib', 'b.bib'], 'lab')).toEqual(['lab', 'lab']);
});
