import { describe, expect, test } from '@jest/globals';
import { papersIn, readingsOf } from '../../../test/harness/readings';
import { readRis } from '.';

const read = async (text: string | Buffer) => papersIn(await readingsOf(readRis, text));
const paper = async (...lines: string[]) => (await read(['TY  - JOUR', ...lines, 'ER  - '].join('\r\n')))[0];

describe('A RIS record', () => {
  test('says all that it knows', async () => {
    const file = `TY  - CONF
ID  - berg2020
AU  - van der Berg, Jan
A2  - Editor, An
AU  - Smith, John, Jr.
TI  - On LLMs
  and Data
T2  - Proc. of X
PY  - 2020
DA  - 2020/07/04/
DO  - https://doi.org/10.1000/A_b
SN  - 9780306406157
UR  - https://aclanthology.org/2020.x-main.1/
L1  - https://x.org/files/1
KW  - one
KW  - two words
AB  - Why not.
ER  -
`;
    expect(await readingsOf(readRis, file)).toEqual([
      {
        kind: 'paper',
        line: 1,
        paper: {
          source: 'ris:lab#berg2020',
          title: 'On LLMs and Data',
          abstract: 'Why not.',
          type: 'CONFERENCE_PAPER',
          venue: { name: 'Proc. of X', kind: 'CONFERENCE' },
          year: 2020,
          publishedOn: '2020-07-04',
          ids: { acl: '2020.x-main.1', doi: 'https://doi.org/10.1000/A_b' },
          authors: [
            { name: 'Jan van der Berg', person: { givenName: 'Jan', familyName: 'van der Berg' } },
            { name: 'John Smith Jr.', person: { givenName: 'John', familyName: 'Smith Jr.' } },
          ],
          keywords: ['one', 'two words'],
          links: [
            { kind: 'LANDING', url: 'https://aclanthology.org/2020.x-main.1/' },
            { kind: 'PDF', url: 'https://x.org/files/1' },
          ],
        },
      },
    ]);
  });

  test('may be of the older kind', async () => {
    expect(
      await paper(
        'T1  - Old',
        'A1  - Berg, Jan',
        'Y1  - 1999/05//',
        'JF  - J. X',
        'N2  - Why.',
        'KW  - a; b',
      ),
    ).toMatchObject({
      title: 'Old',
      authors: [{ name: 'Jan Berg' }],
      year: 1999,
      venue: { name: 'J. X', kind: 'JOURNAL' },
      abstract: 'Why.',
      keywords: ['a', 'b'],
    });
  });

  test.each([
    [['PY  - 2020'], { year: 2020 }],
    [['Y1  - 2020/7/4/Summer'], { year: 2020, publishedOn: '2020-07-04' }],
    [['DA  - 2020-07-04'], { year: 2020, publishedOn: '2020-07-04' }],
    [['DA  - 2020/07'], { year: 2020 }],
    [['PY  - 2019', 'DA  - 2020/07/04'], { year: 2019 }],
    [['PY  - n.d.'], {}],
  ])('with %j appeared as far as that says', async (lines, dates) => {
    const { year, publishedOn } = (await paper(...lines)) ?? {};
    expect({ year, publishedOn }).toEqual({ year: undefined, publishedOn: undefined, ...dates });
  });

  test.each([
    [['T2  - arXiv preprint arXiv:2001.00001'], { arxiv: '2001.00001' }],
    [['DB  - PubMed', 'AN  - 123', 'C2  - PMC1'], { pmid: '123', pmcid: 'PMC1' }],
    [['M3  - 10.1000/x'], { doi: '10.1000/x' }],
    [['SN  - 9780306406157'], {}],
  ])('is identified by %j', async (lines, ids) => {
    expect((await paper(...lines))?.ids).toEqual(ids);
  });

  test('of a book has its own ISBN and is issued by its publisher', async () => {
    const [book] = await read('TY  - BOOK\nBT  - Title\nPB  - Press\nSN  - 978-0-306-40615-7\nER  - \n');
    expect(book).toMatchObject({
      title: 'Title',
      ids: { isbn: '978-0-306-40615-7' },
      venue: { name: 'Press' },
    });
  });

  test('without a key has one made of its title', async () => {
    const sources = (
      await read('TY  - JOUR\nTI  - A  B\nER  - \nTY  - JOUR\nTI  - a b\nPY  - 2020\nER  - \n')
    ).map(({ source }) => source);
    expect(sources[0]).toMatch(/^ris:lab#-[0-9a-f]{12}$/);
    expect(sources[1]).toBe(`${sources[0]}~2`);
  });
});

describe('A RIS file', () => {
  test('gives the same whatever the chunks and line ends it arrives with', async () => {
    const file = 'TY  - JOUR\r\nTI  - Ü\r\n\r\nER  - \r\nTY  - JOUR\r\nTI  - B\r\nER  - \r\n';
    const whole = await readingsOf(readRis, file);
    expect(whole.map(({ line }) => line)).toEqual([1, 5]);
    for (const size of [1, 3]) expect(await readingsOf(readRis, file, size)).toEqual(whole);
  });

  test('may lack the end of a record, between records and at its own end', async () => {
    const readings = await readingsOf(readRis, 'Made by X\nTY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B');
    expect(papersIn(readings).map(({ title }) => title)).toEqual(['A', 'B']);
    expect(readings).toEqual([
      expect.objectContaining({ line: 2, note: expect.stringContaining('no end') }),
      expect.objectContaining({ line: 4, note: expect.stringContaining('seems to be cut off') }),
    ]);
  });

  test('may hold tags that no one knows, and records without a type, which are faults', async () => {
    const readings = await readingsOf(
      readRis,
      'TI  - No type\nER  - \nTY  - JOUR\nQQ  - ?\nTI  - A\nER  - \n',
    );
    expect(readings[0]).toEqual({
      kind: 'fault',
      line: 1,
      reason: 'the record does not begin with its type, "TY  - "',
      text: 'TI  - No type',
    });
    expect(papersIn(readings).map(({ title }) => title)).toEqual(['A']);
  });

  test('in Windows-1252 is read as such', async () => {
    const [found] = await read(Buffer.from('TY  - JOUR\nTI  - M\xfcller\x92s\nER  - \n', 'latin1'));
    expect(found?.title).toBe('Müller’s');
  });

  test('may hold a record that is too long, which is refused', async () => {
    const readings = await readingsOf(
      readRis,
      `TY  - JOUR\nTI  - A\n${'goes on and on\n'.repeat(100_000)}ER  - \nTY  - JOUR\nTI  - B\nER  - \n`,
    );
    expect(readings[0]).toMatchObject({
      kind: 'fault',
      line: 1,
      reason: 'the record is longer than 1,000,000 bytes',
    });
    expect(papersIn(readings).map(({ title }) => title)).toEqual(['B']);
  });
});
