import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { bibtex, countsIn, type ImportTarget, jsonl, targetOfEachTest } from './import-target';
import { ask, newFolder, run, serve } from './program';

let target: ImportTarget;
const ofThisTest = targetOfEachTest();
beforeEach(() => {
  target = ofThisTest();
});

/** JSON objects, one a line. */
const parsed = (lines: string): unknown[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('nothing is written', () => {
  test('by a dry run, which counts what would be', async () => {
    target.file('lab.jsonl', jsonl('One', 'Two'));
    const { code, stdout } = await target.run(['import', 'lab.jsonl', '--dry-run']);
    expect(code).toBe(0);
    expect(countsIn(stdout)).toMatchObject({ read: 2, created: 2 });
    expect(stdout).toContain('dry run: nothing was written; took ');
    expect(await target.titles()).toEqual([]);
    expect(await target.database.dataSource.query('SELECT FROM source_record')).toEqual([]);
  });

  test('by a strict import with a fault, all of which are named', async () => {
    target.file('lab.jsonl', `${jsonl('One')}{"title":""}\n${jsonl('Two')}nonsense\n`);
    const { code, stdout, stderr } = await target.run(['import', 'lab.jsonl', '--strict']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lab\.jsonl:2: has no title\nlab\.jsonl:4: .*\n$/);
    expect(stdout).toContain('--strict: nothing was written');
    expect(await target.titles()).toEqual([]);
  });

  test('by a strict import of which one file is missing', async () => {
    target.file('lab.jsonl', jsonl('One'));
    expect(await target.run(['import', 'lab.jsonl', 'gone.jsonl', '--strict'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'papergraph: gone.jsonl: there is no such file\n',
    });
    expect(await target.titles()).toEqual([]);
  });
});

test('a strict import without faults is kept', async () => {
  target.file('lab.jsonl', jsonl('One', 'Two'));
  expect(await target.run(['import', 'lab.jsonl', '--strict'])).toMatchObject({ code: 0, stderr: '' });
  expect(await target.titles()).toEqual(['One', 'Two']);
});

describe('rejected entries', () => {
  const bad = Array.from({ length: 30 }, () => '{"title":""}\n').join('');

  test('are shown up to twenty, and all kept in the file of --rejects', async () => {
    target.file('lab.jsonl', `${jsonl('One')}${bad}`);
    const { code, stderr } = await target.run(['import', 'lab.jsonl', '--rejects', 'rejects.jsonl']);
    expect(code).toBe(0);
    expect(stderr.match(/^lab\.jsonl:\d+: has no title$/gm)).toHaveLength(20);
    expect(stderr).toContain('and 10 more rejected entries; all are in rejects.jsonl\n');
    const kept = parsed(readFileSync(path.join(target.folder, 'rejects.jsonl'), 'utf8'));
    expect(kept).toHaveLength(30);
    expect(kept[29]).toEqual({
      file: 'lab.jsonl',
      line: 31,
      reason: 'has no title',
      text: expect.stringContaining('"title":""'),
    });
  });

  test('never overwrite an input', async () => {
    target.file('lab.jsonl', jsonl('One'));
    const { code, stderr } = await target.run(['import', 'lab.jsonl', '--rejects', './lab.jsonl']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'papergraph: --rejects would overwrite the input lab.jsonl. Choose another file for --rejects.\n',
    });
    expect(readFileSync(path.join(target.folder, 'lab.jsonl'), 'utf8')).toBe(jsonl('One'));
  });

  test('whose file cannot be written are refused before anything is', async () => {
    target.file('lab.jsonl', jsonl('One'));
    const { code, stderr } = await target.run(['import', 'lab.jsonl', '--rejects', 'no/folder']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'papergraph: the file of rejects no/folder cannot be written (ENOENT). Choose another for --rejects.\n',
    );
    expect(await target.titles()).toEqual([]);
  });
});

test('--json gives the summary as one line, and what is wrong as lines', async () => {
  target.file('lab.jsonl', `${jsonl('One')}{"title":"","mood":1}\n{"title":"Two","mood":2}\n`);
  const { code, stdout, stderr } = await target.run(['import', 'lab.jsonl', 'gone', '--json']);
  expect(code).toBe(1);
  const counts = { read: 3, created: 2, updated: 0, unchanged: 0, merged: 0, rejected: 1 };
  const none = { read: 0, created: 0, updated: 0, unchanged: 0, merged: 0, rejected: 0 };
  const failure = { file: 'gone', reason: 'there is no such file' };
  expect(parsed(stdout)).toEqual([
    {
      ...counts,
      seconds: expect.any(Number),
      written: true,
      interrupted: false,
      files: [
        { file: 'lab.jsonl', format: 'jsonl', ...counts },
        { file: 'gone', ...none, failure },
      ],
    },
  ]);
  expect(parsed(stderr)).toEqual([
    failure,
    { file: 'lab.jsonl', line: 2, reason: 'has no title', text: expect.any(String) },
    { file: 'lab.jsonl', line: 3, note: expect.stringContaining('mood') },
  ]);
});

test('--area and --collection put every paper there, in the order of the input', async () => {
  target.file('lab.bib', bibtex('One', 'Two'));
  const places = ['--area', 'Robotics > Grasping', '--area', 'AI', '--collection', 'lab-papers'];
  expect(await target.run(['import', 'lab.bib', ...places])).toMatchObject({ code: 0, stderr: '' });
  const areas = await target.database.dataSource.query(
    'SELECT DISTINCT a.name FROM paper_area pa JOIN research_area a ON a.id = pa.area_id ORDER BY 1',
  );
  expect(areas).toEqual([{ name: 'AI' }, { name: 'Grasping' }]);
  const listing = await target.database.dataSource.query(
    `SELECT c.title, p.title AS paper FROM collection c JOIN collection_paper cp ON cp.collection_id = c.id
     JOIN paper p ON p.id = cp.paper_id ORDER BY cp.position`,
  );
  expect(listing).toEqual([
    { title: 'Lab Papers', paper: 'One' },
    { title: 'Lab Papers', paper: 'Two' },
  ]);
});

describe('wrong usage ends with status 2 before anything is opened:', () => {
  test.each([
    [['import'], "papergraph: missing required argument 'files'. See papergraph --help.\n"],
    [
      ['import', 'x', '--format', 'word'],
      /argument 'word' is invalid\. Allowed choices are auto, jsonl, bibtex, /,
    ],
    [['import', 'x', '--area', ' '], /an area must be a name such as "Robotics"/],
    [['import', 'x', '--collection', 'My List'], /must be a slug such as my-list, got "My List"/],
    [['merges', '--limit', '0'], /It must be a whole number from 1/],
  ])('%j', async (args, said) => {
    const { code, stdout, stderr } = await target.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    if (typeof said === 'string') expect(stderr).toBe(said);
    else expect(stderr).toMatch(said);
  });
});

test('an import works beside a server on the embedded database, which shows its papers', async () => {
  const dataDir = await newFolder();
  const server = await serve(['--data-dir', dataDir, '--no-seed']);
  target.file('lab.bib', bibtex('One', 'Two'));
  const outcome = await run(['import', path.join(target.folder, 'lab.bib'), '--data-dir', dataDir]);
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(await ask(server.url, '{ papers { totalCount } }')).toEqual({ data: { papers: { totalCount: 2 } } });
}, 120_000);

describe('merges', () => {
  test('are listed newest first with their reason', async () => {
    target.file('a.bib', bibtex('A long and telling title', 'Another long and telling title'));
    target.file('b.bib', bibtex('A long and telling title', 'Another long and telling title'));
    await target.run(['import', 'a.bib', 'b.bib']);
    const { code, stdout } = await target.run(['merges']);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stdout).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}bibtex:b\.bib#key\d → another-long-and-telling-title "Another .*": /m,
    );
    const limited = await target.run(['merges', '--json', '--limit', '1']);
    expect(parsed(limited.stdout)).toEqual([
      {
        mergedAt: expect.any(String),
        reason: 'TITLE',
        detail: expect.any(String),
        sourceKey: expect.stringMatching(/^bibtex:b\.bib#key/),
        slug: expect.any(String),
        title: expect.any(String),
        absorbedSlug: null,
      },
    ]);
    const bySource = await target.run(['merges', '--source', 'bibtex:b.bib#key0', '--json']);
    expect(parsed(bySource.stdout)).toMatchObject([{ slug: 'a-long-and-telling-title' }]);
    const byPaper = await target.run(['merges', '--paper', 'another-long-and-telling-title', '--json']);
    expect(parsed(byPaper.stdout)).toMatchObject([{ sourceKey: 'bibtex:b.bib#key1' }]);
  });

  test('end quietly when nobody reads on', async () => {
    const { dataSource } = target.database;
    target.file('a.bib', bibtex('One'));
    await target.run(['import', 'a.bib']);
    await dataSource.query(
      `INSERT INTO paper_merge (paper_id, source_key, reason, detail)
       SELECT id, 'x', 'TITLE', repeat('x', 100) FROM paper, generate_series(1, 20_000)`,
    );
    const merges = target.start(['merges']);
    await merges.says(/\n/);
    merges.child.stdout?.destroy();
    const { code, stderr } = await merges.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
