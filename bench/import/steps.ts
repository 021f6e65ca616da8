import path from 'node:path';
import { rowVersions, tablesWritten } from '../../test/harness/row-versions';
import { anotherPaper, copiesOfCorpus, sameOfAnotherSource } from './copies';
import { type Findings, megabytes, type NamedRun, percent, seconds, sharesArrived } from './findings';
import { CORPUS, givenFiles, PROCEEDINGS } from './given-files';
import { runImport } from './import-run';
import type { BenchDatabase, BenchServer } from './server';

/** What the steps of the bench share. */
export interface Bench {
  readonly server: BenchServer;
  /** Of the given files. */
  readonly folder: string;
  readonly findings: Findings;
}

const LIMITS = {
  corpusSeconds: 45,
  corpusMegabytes: 400,
  againSeconds: 15,
  proceedingsSeconds: 8,
  copiesMemory: 1.2,
  shareArrived: 0.999,
};

const FIRST = `${CORPUS} into an empty database`;
const COPIES = ['a', 'b', 'c', 'd', 'e'];

async function withDatabase(
  { server }: Bench,
  name: string,
  use: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const database = await server.createDatabase(name);
  try {
    await use(database);
  } finally {
    await database.drop();
  }
}

function add({ findings }: Bench, run: NamedRun): NamedRun {
  findings.runs.push(run);
  console.error(`${run.name}: ${seconds(run.seconds)}, ${megabytes(run.peakMegabytes)}`);
  return run;
}

const within = (value: number, limit: number, show: (value: number) => string) => ({
  limit: `≤ ${show(limit)}`,
  measured: show(value),
  isMet: value <= limit,
});

async function countRows({ findings }: Bench, name: string, { dataSource }: BenchDatabase): Promise<void> {
  const versions = await rowVersions(dataSource);
  findings.graphs[name] = Object.fromEntries([...versions].map(([table, { rows }]) => [table, rows]));
}

/** The corpus into an empty database, and again: nothing is written the second time. */
async function corpusTwice(bench: Bench): Promise<void> {
  const { server, folder, findings } = bench;
  await withDatabase(bench, 'bench_corpus', async (database) => {
    const file = path.join(folder, CORPUS);
    const first = add(bench, { name: FIRST, ...(await runImport(server, database, [file])) });
    await countRows(bench, CORPUS, database);
    const before = await rowVersions(database.dataSource);
    const again = add(bench, { name: `${CORPUS} again`, ...(await runImport(server, database, [file])) });
    const written = tablesWritten(before, await rowVersions(database.dataSource));
    findings.targets.push(
      { what: FIRST, ...within(first.seconds, LIMITS.corpusSeconds, seconds) },
      { what: `${FIRST}, peak of Node`, ...within(first.peakMegabytes, LIMITS.corpusMegabytes, megabytes) },
      { what: `${CORPUS} again`, ...within(again.seconds, LIMITS.againSeconds, seconds) },
      {
        what: `${CORPUS} again: tables of which a row version changed (${before.size} tables, xmin and ctid of each row)`,
        limit: 'none',
        measured: written.join(', ') || 'none',
        isMet: written.length === 0 && again.counts.unchanged === again.counts.read - again.counts.rejected,
      },
    );
  });
}

/** The corpus five times over from standard input: memory must not grow with what is read. */
async function copies(bench: Bench, name: string, copy: typeof anotherPaper): Promise<void> {
  const { server, folder, findings } = bench;
  await withDatabase(bench, 'bench_copies', async (database) => {
    const input = copiesOfCorpus(folder, COPIES, copy);
    const run = add(bench, {
      name,
      ...(await runImport(server, database, ['-', '--format', 'jsonl'], input)),
    });
    const once = findings.runs.find((other) => other.name === FIRST);
    if (!once) return;
    const limit = once.peakMegabytes * LIMITS.copiesMemory;
    findings.targets.push({ what: `${name}, peak of Node`, ...within(run.peakMegabytes, limit, megabytes) });
  });
}

/** Each given file into a database of its own. */
async function eachFile(bench: Bench): Promise<void> {
  const { server, folder, findings } = bench;
  for (const file of givenFiles(folder)) {
    const done = file === CORPUS ? findings.runs.find(({ name }) => name === FIRST) : undefined;
    await withDatabase(bench, 'bench_file', async (database) => {
      const run =
        done ?? add(bench, { name: file, ...(await runImport(server, database, [path.join(folder, file)])) });
      const { ofAll, ofTitled } = sharesArrived(run);
      findings.targets.push({
        what: `${file}: entries with a title that arrive; all others are told with line and reason`,
        limit: '≥ 99.9 %',
        measured: `${run.counts.rejected} of ${run.counts.read} rejected, ${percent(ofAll)} arrived, ${percent(ofTitled)} of those with a title`,
        isMet: ofTitled >= LIMITS.shareArrived && run.unexplained === 0,
      });
      if (file === PROCEEDINGS) {
        findings.targets.push({ what: file, ...within(run.seconds, LIMITS.proceedingsSeconds, seconds) });
      }
    });
  }
}

/** All given files into one database, by one command. */
async function together(bench: Bench): Promise<void> {
  const { server, folder } = bench;
  await withDatabase(bench, 'bench_together', async (database) => {
    const name = 'all files into one database';
    const files = givenFiles(folder).map((file) => path.join(folder, file));
    add(bench, { name, ...(await runImport(server, database, files)) });
    await countRows(bench, name, database);
  });
}

/** The steps by the names that `--steps` takes, in their order: the later compare with the first. */
export const STEPS: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  corpus: corpusTwice,
  files: eachFile,
  together,
  'same-papers': (bench) =>
    copies(bench, 'the corpus five times, the same papers of five sources', sameOfAnotherSource),
  'other-papers': (bench) => copies(bench, 'the corpus five times, each time other papers', anotherPaper),
};

/** The steps that run unless told; what is left out takes as long as they do together. */
export const USUAL_STEPS = ['corpus', 'files', 'together', 'same-papers'];
