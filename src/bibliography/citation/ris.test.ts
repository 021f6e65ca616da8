import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  citablePaper,
  paperWith,
  readCitations,
  readName,
  spaced,
} from '../../../test/harness/citable-papers';
import { citedYear } from './citable';
import { ris } from './ris';

describe('A RIS record', () => {
  test('says all that is known, one line a value', () => {
    const paper = paperWith({
      authors: [
        { given: 'Noah A.', family: 'Smith', name: 'Noah A. Smith' },
        { given: null, family: 'Plato', name: 'Plato' },
        { given: null, family: null, name: 'Ai2' },
      ],
      year: 2025,
      publishedOn: '2025-04-24',
      venue: { name: 'Proceedings', acronym: 'P', kind: 'CONFERENCE' },
      doi: '10.1000/x',
      isbn: '9780306406157',
      url: 'https://example.org/',
      abstract: 'Two\r\nlines\u0085and\u2028more.',
      keywords: ['one', 'two'],
    });
    expect(ris(paper).split('\r\n')).toEqual([
      'TY  - CONF',
      'TI  - A Title',
      'AU  - Smith, Noah A.',
      'AU  - Plato',
      'AU  - Ai2',
      'PY  - 2025',
      'DA  - 2025/04/24',
      'T2  - Proceedings',
      'DO  - 10.1000/x',
      'SN  - 9780306406157',
      'UR  - https://example.org/',
      'AB  - Two lines and more.',
      'KW  - one',
      'KW  - two',
      'ER  - ',
      '',
    ]);
  });

  test.each([
    ['JOURNAL_ARTICLE', 'JOUR', 'T2'],
    ['PREPRINT', 'UNPB', 'T2'],
    ['BOOK', 'BOOK', 'PB'],
    ['THESIS', 'THES', 'PB'],
    ['REPORT', 'RPRT', 'PB'],
    ['OTHER', 'GEN', 'T2'],
  ])('of a %s is of type %s and names its venue as %s', (type, tag, venueTag) => {
    const record = ris(paperWith({ type, venue: { name: 'Somewhere', acronym: null, kind: 'OTHER' } }));
    expect(record).toMatch(new RegExp(`^TY  - ${tag}\r\n`));
    expect(record).toContain(`\r\n${venueTag}  - Somewhere\r\n`);
  });

  test('has nothing but tagged lines, its end last', () => {
    fc.assert(
      fc.property(citablePaper, (paper) => {
        const record = ris(paper);
        expect(record.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        const lines = record.split('\r\n');
        expect(lines.pop()).toBe('');
        expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
        expect(lines.filter((line) => line.startsWith('ER'))).toEqual([lines.at(-1)]);
      }),
    );
  });

  test('is read back as the paper it was written of, alone and among others', () => {
    fc.assert(
      fc.property(fc.array(citablePaper, { minLength: 1, maxLength: 3 }), (papers) => {
        // Of a conference paper the reader takes PY for the year of the conference.
        const read = readCitations.ris(papers.map(ris).join(''));
        expect(read.map(({ title = '' }) => spaced(title))).toEqual(papers.map(({ title }) => spaced(title)));
        expect(
          read.map((item) => (item.issued ?? item['event-date'])?.['date-parts'][0]?.[0] ?? null),
        ).toEqual(papers.map(citedYear));
        expect(read.map((item) => item.DOI ?? null)).toEqual(papers.map(({ doi }) => doi));
        expect(read.map((item) => (item.author ?? []).length)).toEqual(
          papers.map(({ authors }) => authors.length),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('names authors by their parts', () => {
    const authors = [{ given: 'Laurens', family: 'van der Maaten', name: 'x' }];
    const [read] = readCitations.ris(ris(paperWith({ authors })));
    expect(read?.author?.map(readName)).toEqual(['van der Maaten Laurens']);
  });
});
