import path from 'node:path';
import { createDataSource } from '../../src/database/data-source';
import { cleanRecord } from '../../src/interchange/clean-record';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import type { PaperRecord } from '../../src/interchange/paper-record';
import { Rejection } from '../../src/interchange/rejection';
import { createGraphWriter } from '../../src/writer';
import { changedPapers, joiningPapers, newPapers } from '../../test/harness/batches-of-every-kind';
import { writeBulkPapers } from '../../test/harness/bulk-papers';
import { tellPlans, type WatchedStatement, watchPlans } from '../../test/harness/plan-watch';
import { anotherPaper } from './copies';
import { seconds, table } from './findings';
import { CORPUS, corpusPapers } from './given-files';
import { runImport } from './import-run';
import { withoutSecondaryIndexes } from './secondary-indexes';
import type { BenchDatabase } from './server';
import type { Bench } from './steps';

/** As many records as the command puts into a batch. */
const BATCH_RECORDS = 2_000;
/** Timed batches; one more goes before them to warm up. */
const BATCHES = 9;
const AUTHORS_PER_PAPER = 0.6;
const LARGE_TABLE = 10_000;
const GROWTH_LIMIT = 2;
const SHOWN_STATEMENTS = 12;

/** Batches of records as they follow one another in the corpus, from all over it. */
async function readBatches(folder: string): Promise<InterchangePaper[][]> {
  let papers = 0;
  for await (const _ of corpusPapers(folder)) papers += 1;
  const apart = Math.floor(papers / (BATCHES + 1));
  const batches: InterchangePaper[][] = Array.from({ length: BATCHES + 1 }, () => []);
  let index = 0;
  for await (const paper of corpusPapers(folder)) {
    const batch = batches[Math.floor(index / apart)];
    if (index % apart < BATCH_RECORDS && batch) batch.push(paper);
    index += 1;
  }
  return batches;
}

/** Records without a title are left out, as in an import. */
function cleaned(papers: readonly InterchangePaper[]): PaperRecord[] {
  return papers.flatMap((paper) => {
    try {
      return [cleanRecord(paper).record];
    } catch (error) {
      if (error instanceof Rejection) return [];
      throw error;
    }
  });
}

/** What the same batches took in two graphs, in seconds. */
interface Times {
  readonly few: number[];
  readonly many: number[];
}

/**
 * Writes the same batches into two graphs in turns, so that what else the machine does falls on both alike. All papers
 * are new, by authors that the graphs know. The first batch of each warms up.
 */
