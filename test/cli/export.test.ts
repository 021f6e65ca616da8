import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCitations } from '../harness/citable-papers';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { endAll, launch, newFolder, papergraph, run, stop } from './program';

const isRoot = process.getuid?.() === 0;
const rootTest = isRoot ? test : test.skip;
if (!isRoot) console.warn('Not root: the test that fills a small disk is skipped.');

let seeded: TestDatabase;
let env: { DATABASE_URL: string };

beforeAll(async () => {
  seeded = await createTestDatabase('seeded');
  env = { DATABASE_URL: urlOf(seeded.connection) };
});

afterAll(async () => {
  await endAll();
  await seeded?.drop();
});

const program = path.join(__dirname, '..', '..', 'bin', 'papergraph.js');

/** Runs a line of shell in which "$papergraph" is the program. */
const shell = (line: string, cwd?: string) =>
  launch('/bin/sh', ['-c', line], { env: { ...env, papergraph: `${process.execPath} ${program}` }, cwd });

/** Puts more into a database than any pipe takes. */
async function makeLarge(): Promise<{ url: string; drop: () => Promise<void> }> {
  const large = await createTestDatabase();
  await large.dataSource.query(`
    INSERT INTO paper (slug, title, title_folded, abstract, type)
    SELECT 'paper-' || n, 'Paper ' || n, '', repeat('All work and no play. ', 100), 'OTHER' FROM generate_series(1, 5000) n`);
  return { url: urlOf(large.connection), drop: () => large.drop() };
}

describe('papergraph export', () => {
  test('writes every paper to standard output and their number to standard error', async () => {
    const { code, stdout, stderr } = await run(['export'], { env });
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter((line) => !Object.hasOwn(line, 'entity'))).toHaveLength(10);
    expect(stderr).toMatch(/^exported 10 papers as jsonl: postgres:\/\/.*\n$/);
  });

  test('writes the format that is asked for, of the papers that are asked for', async () => {
    const args = [
      'export',
      '--format',
      'bibtex',
      '--author',
      'Niklas Muennighoff',
      '--year',
      '-2024',
      '--year',
      '2025',
    ];
    const { code, stdout } = await run([...args, '--venue', 'iclr'], { env });
    expect(code).toBe(0);
    expect(readCitations.bibtex(stdout).map(({ title }) => title)).toContain(
      'OLMoE: Open Mixture-of-Experts Language Models',
    );
    expect(stdout.match(/^@/gm)?.length).toBeLessThan(10);
  });

  test('makes the tables of a new database and writes what is there: nothing', async () => {
    const cwd = await newFolder();
    const { code, stdout, stderr } = await run(['export', '--format', 'csl-json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[\n]\n' });
    expect(stderr).toMatch(/^exported 0 papers as csl-json: .*\n$/);
  });

  test.each([
    [['--author', 'noah-smth'], 1, /^papergraph: there is no author "noah-smth"\. The nearest are .+\.\n$/],
    [
      ['--year', '20'],
      2,
      /^papergraph: option '--year .*' is invalid\. Write 2020, 2018-2021, 2018- or -2021\. See papergraph --help\.\n$/,
    ],
    [['--format', 'word'], 2, /Allowed choices are jsonl, bibtex, csl-json, ris\. See/],
    [
      ['--output', '/nowhere/papers.bib'],
      1,
      /^papergraph: \/nowhere\/papers\.bib cannot be written \(ENOENT\)\. Name another file with --output\.\n$/,
    ],
    [['--output', '/tmp'], 1, /^papergraph: \/tmp cannot be written \(EISDIR\)\. /],
  ])('refuses %j in one line', async (args, code, expected) => {
    const outcome = await run(['export', ...args], { env });
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr).toMatch(expected);
  });
});

describe('--output', () => {
  test('replaces a file by a whole one, keeps its permissions, and follows a link to it', async () => {
    const cwd = await newFolder();
    writeFileSync(path.join(cwd, 'papers.ris'), 'old', { mode: 0o600 });
    symlinkSync('papers.ris', path.join(cwd, 'link.ris'));
    const { code, stdout, stderr } = await run(['export', '--format', 'ris', '--output', 'link.ris'], {
      env,
      cwd,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^exported 10 papers as ris: /);
    expect(readFileSync(path.join(cwd, 'papers.ris'), 'utf8')).toMatch(/^TY {2}- [\s\S]*ER {2}- \r\n$/);
    expect(statSync(path.join(cwd, 'papers.ris')).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd).sort()).toEqual(['link.ris', 'papers.ris']);
  });

  test('leaves a device what it is', async () => {
    expect((await run(['export', '--output', '/dev/null'], { env })).code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('leaves the file that was there where the export fails, and nothing else', async () => {
    const cwd = await newFolder();
    writeFileSync(path.join(cwd, 'papers.json'), 'old');
    expect((await run(['export', '--area', 'nothing', '--output', 'papers.json'], { env, cwd })).code).toBe(
      1,
    );
    expect(readdirSync(cwd)).toEqual(['papers.json']);
    expect(readFileSync(path.join(cwd, 'papers.json'), 'utf8')).toBe('old');
  });

  test('leaves nothing where Ctrl-C ends the export', async () => {
    const cwd = await newFolder();
    const lock = seeded.dataSource.createQueryRunner();
    await lock.query('BEGIN');
    // What reads papers waits for this, and so stands in the middle of the export.
    await lock.query('LOCK TABLE paper_link IN ACCESS EXCLUSIVE MODE');
    const files = watch(cwd);
    const stopped = papergraph(['export', '--output', 'papers.jsonl'], { env, cwd });
    for await (const { filename } of files) if (filename?.endsWith('.partial')) break;
    expect((await stop(stopped, 'SIGINT')).code).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
    await lock.query('ROLLBACK');
    await lock.release();
  });

  rootTest('on a full disk says so and leaves nothing', async () => {
    const cwd = await newFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k,mode=755', 'none', cwd]);
    try {
      const { code, stderr } = await run(['export', '--output', 'papers.jsonl'], { env, cwd });
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: 'papergraph: the disk of papers.jsonl is full. Free some space, or write elsewhere.\n',
      });
      expect(readdirSync(cwd)).toEqual([]);
    } finally {
      execFileSync('umount', [cwd]);
    }
  });
});

describe('Whoever reads the output', () => {
  test('may stop at any time without a complaint', async () => {
    const large = await makeLarge();
    const { stdout, stderr } = await shell(
      `DATABASE_URL='${large.url}' $papergraph export | head -c 20; DATABASE_URL='${large.url}' $papergraph export | true; echo; echo done`,
    ).ended;
    expect(stdout).toMatch(/^\{"source":"papergrap\ndone\n$/);
    expect(stderr).toBe('');
    await large.drop();
  }, 60_000);

  test('is told where the disk behind it is full', async () => {
    const { code, stderr } = await shell('$papergraph export > /dev/full').ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'papergraph: the disk of standard output is full. Free some space, or write elsewhere.\n',
    });
  });
});
