import { afterAll, describe, expect, test } from '@jest/globals';
import { IMPORT_FORMATS } from '../../src/ingest/source-reader';
import { createImportTarget, type ImportTarget } from '../cli/import-target';
import { endAll } from '../cli/program';
import { graphSnapshot } from '../harness/graph-snapshot';
import { HOSTILE_FILES, HOSTILE_TEXTS, hostileLines } from './hostile-records';
import { expectClear } from './kills';

const targets: ImportTarget[] = [];
const emptyTarget = async (): Promise<ImportTarget> => {
  const target = await createImportTarget();
  targets.push(target);
  return target;
};
afterAll(async () => {
  await endAll();
  for (const { database } of targets) await database.drop();
}, 60_000);

/** Texts that people read, and addresses that they follow. */
const SHOWN = `
  SELECT 'title' AS what, title AS text FROM paper
  UNION ALL SELECT 'abstract', abstract FROM paper
  UNION ALL SELECT 'author', name FROM author
  UNION ALL SELECT 'raw name', raw_name FROM authorship
  UNION ALL SELECT 'affiliation', raw_text FROM affiliation
  UNION ALL SELECT 'area', name FROM research_area
  UNION ALL SELECT 'venue', name FROM venue
  UNION ALL SELECT 'link', url FROM paper_link`;

/** Controls, directional overrides and isolates, halves of pairs. */
const UNSAFE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

async function expectHarmless({ database }: ImportTarget): Promise<void> {
  const rows: { what: string; text: string | null }[] = await database.dataSource.query(SHOWN);
  for (const { what, text } of rows) {
    expect({ what, text: text?.slice(0, 300), isUnsafe: UNSAFE.test(text ?? '') }).toMatchObject({
      isUnsafe: false,
    });
    if (what === 'link') expect(text).toMatch(/^https?:\/\//);
  }
}

/** Exports the graph and reads that into an empty database, where it must be the same. */
async function expectReproducible(target: ImportTarget): Promise<void> {
  const { code, stdout } = await target.run(['export']);
  expect(code).toBe(0);
  const copy = await emptyTarget();
  const back = await copy.run(['import', '-', '--json'], { stdin: stdout });
  expectClear(back);
  expect(back.code).toBe(0);
  expect(JSON.parse(back.stdout)).toMatchObject({ rejected: 0 });
  const [one, other] = [
    await graphSnapshot(target.database.dataSource),
    await graphSnapshot(copy.database.dataSource),
  ];
  for (const table of Object.keys(one))
    expect({ table, rows: other[table] }).toEqual({ table, rows: one[table] });
}

/** The formats that people cite in take what the graph holds, and can be read again. */
async function expectCitable(target: ImportTarget): Promise<void> {
  for (const format of ['bibtex', 'csl-json', 'ris']) {
    const { code, stdout } = await target.run(['export', '--format', format]);
    expect(code).toBe(0);
    const back = await target.run(['import', '-', '--dry-run', '--json', '--format', format], {
      stdin: stdout,
    });
    expectClear(back);
    expect(back.code).toBe(0);
  }
}

describe('hostile records are cut, cleaned or rejected, never fatal:', () => {
  test('in the interchange format', async () => {
    const target = await emptyTarget();
    const lines = hostileLines();
    target.file('hostile.jsonl', [...Object.values(lines), '{"title":"Fine"}'].join('\n'));
    const { code, stdout, stderr } = await target.run(['import', 'hostile.jsonl', '--json']);
    expectClear({ code, stdout, stderr });
    expect(code).toBe(0);
    const { read, rejected } = JSON.parse(stdout);
    const names = Object.keys(lines);
    const faults = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((told) => 'reason' in told);
    expect(Object.fromEntries(faults.map(({ line, reason }) => [names[line - 1], reason]))).toEqual({
      'nesting in the title': 'title must be text, not a list',
      'nesting alone': 'a paper must be an object, not a list',
      'nesting of objects': 'has no title',
      'a source of 1 MB': 'source is longer than 500 characters',
      'no object': 'a paper must be an object, not a list',
      'no title': 'has no title',
      'an entity of no kind': expect.any(String),
      'an entity that is deep': expect.any(String),
    });
    expect(rejected).toBe(faults.length);
    expect(read).toBeGreaterThan(40);
    expect(await target.titles()).toContain('Fine');
    expect(await target.titles()).toContain('Ten Thousand Authors');
    await expectHarmless(target);
    const again = await target.run(['import', 'hostile.jsonl', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, merged: 0, rejected });
    await expectReproducible(target);
    await expectCitable(target);
  }, 300_000);

  test.each(IMPORT_FORMATS.filter((format) => format !== 'jsonl'))(
    'in %s',
    async (format) => {
      const target = await emptyTarget();
      target.file('hostile.txt', HOSTILE_FILES[format](Object.values(HOSTILE_TEXTS)));
      const first = await target.run(['import', 'hostile.txt', '--format', format, '--json']);
      expectClear(first);
      expect(first.code).toBe(0);
      expect(await target.titles()).toContain('Fine');
      await expectHarmless(target);
      const again = await target.run(['import', 'hostile.txt', '--format', format, '--json']);
      expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, merged: 0 });
      await expectReproducible(target);
    },
    120_000,
  );
});
