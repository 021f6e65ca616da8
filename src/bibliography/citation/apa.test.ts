import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { citablePaper, paperWith } from '../../../test/harness/citable-papers';
import { apa } from './apa';

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    given: 'Jean-Pierre A.',
    family: `F${index + 1}`,
    name: 'x',
  }));
const named = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `F${first + index}, J.-P. A.`).join(', ');
const proceedings = { name: 'Proceedings', acronym: null, kind: 'CONFERENCE' };

describe('An APA reference', () => {
  test.each([
    ['one author', { authors: people(1), year: 2025 }, `${named(1, 1)} (2025). A Title.`],
    ['two authors', { authors: people(2), year: 2025 }, `${named(1, 1)}, & ${named(2, 2)} (2025). A Title.`],
    [
      'twenty authors',
      { authors: people(20), year: 2025 },
      `${named(1, 19)}, & ${named(20, 20)} (2025). A Title.`,
    ],
    [
      'more authors',
      { authors: people(21), year: 2025 },
      `${named(1, 19)}, … ${named(21, 21)} (2025). A Title.`,
    ],
    [
      'a group',
      { authors: [{ given: null, family: null, name: 'Ai2' }], year: 2025 },
      'Ai2. (2025). A Title.',
    ],
    ['no author', { year: 2025 }, 'A Title. (2025).'],
    ['no author and no year', {}, 'A Title. (n.d.).'],
    ['no year', { authors: people(1) }, `${named(1, 1)} (n.d.). A Title.`],
    [
      'a day of a report',
      { type: 'REPORT', publishedOn: '2025-04-09', year: 2025 },
      'A Title. (2025, April 9).',
    ],
    ['a day of an article', { type: 'JOURNAL_ARTICLE', publishedOn: '2025-04-09' }, 'A Title. (2025).'],
    [
      'a question for a title',
      { title: 'Why?', authors: people(1), year: 2025 },
      `${named(1, 1)} (2025). Why?`,
    ],
    ['proceedings', { venue: proceedings, year: 2025 }, 'A Title. (2025). In Proceedings.'],
    [
      'a journal',
      { type: 'JOURNAL_ARTICLE', venue: proceedings, year: 2025 },
      'A Title. (2025). Proceedings.',
    ],
    [
      'a DOI',
      { year: 2025, doi: '10.1000/x', url: 'https://e.org/' },
      'A Title. (2025). https://doi.org/10.1000/x',
    ],
    ['an address', { year: 2025, url: 'https://e.org/' }, 'A Title. (2025). https://e.org/'],
  ])('with %s is written as the handbook says', (_what, fields, reference) => {
    expect(apa(paperWith(fields))).toBe(reference);
  });

  test('holds the title and nothing undefined, whatever it is of', () => {
    fc.assert(
      fc.property(citablePaper, (paper) => {
        const reference = apa(paper);
        expect(reference).toContain(paper.title.trim().replace(/\s+/gu, ' '));
        expect(reference).not.toMatch(/undefined|NaN|null|\n/);
      }),
    );
  });
});
