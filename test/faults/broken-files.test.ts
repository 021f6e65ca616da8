import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IMPORT_FORMATS, type ImportFormat } from '../../src/ingest/source-reader';
import { createImportTarget, type ImportTarget } from '../cli/import-target';
import { endAll, type Outcome } from '../cli/program';
import { expectClear } from './kills';
import { NAMES, SAMPLES } from './samples';

let target: ImportTarget;

beforeAll(async () => {
  target = await createImportTarget();
  for (const format of IMPORT_FORMATS) target.file(NAMES[format], SAMPLES[format]);
});
afterAll(async () => {
  await endAll();
  await target?.database.drop();
}, 60_000);

interface FileReport {
  readonly file: string;
  readonly read: number;
  readonly rejected: number;
  readonly failure?: { readonly reason: string; readonly line?: number };
}

async function imported(args: readonly string[]): Promise<Outcome & { reports: Map<string, FileReport> }> {
  const outcome = await target.run(['import', ...args, '--json']);
  expectClear(outcome);
  const { files }: { files: FileReport[] } = JSON.parse(outcome.stdout);
  return { ...outcome, reports: new Map(files.map((report) => [report.file, report])) };
}

/** Pairs where entries of one format are entries of the other too, as far as they go. */
const READABLE: Readonly<Partial<Record<ImportFormat, readonly ImportFormat[]>>> = {
  jsonl: ['openalex'],
  'csl-json': ['jsonl', 'openalex'],
};

describe('the wrong format forced', () => {
  test.each(IMPORT_FORMATS)('%s: each file of another format is named, and what it is', async (forced) => {
    const { code, stderr, reports } = await imported([
      ...Object.values(NAMES),
      '--format',
      forced,
      '--dry-run',
    ]);
    expect(code).toBe(1);
    for (const real of IMPORT_FORMATS) {
      const name = NAMES[real];
      const report = reports.get(name);
      if (real === forced) {
        expect(report).toMatchObject({ read: 2, rejected: 0 });
        expect(report).not.toHaveProperty('failure');
      } else if (READABLE[forced]?.includes(real)) {
        expect(report).not.toHaveProperty('failure');
        expect(stderr).toContain(
          JSON.stringify({
            file: name,
            line: 1,
            note: `looks like ${real}, and is read as ${forced} because --format says so`,
          }),
        );
      } else {
        expect(report?.failure?.reason).toContain(
          `; it looks like ${real}: leave --format out, or give --format ${real}`,
        );
      }
    }
  });
});

describe('a file that is cut off in its second entry', () => {
  /** What is told of it; the first entry is there, and the whole file completes it. */
  const told: Readonly<Record<ImportFormat, { code: number; read: number; said: RegExp }>> = {
    // What can be mended, or is one line of many, is no failure of the input.
    jsonl: {
      code: 0,
      read: 2,
      said: /"line":2,"reason":"is not JSON: .*; the file seems to be cut off here"/,
    },
    bibtex: { code: 0, read: 2, said: /"line":5,"note":"the file seems to be cut off in this entry/ },
    ris: { code: 0, read: 2, said: /"line":4,"note":"the file ends before the record does.* cut off"/ },
    openalex: { code: 0, read: 2, said: /"line":2,"reason":"is not JSON: .*; the file seems to be cut off/ },
    // Of a document that does not end nobody knows how much is missing.
    'csl-json': {
      code: 1,
      read: 1,
      said: /"line":14,"reason":"ends in the middle of an entry: the file seems/,
    },
    crossref: {
      code: 1,
      read: 1,
      said: /"line":12,"reason":"ends in the middle of an entry: the file seems/,
    },
    'semantic-scholar': { code: 1, read: 1, said: /"line":8,"reason":"ends in the middle of an entry: the/ },
    arxiv: { code: 1, read: 1, said: /"line":7,"reason":"ends in the middle of an entry: the file seems/ },
  };

  test.each(IMPORT_FORMATS)('of %s is told with its line, and the rest is kept', async (format) => {
    const whole = SAMPLES[format];
    const name = `cut-${NAMES[format]}`;
    target.file(name, whole.slice(0, whole.indexOf('Two') + 2));
    const cut = await imported([name, '--format', format]);
    const { code, read, said } = told[format];
    expect(cut.stderr).toMatch(said);
    expect(cut.code).toBe(code);
    expect(cut.reports.get(name)).toMatchObject({ read });
    target.file(name, whole);
    const completed = await imported([name, '--format', format]);
    expect(completed).toMatchObject({ code: 0, stderr: '' });
    expect((await imported([name, '--format', format])).reports.get(name)).toMatchObject({
      read: 2,
      unchanged: 2,
    });
  });
});

describe('gzip', () => {
  test.each(IMPORT_FORMATS)('of %s that is cut off gives what is before it', async (format) => {
    const name = `cut-${NAMES[format]}.gz`;
    const packed = gzipSync(SAMPLES[format]);
    // The check sum at the end is missing: the text is whole.
    target.file(name, packed.subarray(0, packed.length - 5));
    const { code, reports } = await imported([name]);
    expect(code).toBe(1);
    expect(reports.get(name)).toMatchObject({
      read: 2,
      failure: { reason: expect.stringMatching(/^the gzip data end too early/), line: expect.any(Number) },
    });
  });
});

describe('bytes that are not UTF-8', () => {
  test.each(IMPORT_FORMATS)('in the first entry of %s cost no other', async (format) => {
    const name = `latin-${NAMES[format]}`;
    const content = SAMPLES[format].replace(' One', ' Ön\u00ffe');
    target.file(name, Buffer.from(content, 'latin1'));
    const { code, stderr, reports } = await imported([name, '--format', format]);
    expect(code).toBe(0);
    expect(reports.get(name)?.read).toBe(2);
    // The bibliographies of old programs are Windows-1252; JSON and XML are never.
    const isMended = format === 'bibtex' || format === 'ris';
    expect(stderr).toMatch(
      isMended ? /"note":"the (entry|record) is not UTF-8: read as/ : /is not valid UTF-8/,
    );
    expect(reports.get(name)?.rejected).toBe(isMended ? 0 : 1);
  });
});

describe('a file that holds nothing to read', () => {
  test.each(IMPORT_FORMATS)('is named, asked for as %s', async (format) => {
    const files = { 'zeros.dat': Buffer.alloc(100_000), 'empty.dat': '', 'blank.dat': '\n\n \n' };
    for (const [name, content] of Object.entries(files)) target.file(name, content);
    const { code, reports } = await imported([...Object.keys(files), 'gone.dat', '.', '--format', format]);
    expect(code).toBe(1);
    for (const name of [...Object.keys(files), 'gone.dat', '.'])
      expect(reports.get(name)?.failure?.reason).toMatch(/./);
  });
});

describe('a line of 50 MB', () => {
  test.each(IMPORT_FORMATS)(
    'in %s is told or cut, and costs no other file',
    async (format) => {
      const name = `long-${NAMES[format]}`;
      target.file(name, SAMPLES[format].replace(' One', ` One ${'x'.repeat(50_000_000)}`));
      const fine = `fine-${NAMES[format]}`;
      target.file(fine, SAMPLES[format]);
      const { reports, stderr } = await imported([name, fine, '--format', format]);
      expect(stderr).toMatch(/(is|are) longer than|cut to/);
      expect(stderr.length).toBeLessThan(10_000);
      expect(reports.get(fine)).toMatchObject({ read: 2, rejected: 0 });
    },
    120_000,
  );
});
