import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createImportTarget, type ImportTarget } from '../cli/import-target';
import { endAll, newFolder } from '../cli/program';
import { graphChecksums, graphSnapshot } from '../harness/graph-snapshot';
import { type Corpus, writeCorpus } from './corpus';
import { expectClear, heldWhileRunning, isRunningAfter, type Kill, killAllOver, type Moment } from './kills';

const LONG = 3_600_000;
const IGNORING_TIMES = { timestamps: false };

let folder: string;
let corpus: Corpus;
/** One import without any fault. */
let clean: { checksums: Readonly<Record<string, string>>; sources: number; duration: number };

const sourcesIn = async ({ database }: ImportTarget): Promise<number> => {
  const [row] = await database.dataSource.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM source_record',
  );
  return row.count;
};
const startImport = (target: ImportTarget) => target.start(['import', ...corpus.files], { cwd: folder });

/** Works on a database of its own. */
async function onEmpty<Result>(work: (target: ImportTarget) => Promise<Result>): Promise<Result> {
  const target = await createImportTarget();
  try {
    return await work(target);
  } finally {
    await target.database.drop();
  }
}

/** Kills an import, runs it again to its end, and compares. Undefined where it had ended before. */
const killAndRepeat = (moment: Moment) =>
  onEmpty(async (target): Promise<Kill | undefined> => {
    const began = performance.now();
    const first = startImport(target);
    const hasAll = async () => (await sourcesIn(target)) === clean.sources;
    const isRunning =
      moment === 'after the last commit'
        ? await heldWhileRunning(first, hasAll)
        : await isRunningAfter(first, moment);
    if (!isRunning) return undefined;
    first.child.kill('SIGKILL');
    const wasKilled = (await first.ended).code === null;
    const killedAt = performance.now() - began;
    const sources = await sourcesIn(target);
    const again = await startImport(target).ended;
    expectClear(again);
    expect(again).toMatchObject({ code: 0 });
    expect(await graphChecksums(target.database.dataSource, IGNORING_TIMES)).toEqual(clean.checksums);
    if (!wasKilled) return undefined;
    const progress = sources === 0 ? 'nothing' : sources < clean.sources ? 'something' : 'everything';
    return { moment: killedAt, progress };
  });

beforeAll(async () => {
  folder = await newFolder();
  corpus = writeCorpus(folder);
  clean = await onEmpty(async (target) => {
    const began = performance.now();
    const { code } = await startImport(target).ended;
    const duration = performance.now() - began;
    expect(code).toBe(0);
    const { dataSource } = target.database;
    const snapshot = await graphSnapshot(dataSource, { ...IGNORING_TIMES, except: ['affiliation'] });
    for (const table of ['paper_merge', 'paper_reference', 'pending_reference', 'paper_former_slug'])
      expect(snapshot[table]?.length).toBeGreaterThan(0);
    const checksums = await graphChecksums(dataSource, IGNORING_TIMES);
    return { checksums, sources: await sourcesIn(target), duration };
  });
}, LONG);
afterAll(endAll);

test(
  'an importer that is killed at any moment leaves what its next run makes whole',
  async () => {
    await killAllOver('importer', { usual: 4, duration: clean.duration, kill: killAndRepeat });
  },
  LONG,
);
