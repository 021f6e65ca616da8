import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { citablePaper, paperWith, readCitations, readName } from '../../../test/harness/citable-papers';
import { citedYear } from './citable';
import { cslItem, cslJson } from './csl-json';

describe('A CSL-JSON document', () => {
  test('says all that is known and nothing else', () => {
    expect(cslItem(paperWith({}))).toEqual({ id: 'a-title', type: 'paper-conference', title: 'A Title' });
    const paper = paperWith({
      type: 'JOURNAL_ARTICLE',
      authors: [
        { given: 'Noah A.', family: 'Smith', name: 'x' },
        { given: null, family: 'Plato', name: 'x' },
        { given: null, family: null, name: 'Ai2' },
      ],
      publishedOn: '2025-04-24',
      venue: { name: 'Journal', acronym: 'J', kind: 'JOURNAL' },
      doi: '10.1000/x',
      isbn: '9780306406157',
      url: 'https://example.org/',
      abstract: 'Why.',
      keywords: ['one', 'two'],
    });
    expect(JSON.parse(cslJson(paper))).toEqual([
      {
        id: 'a-title',
        type: 'article-journal',
        title: 'A Title',
        author: [{ given: 'Noah A.', family: 'Smith' }, { family: 'Plato' }, { literal: 'Ai2' }],
        issued: { 'date-parts': [[2025, 4, 24]] },
        'container-title': 'Journal',
        'container-title-short': 'J',
        DOI: '10.1000/x',
        ISBN: '9780306406157',
        URL: 'https://example.org/',
        abstract: 'Why.',
        keyword: 'one, two',
      },
    ]);
  });

  test.each([['BOOK'], ['THESIS'], ['REPORT']])('of a %s names its venue as the publisher', (type) => {
    const item = cslItem(paperWith({ type, venue: { name: 'Press', acronym: 'P', kind: 'OTHER' } }));
    expect(item).toMatchObject({ publisher: 'Press' });
    expect(item).not.toHaveProperty('container-title');
  });

  test('is read back as the paper it was written of', () => {
    fc.assert(
      fc.property(citablePaper, (paper) => {
        const [read] = readCitations.cslJson(cslJson(paper));
        expect(read).toMatchObject({ id: paper.slug, title: paper.title });
        expect((read?.author ?? []).map(readName)).toEqual(
          paper.authors.map(({ given, family, name }) =>
            family ? [family, given].filter(Boolean).join(' ') : name,
          ),
        );
        expect(read?.issued?.['date-parts'][0]?.[0] ?? null).toBe(
          paper.publishedOn ? Number(paper.publishedOn.slice(0, 4)) : citedYear(paper),
        );
        expect(read?.DOI ?? null).toBe(paper.doi);
      }),
      { numRuns: 300 },
    );
  });
});
