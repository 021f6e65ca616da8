import { describe, expect, test } from '@jest/globals';
import { papersIn, readingsOf } from '../../../test/harness/readings';
import { readBibtex } from '.';

const read = async (text: string | Buffer) => papersIn(await readingsOf(readBibtex, text));
const titles = async (text: string | Buffer) => (await read(text)).map(({ title }) => title);
const paper = async (text: string) => (await read(text))[0];

describe('A BibTeX entry', () => {
  test('says all that it knows', async () => {
    expect(
      await paper(String.raw`
@InProceedings{DBLP:conf/x/Berg20,
  Title = "On {LLMs} \& " # {Data},
  author = {van der Berg, Jan and {European Commission} and others},
  booktitle = {Proc. of {X}},
  YEAR = 2020, month = jul # "~4",
  doi = {https://doi.org/10.1000/A\_b},
  isbn = {9780306406157},
  url = {https://aclanthology.org/2020.x-main.1/}, pdf = {https://x.org/files/1},
  eprint = {2001.00001v2}, archivePrefix = "arXiv",
  keywords = {one, two words}, abstract = {Why
    not.},
}`),
    ).toEqual({
      source: 'bibtex:lab#DBLP:conf/x/Berg20',
      title: 'On LLMs & Data',
      abstract: 'Why not.',
      type: 'CONFERENCE_PAPER',
      venue: { name: 'Proc. of X', kind: 'CONFERENCE' },
      year: 2020,
      publishedOn: '2020-07-04',
      ids: {
        acl: '2020.x-main.1',
        doi: 'https://doi.org/10.1000/A_b',
        arxiv: '2001.00001v2',
        dblp: 'DBLP:conf/x/Berg20',
      },
      authors: [
        { name: 'Jan van der Berg', person: { givenName: 'Jan', familyName: 'van der Berg' } },
        { name: 'European Commission', person: { familyName: 'European Commission' } },
      ],
      keywords: ['one', 'two words'],
      links: [
        { kind: 'LANDING', url: 'https://aclanthology.org/2020.x-main.1/' },
        { kind: 'PDF', url: 'https://x.org/files/1' },
      ],
    });
  });

  test.each([
    ['@conference{a, booktitle={Proc. X}}', 'CONFERENCE_PAPER', 'Proc. X', 'CONFERENCE'],
    [
      '@inproceedings{a, booktitle={Second Workshop on X}}',
      'WORKSHOP_PAPER',
      'Second Workshop on X',
      'WORKSHOP',
    ],
    ['@article{a, journal={J. X}}', 'JOURNAL_ARTICLE', 'J. X', 'JOURNAL'],
    ['@article{a, journal={arXiv preprint arXiv:2001.00001}}', 'PREPRINT', 'arXiv', 'REPOSITORY'],
    ['@article{a, journal={CoRR}, volume={abs/2001.00001}}', 'PREPRINT', 'arXiv', 'REPOSITORY'],
    ['@misc{a, howpublished={bioRxiv}}', 'PREPRINT', 'bioRxiv', 'REPOSITORY'],
    ['@book{a, publisher={MIT Press}}', 'BOOK', 'MIT Press', 'OTHER'],
    ['@incollection{a, booktitle={Handbook}, publisher={P}}', 'BOOK_CHAPTER', 'Handbook', 'OTHER'],
    ['@mastersthesis{a, school={ETH}}', 'THESIS', 'ETH', 'OTHER'],
    ['@techreport{a, institution={NASA}}', 'REPORT', 'NASA', 'OTHER'],
    ['@dataset{a, publisher={Zenodo}}', 'DATASET', 'Zenodo', 'OTHER'],
    ['@online{a, organization={W3C}}', 'OTHER', 'W3C', 'OTHER'],
  ])('%s is a %s of %s', async (entry, type, name, kind) => {
    expect(await paper(entry)).toMatchObject({ type, venue: { name, kind } });
  });

  test.each([
    ['eprint={2001.00001}, archiveprefix={arXiv}', { arxiv: '2001.00001' }],
    ['eprint={math.GT/0309136}, eprinttype={arxiv}', { arxiv: 'math.GT/0309136' }],
    ['journal={CoRR}, volume={abs/2001.00001}', { arxiv: '2001.00001' }],
    ['note={Also arXiv:2001.00001v3}', { arxiv: '2001.00001v3' }],
    ['url={https://openreview.net/forum?id=aBc-1&noteId=x}', { openreview: 'aBc-1' }],
    ['howpublished={\\url{https://arxiv.org/abs/2001.00001}}', { arxiv: '2001.00001' }],
    ['eprint={123}, eprinttype={pubmed}, pmcid={PMC1}', { pmid: '123', pmcid: 'PMC1' }],
    ['biburl={https://dblp.org/rec/conf/x/Y.bib}', { dblp: 'conf/x/Y' }],
  ])('is identified by %s', async (fields, ids) => {
    expect((await paper(`@misc{a, ${fields}}`))?.ids).toEqual(ids);
  });

  test('does not take the ISBN of its proceedings for its own', async () => {
    const isbn = 'isbn={9780306406157}';
    expect((await paper(`@inproceedings{a, ${isbn}}`))?.ids).toEqual({});
    expect((await paper(`@book{a, ${isbn}}`))?.ids).toEqual({ isbn: '9780306406157' });
  });

  test.each([
    ['year=2020', { year: 2020 }],
    ['year={c2020}, month=jun', { year: 2020 }],
    ['year=2020, month={04--07 Jan}', { year: 2020 }],
    ['year=2020, month="4 " # jan', { year: 2020, publishedOn: '2020-01-04' }],
    ['year=2020, month=7, day={4}', { year: 2020, publishedOn: '2020-07-04' }],
    ['date={2020-07-04}', { year: 2020, publishedOn: '2020-07-04' }],
    ['date={2020-07-04/2020-07-06}', { year: 2020 }],
    ['year={to appear}', {}],
  ])('with %s appeared as far as that says', async (fields, dates) => {
    const { year, publishedOn } = (await paper(`@misc{a, title={T}, ${fields}}`)) ?? {};
    expect({ year, publishedOn }).toEqual({ year: undefined, publishedOn: undefined, ...dates });
  });
});

