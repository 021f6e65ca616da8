import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { bibtex, countsIn, type ImportTarget, jsonl, targetOfEachTest } from './import-target';

let target: ImportTarget;
const ofThisTest = targetOfEachTest();
beforeEach(() => {
  target = ofThisTest();
});

describe('papers come from', () => {
  test('a file, and once more without any change', async () => {
    target.file('lab.bib', bibtex('One', 'Two'));
    const first = await target.run(['import', 'lab.bib']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(countsIn(first.stdout)).toMatchObject({ read: 2, created: 2, rejected: 0 });
    const second = await target.run(['import', 'lab.bib']);
    expect(countsIn(second.stdout)).toMatchObject({ read: 2, created: 0, unchanged: 2 });
    expect(await target.titles()).toEqual(['One', 'Two']);
  });

  test('gzip, which is the same source as what is in it', async () => {
    target.file('lab.bib.gz', gzipSync(bibtex('One')));
    expect(await target.run(['import', 'lab.bib.gz'])).toMatchObject({ code: 0 });
    target.file('lab.bib', bibtex('One'));
    const again = await target.run(['import', 'lab.bib']);
    expect(countsIn(again.stdout)).toMatchObject({ read: 1, unchanged: 1 });
  });

  test('standard input, whose format is told from what comes in', async () => {
    const { code, stdout } = await target.run(['import', '-'], { stdin: jsonl('One', 'Two') });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^stdin +2 +2 /m);
    const named = await target.run(['import', '-', '--source', 'lab'], { stdin: bibtex('Three') });
    expect(named.code).toBe(0);
    expect(await target.database.dataSource.query('SELECT source_key FROM source_record ORDER BY 1')).toEqual(
      ['bibtex:lab#key0', 'test:One', 'test:Two'].map((source_key) => ({ source_key })),
    );
  });

  test('several files and patterns, with a line for each and their sum', async () => {
    target.file('a.bib', bibtex('One'));
    target.file('b.bib', bibtex('Two', 'Three'));
    target.file('c.jsonl', jsonl('Four'));
    const { code, stdout } = await target.run(['import', '*.bib', 'c.jsonl']);
    expect(code).toBe(0);
    for (const line of [
      /^ +read +created /m,
      /^a\.bib +1 /m,
      /^b\.bib +2 /m,
      /^c\.jsonl +1 /m,
      /^total +4 +4 /m,
    ])
      expect(stdout).toMatch(line);
  });
});

/** Imports one file beside another, that is fine. */
async function besideAFineOne(name: string, flags: readonly string[] = []) {
  target.file('fine.jsonl', jsonl('Fine'));
  const outcome = await target.run(['import', name, 'fine.jsonl', ...flags]);
  expect(await target.titles()).toContain('Fine');
  return outcome;
}

describe('what cannot be read is named with status 1, and the rest is imported:', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['empty.bib', '', /^papergraph: empty\.bib: is empty\n$/],
    ['zeros.bib', Buffer.alloc(100_000), /^papergraph: zeros\.bib: holds nothing but zero bytes: it was not/],
    ['notes.txt', 'Dear all,', /^papergraph: notes\.txt: neither its name nor its content tells its format/],
    ['x.bib', Buffer.from('PK\u0003\u0004xx'), /^papergraph: x\.bib: is a zip archive; unpack it with unzip/],
    ['none.jsonl', '\n\n', /^papergraph: none\.jsonl: holds no entries of jsonl\n$/],
  ])('%s', async (name, content, said) => {
    target.file(name, content);
    const { code, stderr } = await besideAFineOne(name);
    expect(stderr).toMatch(said);
    expect(code).toBe(1);
  });

  test('a missing file', async () => {
    const { code, stderr } = await besideAFineOne('gone.bib');
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'papergraph: gone.bib: there is no such file\n' });
  });

  test('a pattern without files', async () => {
    const { code, stderr } = await besideAFineOne('x*.bib');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'papergraph: x*.bib: no file has a name like that\n',
    });
  });

  test('a directory', async () => {
    mkdirSync(path.join(target.folder, 'papers'));
    const { code, stderr } = await besideAFineOne('papers');
    expect(code).toBe(1);
    expect(stderr).toBe("papergraph: papers: is a directory; name the files in it, as in 'papers/*.bib'\n");
  });

  test.each(['ris', 'bibtex', 'arxiv', 'csl-json', 'crossref', 'openalex', 'semantic-scholar'])(
    'what is not of the format %s that was asked for',
    async (format) => {
      const content = format === 'bibtex' ? 'TY  - JOUR\nTI  - x\nER  - \n' : bibtex('One');
      target.file('lab.txt', content);
      const { code, stdout, stderr } = await target.run(['import', 'lab.txt', '--format', format]);
      const real = format === 'bibtex' ? 'ris' : 'bibtex';
      expect(stderr).toContain(`it looks like ${real}: leave --format out, or give --format ${real}\n`);
      expect(code).toBe(1);
      expect(countsIn(stdout)).toMatchObject({ created: 0 });
      expect(await target.titles()).toEqual([]);
    },
  );
});

describe('what stands before a fault is kept:', () => {
  const titles = Array.from({ length: 3_000 }, (_, index) => `Paper ${index} ${Math.sin(index)}`);

  test('of gzip that is cut off', async () => {
    const packed = gzipSync(jsonl(...titles));
    target.file('cut.jsonl.gz', packed.subarray(0, packed.length * 0.8));
    const { code, stdout, stderr } = await target.run(['import', 'cut.jsonl.gz']);
    const { read = 0, created } = countsIn(stdout);
    expect(read).toBeGreaterThan(2_000);
    expect(created).toBe(read);
    expect(stderr).toBe(
      `papergraph: cut.jsonl.gz:${read}: the gzip data end too early: the file was not written or sent whole\n`,
    );
    expect(code).toBe(1);
    target.file('cut.jsonl.gz', packed);
    const whole = await target.run(['import', 'cut.jsonl.gz']);
    expect(countsIn(whole.stdout)).toMatchObject({ read: 3_000, unchanged: read, created: 3_000 - read });
  });

  test('of a last record that is cut off', async () => {
    target.file('cut.jsonl', jsonl('One', 'Two').slice(0, -20));
    const { code, stdout, stderr } = await target.run(['import', 'cut.jsonl']);
    expect(stderr).toMatch(/^cut\.jsonl:2: /);
    expect(countsIn(stdout)).toMatchObject({ read: 2, created: 1, rejected: 1 });
    expect(code).toBe(0);
  });

  test('of bytes that are not UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from(jsonl('One')),
      Buffer.from('{"title":"caf'),
      Buffer.from([0xe9, 0xff]),
      Buffer.from(`"}\n${jsonl('Two')}`),
    ]);
    target.file('latin.jsonl', content);
    const { code, stderr } = await target.run(['import', 'latin.jsonl']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^latin\.jsonl:2: .*UTF-8/);
    expect(await target.titles()).toEqual(['One', 'Two']);
  });

  test('of a line of 50 MB', async () => {
    const long = JSON.stringify({ title: 'Long', abstract: 'x'.repeat(50_000_000) });
    target.file('long.jsonl', `${jsonl('One')}${long}\n${jsonl('Two')}`);
    const { code, stderr } = await target.run(['import', 'long.jsonl']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^long\.jsonl:2: /);
    expect(await target.titles()).toEqual(['One', 'Two']);
  });
});
