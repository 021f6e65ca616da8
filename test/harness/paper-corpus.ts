import fc from 'fast-check';
import type {
  InterchangeAuthor,
  InterchangePaper,
  InterchangeReference,
} from '../../src/interchange/interchange-json';

/**
 * Papers out of so few titles, names, identifiers and areas that most have something in common: what a writer has to
 * tell apart, or to join.
 */
const TITLES = [
  'Attention over Long Documents',
  'Attention: Over Long Documents.',
  'Sparse Models of Everything',
  'A Map of the Literature',
  'Poster',
  'Preface',
];
const NAMES = [
  'Wei Wang',
  'W. Wang',
  'Maria Müller',
  'Maria Muller',
  '王伟',
  'Noah A. Smith',
  'Smith, Noah A.',
];
const ORCIDS = ['0000-0002-1825-0097', '0000-0001-5109-3700'];
const DOIS = ['10.1000/one', '10.1000/TWO', 'https://doi.org/10.1000/three'];
const ARXIV = ['2101.00001', '2101.00002v3'];
const SOURCES = ['lab:1', 'lab:2', 'lab:3', 'web:1', 'web:2', 'web:3'];
const AREAS = ['A', 'B', 'A > B', 'B > A', 'C > B', 'C > A > B', 'a'];
const AFFILIATIONS = [
  'MIT',
  'mit',
  { text: 'MIT CSAIL', name: 'MIT', ror: '042nb2s44' },
  { text: 'CMU, Pittsburgh', ror: '05x2bcf33', country: 'US' },
  { text: 'CMU, Pittsburgh', ror: '042nb2s44' },
] as const;

const some = <Value>(values: readonly Value[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** At most one identifier: what one record says of a person then never makes two of a scheme one person. */
const personIds = fc.constantFrom<Pick<InterchangeAuthor, 'orcid' | 'ids'>>(
  {},
  {},
  ...ORCIDS.map((orcid) => ({ orcid })),
  { ids: { s2: '1' } },
  { ids: { s2: '2' } },
  { ids: { openreview: '~Wei_Wang1' } },
);

const author: fc.Arbitrary<InterchangeAuthor> = fc
  .record({ name: fc.constantFrom(...NAMES), ids: personIds, affiliations: some(AFFILIATIONS, 2) })
  .map(({ name, ids, affiliations }) => ({ name, ...ids, affiliations }));

const reference: fc.Arbitrary<InterchangeReference> = fc.oneof(
  fc.constantFrom(...SOURCES).map((source) => ({ source })),
  fc.constantFrom(...DOIS).map((doi) => ({ doi, title: 'Whatever it may be called' })),
  fc.constantFrom(...ARXIV).map((arxiv) => ({ arxiv })),
  fc.constantFrom(...TITLES, 'A Work That Nobody Has').map((title) => ({ title })),
);

/** A paper of one of few sources, in one of its many possible words. */
export const collidingPaper: fc.Arbitrary<InterchangePaper> = fc.record({
  source: fc.constantFrom(...SOURCES),
  title: fc.constantFrom(...TITLES),
  abstract: maybe(fc.constantFrom('Short.', 'Longer than the other one.')),
  type: maybe(fc.constantFrom('PREPRINT', 'JOURNAL_ARTICLE')),
  year: maybe(fc.integer({ min: 2020, max: 2023 })),
  venue: maybe(
    fc.constantFrom({ name: 'Journal of Maps', kind: 'JOURNAL' }, { name: 'arXiv', kind: 'REPOSITORY' }),
  ),
  ids: fc.record({ doi: some(DOIS, 1), arxiv: some(ARXIV, 1) }),
  authors: fc.array(author, { maxLength: 3 }),
  areas: some(AREAS, 2),
  keywords: some(['maps', 'Maps', 'attention, sparse'], 2),
  links: some([{ url: 'https://example.org/a.pdf' }, { url: 'https://example.org/b' }], 2),
  references: fc.array(reference, { maxLength: 3 }),
  citationCount: maybe(fc.nat(3)),
  collection: maybe(fc.constantFrom({ title: 'Of the Lab' }, { title: 'Of the Lab', position: 1 })),
});

/** Papers that have persons, areas, venues and organizations in common, but are each another paper. */
export const separatePapers = (maxLength: number): fc.Arbitrary<InterchangePaper[]> =>
  fc.array(collidingPaper, { minLength: 1, maxLength }).map((papers) =>
    papers.map((paper, index) => ({
      ...paper,
      source: `lab:${index + 1}`,
      title: `Paper about a Subject Called ${String.fromCharCode(65 + index).repeat(3)}`,
      ids: { doi: `10.1000/${index + 1}` },
      collection: null,
      references: [
        { source: `lab:${((index * 7) % (papers.length + 2)) + 1}` },
        { doi: `10.1000/${((index * 5) % (papers.length + 2)) + 1}` },
        {
          title: `paper about a subject called ${String.fromCharCode(65 + ((index * 3) % (papers.length + 2))).repeat(3)}`,
        },
      ],
    })),
  );