describe('A BibTeX file', () => {
  test('gives the same whatever the chunks it arrives in', async () => {
    const file =
      '\ufefftext\r\n@misc{a,\r\n title = {Ü}\r\n}\r\n\r\n@misc\n{b, title = "B"} @misc(c, title = {C)})\n';
    const whole = await readingsOf(readBibtex, file);
    expect(whole.map(({ line }) => line)).toEqual([2, 6, 7]);
    expect(papersIn(whole).map(({ title }) => title)).toEqual(['Ü', 'B', 'C)']);
    for (const size of [1, 2, 7]) expect(await readingsOf(readBibtex, file, size)).toEqual(whole);
  });

  test('may hold comments, preambles and text between entries', async () => {
    const file = `
% @misc{no, title={Commented out}}
Written by me@example.org
@comment{jabref-meta: databaseType:bibtex;}
@Comment{ @misc{no2, title={Commented out}}
@misc{no3, title={Commented out}} }
@preamble{"\\newcommand{\\x}{y}"}
@misc{a, title={A},
  % year = {1999},
  year = 2000}`;
    expect(await read(file)).toEqual([expect.objectContaining({ title: 'A', year: 2000 })]);
  });

  test('may define macros before they are used', async () => {
    const file = `@STRING{j = "Journal"} @string(full = j # { of X})
      @article{a, journal = FULL} @article{b, journal = jacm} @article{c, journal = Unknown}`;
    expect((await read(file)).map(({ venue }) => venue?.name)).toEqual([
      'Journal of X',
      'Journal of the ACM',
      'Unknown',
    ]);
  });

  test('may name the volume of an entry before or after it', async () => {
    const volume = '@proceedings{V, title={Proc. V}, year=2020, doi={10.1000/v}}';
    const part = '@inproceedings{a, title={A}, crossref={v}}';
    for (const file of [volume + part, part + volume]) {
      const found = (await read(file)).find(({ title }) => title === 'A');
      expect(found).toMatchObject({ venue: { name: 'Proc. V' }, year: 2020, ids: {} });
    }
    expect(await titles(part)).toEqual(['A']);
  });

  test('may use a key twice: different entries get different source keys, the same entry its own again', async () => {
    const file = '@misc{a, title={A}} @misc{a, title={B}} @misc{a,\n title={A}} @misc{a, title={C}}';
    expect((await read(file)).map(({ source }) => source)).toEqual([
      'bibtex:lab#a',
      'bibtex:lab#a~2',
      'bibtex:lab#a',
      'bibtex:lab#a~3',
    ]);
  });

  test('may have entries with odd keys or none', async () => {
    const file =
      "@misc{Müller & Söhne:2020/a'b, title={A}} @misc{, title={B}} @misc{title={C}} @misc{k\n title={D}}";
    const papers = await read(file);
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B', 'C', 'D']);
    expect(papers[0]?.source).toBe("bibtex:lab#Müller & Söhne:2020/a'b");
    expect(papers[1]?.source).toMatch(/^bibtex:lab#-[0-9a-f]{12}$/);
    expect(papers[3]?.source).toBe('bibtex:lab#k');
  });

  test('in Windows-1252 is read as such, entry by entry', async () => {
    const file = Buffer.concat([
      Buffer.from('@misc{a, title={M\xfcller \x96 x}}\n', 'latin1'),
      Buffer.from('@misc{b, title={Müller}}'),
    ]);
    const readings = await readingsOf(readBibtex, file);
    expect(papersIn(readings).map(({ title }) => title)).toEqual(['Müller – x', 'Müller']);
    expect(readings.map((reading) => 'note' in reading)).toEqual([true, false]);
  });
});

describe('A broken BibTeX entry', () => {
  test('that is never closed is read as far as its fields go, and costs no other', async () => {
    const file = `@misc{a, title={A}}
@misc{b,
  title = {B {with a brace missing},
  year = {2020},
  abstract = {It breaks off

@misc{c, title={C}}`;
    const readings = await readingsOf(readBibtex, file);
    expect(papersIn(readings)).toEqual([
      expect.objectContaining({ title: 'A' }),
      expect.objectContaining({ title: 'B with a brace missing', year: 2020, abstract: 'It breaks off' }),
      expect.objectContaining({ title: 'C' }),
    ]);
    expect(readings[1]).toMatchObject({ line: 2, note: expect.stringContaining('no closing brace') });
  });

  test.each([
    ['@misc{a, title={A}}\n@misc{b,\n title={B},\n year={20', 2, 'note'],
    ['@misc{a, title={A}}\n@mi', 1, undefined],
    ['@misc{a, title={A}}\n@misc{b,', 2, 'reason'],
  ])('at the end of a file says that the file seems to be cut off: %j', async (file, line, told) => {
    const last = (await readingsOf(readBibtex, file)).at(-1);
    const said = expect.stringContaining('the file seems to be cut off');
    expect(last).toMatchObject(told === undefined ? { line } : { line, [told]: said });
  });

  test('without commas between fields, or with text among them, is read as far as it goes', async () => {
    const file = '@misc{a,\n title = {A}\n year = 2020\n what is this\n doi = {10.1000/x}\n}';
    const [reading] = await readingsOf(readBibtex, file);
    expect(reading).toMatchObject({
      paper: { title: 'A', year: 2020, ids: { doi: '10.1000/x' } },
      note: expect.any(String),
    });
  });

  test.each([
    ['@misc{a}', 'the entry has no fields'],
    ['@misc{a', 'the entry has no closing brace and no field that can be read'],
    ['@string{}', 'the entry has no fields'],
  ])('%s is a fault with its line', async (entry, reason) => {
    const readings = await readingsOf(readBibtex, `\n${entry}\n@misc{b, title={B}}`);
    expect(readings[0]).toEqual({ kind: 'fault', line: 2, reason, text: expect.stringContaining(entry) });
    expect(papersIn(readings)).toHaveLength(1);
  });

  test('of more than a megabyte is refused, and those behind it are read', async () => {
    const long = `@misc{a, title={A}, abstract={${'long {text} \n'.repeat(100_000)}}}\n`;
    const readings = await readingsOf(readBibtex, `${long}@misc{b, title={B}}`, 65_536);
    expect(readings[0]).toMatchObject({
      kind: 'fault',
      line: 1,
      reason: 'the entry is longer than 1,000,000 bytes',
    });
    expect(papersIn(readings).map(({ title }) => title)).toEqual(['B']);
  });

  test('does not hide the entries behind a comment that is never closed', async () => {
    expect(
      await titles('@comment{ never closed\n@misc{a, title={A}}\n@comment{ nor this\n@misc{b, title={B}}'),
    ).toEqual(['A', 'B']);
  });

  test('takes time that grows with the file, whatever is in it', async () => {
    for (const part of [
      '@comment{\n',
      '@misc{\n',
      '{\n',
      '@misc{a, title = "\n',
      '@misc{a,\n\n\n\n',
      '@misc(a, "',
      '@misc{a=b=',
    ]) {
      await readingsOf(readBibtex, part.repeat(100_000), 65_536);
    }
  });

  test('among many on one line is read like any other', async () => {
    const file = Array.from(
      { length: 30_000 },
      (_, index) => `@misc{k${index}, title={Title number ${index}}}`,
    ).join(' ');
    expect(await titles(file)).toHaveLength(30_000);
  });
});
