import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { PaperRecord } from '../interchange/paper-record';
import type { Outcome } from '../writer';
import type { ImportOptions } from './import-papers';
import type { ImportFault, ImportNote, InputFailure } from './import-report';
import { expandInputs } from './input/expand-inputs';
import { InputError } from './input-error';
import { placementOf } from './placement';
import type { InputContext, Reading } from './source-reader';

/** Reads a line as a title; a few words make it do something else. */
async function* readLines(input: AsyncIterable<Buffer>, { name }: InputContext): AsyncGenerator<Reading> {
  let text = '';
  for await (const chunk of input) text += chunk;
  for (const [index, title] of text.trimEnd().split('\n').entries()) {
    const line = index + 1;
    if (title === 'BROKEN') throw new InputError('breaks off');
    if (title === 'FAULT') yield { kind: 'fault', line, reason: 'is a fault', text: title };
    else if (title === 'AREA') yield { kind: 'entity', line, entity: { entity: 'area', path: ['Robotics'] } };
    else if (title === 'MENDED') yield { kind: 'paper', line, paper: { title }, note: 'was mended' };
    else yield { kind: 'paper', line, paper: { source: `${name}#${line}`, title, ...{ mood: 'good' } } };
  }
}

jest.mock('./readers', () => ({ readerOf: () => readLines }));
// Loaded after its readers have been replaced, which imports would not be.
const { importPapers }: typeof import('./import-papers') = require('./import-papers');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papergraph-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;

type Writer = ImportOptions['writer'];

/** What of an import a test sets; of the writer what it is to do otherwise. */
type Setting = Partial<Omit<ImportOptions, 'writer'>> & { writer?: Partial<Writer> };

/** Imports files of these contents; the outcome of a paper is its title where that is one. */
async function run(contents: readonly string[], options: Setting = {}) {
  made += 1;
  const files = contents.map((content, index) => {
    const file = `${made}-${index + 1}.txt`;
    writeFileSync(path.join(folder, file), content);
    return file;
  });
  const { inputs } = await expandInputs(files, { cwd: folder });
  const batches: PaperRecord[][] = [];
  const log: string[] = [];
  const faults: ImportFault[] = [];
  const notes: ImportNote[] = [];
  const failures: InputFailure[] = [];
  const outcomeOf = ({ title }: PaperRecord): Outcome =>
    title === 'unchanged' || title === 'merged' || title === 'updated' ? title : 'created';
  const report = await importPapers({
    inputs,
    format: 'ris',
    placement: placementOf({}),
    onFault: (fault) => void faults.push(fault),
    onNote: (note) => void notes.push(note),
    onFailure: (failure) => void failures.push(failure),
    ...options,
    writer: {
      async writePapers(records) {
        batches.push([...records]);
        return records.map(outcomeOf);
      },
      async writeEntities(entities) {
        log.push(`${entities.length} entities`);
      },
      async commit() {
        log.push('commit');
      },
      async rollback() {
        log.push('rollback');
      },
      ...options.writer,
    },
  });
  const name = (index: number) => `${made}-${index}.txt`;
  return { report, batches, log, faults, notes, failures, name };
}

const lines = (count: number, text = 'A paper') => Array.from({ length: count }, () => text).join('\n');

describe('what became of entries', () => {
  test('is counted for each input and all together', async () => {
    const { report, faults, name } = await run(['new\nupdated\nFAULT\nmerged\n', 'unchanged\n \n']);
    expect(report.files).toEqual([
      { file: name(1), format: 'ris', read: 4, created: 1, updated: 1, unchanged: 0, merged: 1, rejected: 1 },
      { file: name(2), format: 'ris', read: 1, created: 0, updated: 0, unchanged: 1, merged: 0, rejected: 0 },
    ]);
    expect(report.total).toEqual({ read: 5, created: 1, updated: 1, unchanged: 1, merged: 1, rejected: 1 });
    expect(report).toMatchObject({ isWritten: true, isInterrupted: false });
    expect(faults).toEqual([{ file: name(1), line: 3, reason: 'is a fault', text: 'FAULT' }]);
  });

  test('names entries that cannot be papers, with their beginning', async () => {
    const { faults, report } = await run(['\u0000\nA paper']);
    expect(faults).toMatchObject([{ line: 1, reason: 'has no title', text: expect.stringContaining('#1"') }]);
    expect(report.total).toMatchObject({ read: 2, created: 1, rejected: 1 });
  });

  test('tells what readers had to mend', async () => {
    const { notes, name } = await run(['MENDED']);
    expect(notes).toEqual([{ file: name(1), line: 1, note: 'was mended', isMending: true }]);
  });

  test('tells unknown keys once', async () => {
    const { notes, name } = await run(['One\nTwo', 'Three']);
    expect(notes).toEqual([{ file: name(1), line: 1, note: expect.stringContaining('mood') }]);
  });
});

