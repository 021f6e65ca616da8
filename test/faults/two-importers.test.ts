import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createImportTarget, type ImportTarget } from '../cli/import-target';
import { endAll, newFolder, type Outcome } from '../cli/program';
import { graphChecksums } from '../harness/graph-snapshot';
import { type Corpus, writeCorpus } from './corpus';
import { expectClear } from './kills';

const targets: ImportTarget[] = [];
let folder: string;
let corpus: Corpus;

beforeAll(async () => {
  folder = await newFolder();
  corpus = writeCorpus(folder);
});
afterAll(async () => {
  await endAll();
  for (const { database } of targets) await database.drop();
}, 60_000);

async function emptyTarget(): Promise<ImportTarget> {
  const target = await createImportTarget();
  targets.push(target);
  return target;
}

const importInto = (target: ImportTarget, files: readonly string[]): Promise<Outcome> =>
  target.start(['import', ...files, '--json'], { cwd: folder }).ended;

/** What does not depend on who came first: which papers there are, by what they are known, and all that is counted. */
const FACTS: Readonly<Record<string, string>> = {
  papers: `SELECT p.title, p.year,
      (SELECT array_agg(i.scheme || ':' || i.value ORDER BY i.scheme, i.value) FROM paper_identifier i WHERE i.paper_id = p.id) AS ids,
      (SELECT array_agg(s.source_key ORDER BY s.source_key) FROM source_record s WHERE s.paper_id = p.id) AS sources,
      (SELECT array_agg(a.name ORDER BY w.position) FROM authorship w JOIN author a ON a.id = w.author_id
       WHERE w.paper_id = p.id) AS authors
    FROM paper p ORDER BY p.title`,
  authors: 'SELECT name, paper_count FROM author ORDER BY 1, 2',
  areas: 'SELECT name, paper_count FROM research_area ORDER BY 1',
  references: `SELECT a.title AS citing, b.title AS cited FROM paper_reference r JOIN paper a ON a.id = r.citing_id
    JOIN paper b ON b.id = r.cited_id ORDER BY 1, 2`,
};

async function factsOf(dataSource: DataSource): Promise<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(FACTS)) facts[name] = await dataSource.query(sql);
  return facts;
}

/** Counts that the tables keep and that differ from what counting gives. */
const WRONG_COUNTS = `
  SELECT a.name FROM author a WHERE a.paper_count <>
    (SELECT count(DISTINCT w.paper_id) FROM authorship w WHERE w.author_id = a.id)`;

test('two importers of overlapping files at once give what one after the other gives', async () => {
  const [one = [], other = []] = [corpus.files.slice(0, 3), corpus.files.slice(1)];
  const inTurn = await emptyTarget();
  for (const files of [one, other])
    expect(await importInto(inTurn, files)).toMatchObject({ code: 0, stderr: '' });
  const atOnce = await emptyTarget();
  const outcomes = await Promise.all([importInto(atOnce, one), importInto(atOnce, other)]);
  for (const outcome of outcomes) {
    expectClear(outcome);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toMatch(
      /^(papergraph: another import is writing, too; waiting for its batch\n)?$/,
    );
  }
  expect(await factsOf(atOnce.database.dataSource)).toEqual(await factsOf(inTurn.database.dataSource));
  expect(await atOnce.database.dataSource.query(WRONG_COUNTS)).toEqual([]);
}, 300_000);

test('two importers of the same file at once write each record once', async () => {
  const once = await emptyTarget();
  const file = ['first.jsonl.gz'];
  expect(await importInto(once, file)).toMatchObject({ code: 0 });
  const twice = await emptyTarget();
  const reports = await Promise.all([importInto(twice, file), importInto(twice, file)]);
  const counts = reports.map(({ stdout }) => JSON.parse(stdout));
  expect(counts[0].created + counts[1].created).toBe(counts[0].read);
  expect(counts[0].unchanged + counts[1].unchanged).toBe(counts[0].read);
  const ignoringTimes = { timestamps: false };
  expect(await graphChecksums(twice.database.dataSource, ignoringTimes)).toEqual(
    await graphChecksums(once.database.dataSource, ignoringTimes),
  );
}, 300_000);

test('three importers at once that begin together on an empty database make its tables once', async () => {
  const target = await emptyTarget();
  await target.database.dataSource.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  writeFileSync(path.join(folder, 'few.jsonl'), '{"source":"few:1","title":"One of a Few"}\n');
  const outcomes = await Promise.all([1, 2, 3].map(() => importInto(target, ['few.jsonl'])));
  for (const outcome of outcomes) {
    expectClear(outcome);
    expect(outcome.code).toBe(0);
  }
  expect(await target.titles()).toEqual(['One of a Few']);
}, 120_000);
