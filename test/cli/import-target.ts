import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach } from '@jest/globals';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { endAll, newFolder, type Outcome, type Program, papergraph, type Starting } from './program';

/** A database to import into, and a folder of files to import. */
export interface ImportTarget {
  readonly database: TestDatabase;
  readonly url: string;
  readonly folder: string;
  /** Writes a file into the folder. @returns its path */
  file(name: string, content: string | Buffer): string;
  /** Starts a command of papergraph's in the folder, on the database. */
  start(args: readonly string[], starting?: Starting): Program;
  /** The same, to its end. */
  run(args: readonly string[], starting?: Starting): Promise<Outcome>;
  /** Titles of all papers, sorted. */
  titles(): Promise<string[]>;
}

/** Makes an empty database and a folder. */
export async function createImportTarget(): Promise<ImportTarget> {
  const database = await createTestDatabase();
  const folder = await newFolder();
  const url = urlOf(database.connection);
  const start = (args: readonly string[], starting: Starting = {}) =>
    papergraph([...args, '--database-url', url], { cwd: folder, ...starting });
  return {
    database,
    url,
    folder,
    file(name, content) {
      const place = path.join(folder, name);
      writeFileSync(place, content);
      return place;
    },
    start,
    run: (args, starting) => start(args, starting).ended,
    async titles() {
      const rows: { title: string }[] = await database.dataSource.query('SELECT title FROM paper');
      return rows.map(({ title }) => title).sort();
    },
  };
}

/**
 * Gives each test of a file a target of its own, and clears up after the last.
 * @returns what tells the target of the test that runs
 */
export function targetOfEachTest(): () => ImportTarget {
  const targets: ImportTarget[] = [];
  beforeEach(async () => {
    targets.push(await createImportTarget());
  });
  afterAll(async () => {
    await endAll();
    for (const { database } of targets) await database.drop();
  }, 60_000);
  return () => {
    const target = targets.at(-1);
    if (!target) throw new Error('a target is there only while a test runs');
    return target;
  };
}

/** Lines of the interchange format with these titles. */
export const jsonl = (...titles: readonly string[]): string =>
  titles.map((title) => `${JSON.stringify({ source: `test:${title}`, title, year: 2020 })}\n`).join('');

/** BibTeX entries with these titles. */
export const bibtex = (...titles: readonly string[]): string =>
  titles
    .map((title, index) => `@article{key${index},\n  title = {${title}},\n  author = {Doe, Jane}\n}\n`)
    .join('\n');

/** What the summary of an import counts, by its names: `{ read: 3, created: 2, … }`. Of several files, all together. */
export function countsIn(summary: string): Record<string, number> {
  const [head = '', ...rows] = summary.split('\n').filter((line) => /read +created|\d +\d/.test(line));
  const values = rows.at(-1)?.trim().split(/\s+/).slice(1) ?? [];
  return Object.fromEntries(
    head
      .trim()
      .split(/\s+/)
      .map((name, index) => [name, Number(values[index])]),
  );
}
