import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { InterchangeAuthor, InterchangePaper } from '../../src/interchange/interchange-json';
import { brokenLaws, emptyGraph } from './graph-laws';
import { createTestDatabase, type TestDatabase } from './test-database';
import { writePapers } from './write-papers';

/** A graph to write papers into and to look at. */
export interface GraphOfEachTest {
  readonly dataSource: () => DataSource;
  /** Writes papers as one import. */
  readonly write: (...papers: InterchangePaper[]) => ReturnType<typeof writePapers>;
  readonly rows: (sql: string) => Promise<Record<string, unknown>[]>;
  /** The column `text` of rows. */
  readonly texts: (sql: string) => Promise<unknown[]>;
}

/** A graph that is empty before each test of a file and must keep every law after it. To be called once, at the top of the file. */
export function graphOfEachTest(): GraphOfEachTest {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(() => emptyGraph(database.dataSource));
  afterEach(async () => {
    expect(await brokenLaws(database.dataSource)).toEqual([]);
  });
  const rows = (sql: string): Promise<Record<string, unknown>[]> => database.dataSource.query(sql);
  return {
    dataSource: () => database.dataSource,
    write: (...papers) => writePapers(database.dataSource, papers),
    rows,
    texts: async (sql) => (await rows(sql)).map(({ text }) => text),
  };
}

let papers = 0;

/** A paper like no other, by these authors. */
export function paperBy(...authors: (string | InterchangeAuthor)[]): InterchangePaper {
  papers += 1;
  return {
    source: `by:${papers}`,
    title: `Paper Number ${papers}`,
    authors: authors.map((author) => (typeof author === 'string' ? { name: author } : author)),
  };
}