async function timeBatches(
  databases: Readonly<Record<keyof Times, BenchDatabase>>,
  batches: readonly InterchangePaper[][],
): Promise<Times> {
  const open = async ({ connection, dataSource: admin }: BenchDatabase) => {
    await admin.query('VACUUM ANALYZE');
    const dataSource = await createDataSource({ connection }).initialize();
    return { dataSource, writer: createGraphWriter({ dataSource }) };
  };
  const graphs = { few: await open(databases.few), many: await open(databases.many) };
  await databases.few.dataSource.query('CHECKPOINT');
  const times: Times = { few: [], many: [] };
  for (const batch of batches) {
    const records = cleaned(batch.map((paper) => anotherPaper(paper, 'timed')));
    for (const size of ['few', 'many'] as const) {
      const began = performance.now();
      await graphs[size].writer.writePapers(records);
      times[size].push((performance.now() - began) / 1_000);
    }
  }
  for (const { writer, dataSource } of Object.values(graphs)) {
    await writer.close();
    await dataSource.destroy();
  }
  return { few: times.few.slice(1), many: times.many.slice(1) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function countPapers({ dataSource }: BenchDatabase): Promise<number> {
  const [{ count }]: [{ count: number }] = await dataSource.query('SELECT count(*)::int AS count FROM paper');
  return count;
}

/** Writes batches that make the writer use every statement it has, and listens to how Postgres runs them. */
async function plansOfEveryKind(
  { connection, dataSource: admin }: BenchDatabase,
  batch: readonly InterchangePaper[],
): Promise<WatchedStatement[]> {
  await tellPlans(admin);
  const dataSource = await createDataSource({ connection }).initialize();
  const watch = await watchPlans(dataSource, LARGE_TABLE);
  const authors: { name: string }[] = await admin.query('SELECT name FROM author ORDER BY id DESC LIMIT 50');
  const copies = batch.map((paper) => anotherPaper(paper, 'p'));
  const made = newPapers(
    200,
    authors.map(({ name }) => name),
  );
  const writer = createGraphWriter({ dataSource });
  for (const papers of [
    copies,
    copies,
    changedPapers(copies),
    made,
    changedPapers(made),
    joiningPapers(200),
  ]) {
    await writer.writePapers(cleaned(papers));
  }
  await writer.close();
  await dataSource.destroy();
  return watch.statements();
}

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|').slice(0, 120);

function statementsTable(statements: readonly WatchedStatement[]): string {
  return table(
    ['statement', 'runs', 'ms in all'],
    statements
      .slice(0, SHOWN_STATEMENTS)
      .map(({ sql, runs, milliseconds }) => [`\`${oneLine(sql)}\``, runs, Math.round(milliseconds)]),
  );
}

/** Adds small papers until there are so many. */
export async function growTo(papers: number, database: BenchDatabase): Promise<void> {
  const missing = papers - (await countPapers(database));
  const began = performance.now();
  await withoutSecondaryIndexes(database.dataSource, () =>
    database.dataSource.transaction((manager) =>
      writeBulkPapers(manager, { papers: missing, authors: Math.round(papers * AUTHORS_PER_PAPER) }),
    ),
  );
  console.error(`generated ${missing} papers: ${seconds((performance.now() - began) / 1_000)}`);
}

/** The time a batch takes in the graph of the corpus and in one of so many papers, and the plans it goes by there. */
export async function measureMillion(
  { server, folder, findings: { runs, targets, remarks } }: Bench,
  papers: number,
): Promise<void> {
  const few = await server.createDatabase('bench_few');
  const corpus = await runImport(server, few, [path.join(folder, CORPUS)]);
  runs.push({ name: CORPUS, ...corpus });
  const many = await server.copyDatabase(few, 'bench_many');
  await growTo(papers, many);

  const sizes = `${await countPapers(many)} papers against ${await countPapers(few)}`;
  const batches = await readBatches(folder);
  const times = await timeBatches({ few, many }, batches);
  const growth = median(times.many) / median(times.few);
  targets.push({
    what: `median of ${BATCHES} batches of ${BATCH_RECORDS} records, ${sizes}`,
    limit: `< ${GROWTH_LIMIT} ×`,
    measured: `${median(times.many).toFixed(2)} s / ${median(times.few).toFixed(2)} s = ${growth.toFixed(2)} ×`,
    isMet: growth < GROWTH_LIMIT,
  });
  const listed = (all: readonly number[]) => all.map((each) => each.toFixed(2)).join(', ');
  remarks.push(
    `Seconds of each batch in turns: ${listed(times.few)}; of the larger graph ${listed(times.many)}.\n`,
  );

  const statements = await plansOfEveryKind(many, batches[0] ?? []);
  const wholeReads = statements.flatMap(({ sql, wholeReads: reads }) =>
    [...reads].map((read) => `${read}: ${oneLine(sql)}`),
  );
  targets.push({
    what: `tables of more than ${LARGE_TABLE} rows read from end to end by any of ${statements.length} statements, checks of foreign keys included`,
    limit: 'none',
    measured: wholeReads.join('; ') || 'none',
    isMet: wholeReads.length === 0,
  });
  remarks.push(`Statements by their time, each run explained:\n\n${statementsTable(statements)}`);
  await few.drop();
  await many.drop();
}
