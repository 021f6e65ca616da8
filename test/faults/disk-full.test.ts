import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { countsIn, createImportTarget, jsonl } from '../cli/import-target';
import { endAll, newFolder, papergraph, run } from '../cli/program';
import { type Corpus, writeCorpus } from './corpus';
import { expectClear } from './kills';
import { mountRefusal, mountSmallDisk, type SmallDisk } from './small-disk';

const refusal = mountRefusal();
const mountTest = refusal === undefined ? test : test.skip;
if (refusal !== undefined) console.warn(`No small disk can be mounted, its tests are skipped: ${refusal}`);

const disks: SmallDisk[] = [];
const diskOf = (size: string): SmallDisk => {
  const disk = mountSmallDisk(size);
  disks.push(disk);
  return disk;
};
afterEach(() => {
  for (const disk of disks.splice(0)) disk.remove();
});
afterAll(endAll);

mountTest(
  'a disk that the database fills ends the import with what to do, and once there is room the next run completes it',
  async () => {
    const cwd = await newFolder();
    const { files, records }: Corpus = writeCorpus(cwd);
    // A database without papers takes half of it.
    const disk = diskOf('130m');
    const flags = ['--data-dir', disk.folder];
    const importAll = (...more: string[]) =>
      papergraph(['import', ...files, ...flags, ...more], { cwd }).ended;

    const full = await importAll();
    expectClear(full);
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(
      /^papergraph: the disk of .* is full; everything before it is kept\. Free some space, then run the same command again\.\n$/m,
    );
    const { read = 0, created } = countsIn(full.stdout);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(records);

    const stillFull = await importAll();
    expectClear(stillFull);
    expect(stillFull.code).toBe(1);
    expect(stillFull.stderr).toMatch(/^papergraph: The disk of .* is full.* Free some space.*\.\n$/im);

    disk.resize('800m');
    const again = await importAll('--json');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(again.stdout);
    expect(report.read).toBe(records);
    expect(report.unchanged).toBeGreaterThanOrEqual(created ?? 0);
    const last = JSON.parse((await importAll('--json')).stdout);
    expect(last).toMatchObject({ read: records, unchanged: records });
  },
  600_000,
);

mountTest('a full disk of --rejects ends the import with its name and keeps what was written', async () => {
  const target = await createImportTarget();
  const disk = diskOf('8k');
  const bad = `${JSON.stringify({ title: '', abstract: 'x'.repeat(300) })}\n`.repeat(200);
  const titles = Array.from({ length: 2_500 }, (_, index) => `Paper ${index}`);
  target.file('lab.jsonl', `${jsonl(...titles)}${bad}`);
  const rejects = path.join(disk.folder, 'rejects.jsonl');
  const full = await target.run(['import', 'lab.jsonl', '--rejects', rejects]);
  expect(full.code).toBe(1);
  expect(full.stderr).toContain(
    `papergraph: the file of rejects ${rejects} cannot be written (its disk is full); the batches before it are kept. Choose another for --rejects.\n`,
  );
  expectClear(full);
  expect((await target.titles()).length).toBeGreaterThanOrEqual(2_000);
  const again = await target.run(['import', 'lab.jsonl', '--rejects', 'rejects.jsonl']);
  expect(again.code).toBe(0);
  expect(countsIn(again.stdout)).toMatchObject({ read: 2_700, rejected: 200 });
  await target.database.drop();
});

mountTest(
  'a full disk of an export leaves no part of a file behind, and more room is all it takes',
  async () => {
    const target = await createImportTarget();
    target.file('lab.jsonl', jsonl(...Array.from({ length: 500 }, (_, index) => `Paper ${index}`)));
    expect(await target.run(['import', 'lab.jsonl'])).toMatchObject({ code: 0 });
    const disk = diskOf('16k');
    const output = path.join(disk.folder, 'papers.jsonl');
    const full = await target.run(['export', '--output', output]);
    expect(full).toMatchObject({
      code: 1,
      stderr: `papergraph: the disk of ${output} is full. Free some space, or write elsewhere.\n`,
    });
    expect(readdirSync(disk.folder)).toEqual([]);
    disk.resize('8m');
    expect((await run(['export', '--output', output, '--database-url', target.url])).code).toBe(0);
    await target.database.drop();
  },
);