describe('batches', () => {
  test('end after 2,000 papers and span inputs', async () => {
    const { batches } = await run([lines(1_500), lines(1_500), lines(1_500)]);
    expect(batches.map(({ length }) => length)).toEqual([2_000, 2_000, 500]);
  });

  test('of long texts end sooner, always at the same papers', async () => {
    const text = lines(3_000, `A title ${'that is long '.repeat(150)}`);
    // Two thousand characters are left of a title.
    const sizes = (await run([text])).batches.map(({ length }) => length);
    expect(sizes.length).toBeGreaterThanOrEqual(2);
    expect((await run([text])).batches.map(({ length }) => length)).toEqual(sizes);
  });

  test('are written one at a time while the next one is read', async () => {
    const BATCHES = 4;
    let running = 0;
    let written = 0;
    let goOn = () => {};
    await run([lines(BATCHES * 2_000)], {
      onProgress({ entries }) {
        // Nobody reads further than the batch after the one being written, to the next report of progress.
        expect(entries).toBeLessThan((written + 2) * 2_000 + 128);
        if (entries > (written + 1) * 2_000 + 1_000) goOn();
      },
      writer: {
        async writePapers(records) {
          running += 1;
          expect(running).toBe(1);
          const isLast = written === BATCHES - 1;
          await new Promise<void>((resolve) => {
            goOn = resolve;
            if (isLast) resolve();
          });
          running -= 1;
          written += 1;
          return records.map(() => 'created');
        },
      },
    });
    expect(written).toBe(BATCHES);
  });

  test('bring entities before the papers', async () => {
    const { log, report } = await run(['AREA\nA paper']);
    expect(log).toEqual(['1 entities', 'commit']);
    expect(report.total).toMatchObject({ read: 1, created: 1 });
  });
});

describe('an input that fails', () => {
  test('ends itself only, and what stood before the fault is written', async () => {
    const { report, failures, batches, name } = await run(['One', 'Two\nBROKEN\nThree', 'Four']);
    expect(failures).toEqual([{ file: name(2), line: 1, reason: 'breaks off' }]);
    expect(report.files[1]).toMatchObject({ created: 1, failure: failures[0] });
    expect(batches.flat().map(({ title }) => title)).toEqual(['One', 'Two', 'Four']);
  });

  test('of which no entry could be read says what it looks like', async () => {
    const { failures, report } = await run(['FAULT\nFAULT']);
    expect(failures[0]?.reason).toBe('no entry could be read as ris');
    expect(report.total).toMatchObject({ read: 2, rejected: 2 });
    const other = await run(['BROKEN\n@article{x,']);
    expect(other.failures[0]?.reason).toBe(
      'breaks off; it looks like bibtex: leave --format out, or give --format bibtex',
    );
  });

  test('because its format is not known is named', async () => {
    const { inputs } = await expandInputs(['1-1.txt'], { cwd: folder });
    const { failures } = await run([], { inputs, format: 'auto' });
    expect(failures[0]?.reason).toContain('neither its name nor its content tells its format');
  });
});

describe('all or nothing', () => {
  test('a dry run counts, and takes everything back', async () => {
    const { log, report } = await run(['One\nunchanged'], { dryRun: true });
    expect(log).toEqual(['rollback']);
    expect(report).toMatchObject({ isWritten: false, total: { read: 2, created: 1, unchanged: 1 } });
  });

  test('a strict import without faults is kept', async () => {
    const { log, report } = await run(['One'], { strict: true });
    expect(log).toEqual(['commit']);
    expect(report.isWritten).toBe(true);
  });

  test.each([
    ['a rejected entry', 'One\nFAULT\nFAULT'],
    ['a failing input', 'One\nBROKEN'],
  ])('a strict import with %s is taken back', async (_kind, content) => {
    const { log, report } = await run([content, 'Two'], { strict: true });
    expect(log).toEqual(['rollback']);
    expect(report.isWritten).toBe(false);
    expect(report.total.created).toBe(2);
  });
});

describe('an abort', () => {
  test('lets the batch being written finish, and reads no further', async () => {
    const controller = new AbortController();
    const { report, batches } = await run([lines(5_000), 'Never'], {
      signal: controller.signal,
      writer: {
        async writePapers(records) {
          controller.abort();
          await new Promise((resolve) => setImmediate(resolve));
          return records.map(() => 'created');
        },
      },
    });
    expect(batches).toEqual([]);
    expect(report).toMatchObject({
      isInterrupted: true,
      isWritten: true,
      total: { read: 2_000, created: 2_000 },
    });
    expect(report.files).toHaveLength(1);
  });

  test('takes a strict import back', async () => {
    const { log, report } = await run(['One'], { strict: true, signal: AbortSignal.abort() });
    expect(log).toEqual(['rollback']);
    expect(report).toMatchObject({ isInterrupted: true, isWritten: false });
  });
});

describe('a database that fails', () => {
  const error = new Error('the disk is full');

  test('ends the import; what was written before is counted', async () => {
    let times = 0;
    const { report } = await run([lines(9_000), 'Never'], {
      writer: {
        async writePapers(records) {
          times += 1;
          if (times > 1) throw error;
          return records.map(() => 'created');
        },
      },
    });
    expect(report).toMatchObject({ isWritten: true, writeFailure: { error }, total: { read: 2_000 } });
    expect(report.files).toHaveLength(1);
  });

  test('at the end of a strict import leaves nothing written', async () => {
    const commit = () => Promise.reject(error);
    const { report } = await run(['One'], { strict: true, writer: { commit } });
    expect(report).toMatchObject({ isWritten: false, writeFailure: { error } });
  });
});

test('papers are put into the areas and the collection that the import names, after their own', async () => {
  const placement = placementOf({ areas: ['Robotics > Grasping', 'AI'], collection: 'lab-papers' });
  const { batches } = await run(['One'], { placement });
  expect(batches[0]?.[0]).toMatchObject({
    areas: [['Robotics', 'Grasping'], ['AI']],
    collections: [{ slug: 'lab-papers', title: 'Lab Papers' }],
  });
});
