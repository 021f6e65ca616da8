import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { CitableAuthor, CitablePaper } from '../../src/bibliography/citation';
import { slugOf } from '../../src/bibliography/slug';

interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

/** A reference as CSL-JSON, as far as our tests look at it. */
interface CslItem {
  readonly id?: string;
  readonly title?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: CslDate;
  readonly 'event-date'?: CslDate;
  readonly DOI?: string;
}

// Fetching is what we never ask for, and the package for it is an ES module, which Jest does not load on Node 20.
jest.mock('node-fetch', () => ({}));
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
// The packages have no types of their own; this is the part of them that we use.
const { Cite } = require('@citation-js/core') as {
  Cite: new (data: unknown, options: { forceType: string }) => { data: CslItem[] };
};

/** References read by a program that is not ours. Left to guess the format, it goes by what titles may hold. */
export const readCitations = {
  bibtex: (text: string): CslItem[] => new Cite(text, { forceType: '@biblatex/text' }).data,
  ris: (text: string): CslItem[] => new Cite(text, { forceType: '@ris/file' }).data,
  cslJson: (text: string): CslItem[] => new Cite(JSON.parse(text), { forceType: '@csl/list+object' }).data,
};

/** One name, however a reader has split it. */
export function readName(author: Readonly<Record<string, string>>): string {
  const parts = [author['non-dropping-particle'], author['dropping-particle'], author.family, author.suffix];
  return [...parts, author.given, author.literal].filter(Boolean).join(' ');
}

/** White space made single, as every format leaves it. */
export function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const special = fc.constantFrom(...'{}\\%&$#_~^"\'`-?!<>|@,;:=()[]. \n\t'.split(''));
const word = fc.constantFrom(
  'Foo',
  'LLMs',
  'and',
  'the',
  'é',
  'ß',
  '木村',
  'שלום',
  '👩‍🔬',
  '\\alpha',
  '$x^2$',
  'a_1',
);
const text = fc
  .array(fc.oneof(special, word, fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  .filter((joined) => spaced(joined) !== '');

const name = fc
  .oneof(
    fc.constantFrom(
      'van der Berg',
      'Smith Jr.',
      'Smith and Sons',
      'Foo, Inc.',
      'Le Bras',
      "O'Neil",
      'al-Khwarizmi',
      'others',
      'AND',
    ),
    text,
  )
  .map(spaced);

const author: fc.Arbitrary<CitableAuthor> = fc
  .record({ given: fc.option(name), family: fc.option(name), name })
  .map((parts) => (parts.family === null ? { ...parts, given: null } : parts));

/** Papers as hostile as the database may hold them. */
export const citablePaper: fc.Arbitrary<CitablePaper> = fc
  .record({
    title: text,
    type: fc.constantFrom(
      ...['CONFERENCE_PAPER', 'WORKSHOP_PAPER', 'JOURNAL_ARTICLE', 'PREPRINT', 'BOOK', 'BOOK_CHAPTER'],
      ...['THESIS', 'REPORT', 'DATASET', 'OTHER'],
    ),
    authors: fc.array(author, { maxLength: 4 }),
    year: fc.option(fc.integer({ min: 1000, max: 9999 })),
    publishedOn: fc.option(
      fc
        .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    ),
    venue: fc.option(fc.record({ name: text, acronym: fc.option(text), kind: fc.constant('OTHER') })),
    doi: fc.option(fc.stringMatching(/^10\.\d{4}\/[a-z0-9<>()_%#&.;:-]{1,12}[a-z0-9]$/)),
    arxivId: fc.option(fc.constant('2407.14985')),
    isbn: fc.option(fc.constant('9780306406157')),
    url: fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true })),
    abstract: fc.option(text),
    keywords: fc.array(text, { maxLength: 3 }),
  })
  .map((paper) => ({
    ...paper,
    year: paper.publishedOn && paper.year ? Number(paper.publishedOn.slice(0, 4)) : paper.year,
    slug: slugOf(paper.title, 'paper'),
  }));

/** A paper with nothing to say but what a test gives it. */
export function paperWith(fields: Partial<CitablePaper>): CitablePaper {
  return {
    slug: 'a-title',
    title: 'A Title',
    type: 'CONFERENCE_PAPER',
    authors: [],
    year: null,
    publishedOn: null,
    venue: null,
    doi: null,
    arxivId: null,
    isbn: null,
    url: null,
    abstract: null,
    keywords: [],
    ...fields,
  };
}
