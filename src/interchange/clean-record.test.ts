import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanRecord } from './clean-record';
import { LIMITS } from './limits';
import { Rejection } from './rejection';
import { toInterchange } from './to-interchange';

const clean = (paper: object) => cleanRecord({ source: 'test:1', title: 'A title', ...paper });
const recordOf = (paper: object) => clean(paper).record;

describe('a record without', () => {
  test.each([
    [{}, 'has no title'],
    [{ title: ' \u200b<i></i>' }, 'has no title'],
    [{ title: 5 }, 'title must be text, not a number'],
    [{ title: 'x', authors: 'A and B' }, 'authors must be a list, not text'],
    [{ title: 'x', source: {} }, 'source must be text, not an object'],
    [{ title: 'x', source: 'x'.repeat(501) }, 'source is longer than 500 characters'],
  ])('what it needs, such as %j, is rejected: %s', (paper, reason) => {
    expect(() => cleanRecord(paper)).toThrow(new Rejection(reason));
  });

  it.each([null, 'text', 5, [], undefined])('being an object, such as %j, is rejected', (paper) => {
    expect(() => cleanRecord(paper)).toThrow(Rejection);
  });

  it('a source key gets one from its identifier, else from what it says', () => {
    expect(cleanRecord({ title: 'x', ids: { pmid: '1', doi: '10.1234/X' } }).record.source).toBe(
      'doi:10.1234/x',
    );
    const told = cleanRecord({ title: 'On Graphs', year: 2020, authors: [{ name: 'Ana Núñez' }] }).record
      .source;
    expect(told).toMatch(/^record:[0-9a-f]{32}$/);
    expect(cleanRecord({ title: 'on graphs', year: '2020', authors: ['Núñez, Ana'] }).record.source).toBe(
      told,
    );
    expect(cleanRecord({ title: 'On Graphs', year: 2021, authors: ['Ana Núñez'] }).record.source).not.toBe(
      told,
    );
  });
});

describe('dates', () => {
  test.each([
    [{ year: '2020' }, { year: 2020 }],
    [
      { publishedOn: '2020-02-29', year: 2019 },
      { year: 2020, publishedOn: '2020-02-29' },
    ],
    [{ publishedOn: '2020-05' }, { year: 2020 }],
    [{ publishedOn: '2020' }, { year: 2020 }],
    [{ publishedOn: '2021-02-29', year: 2021 }, { year: 2021 }],
    [{ publishedOn: '2020-13-01' }, {}],
    [{ firstPublicOn: '2019-12-31' }, { year: 2019, firstPublicOn: '2019-12-31' }],
    [{ year: 3020 }, {}],
    [{ year: 20.5 }, {}],
    [{ year: [2020] }, {}],
  ])('%j are %j', (paper, expected) => {
    const { year, publishedOn, firstPublicOn } = recordOf(paper);
    expect({ year, publishedOn, firstPublicOn }).toEqual({
      year: undefined,
      publishedOn: undefined,
      firstPublicOn: undefined,
      ...expected,
    });
  });
});

describe('the type', () => {
  test.each([
    [{ type: 'book' }, 'BOOK'],
    [{ type: 'journal-article' }, 'JOURNAL_ARTICLE'],
    [{ type: 'poem', venue: { name: 'X', kind: 'WORKSHOP' } }, 'WORKSHOP_PAPER'],
    [{ venue: { name: 'X', kind: 'conference' } }, 'CONFERENCE_PAPER'],
    [{ ids: { arxiv: '2401.00001' } }, 'PREPRINT'],
    [{ ids: { arxiv: '2401.00001', doi: '10.48550/arXiv.2401.00001' } }, 'PREPRINT'],
    [{ ids: { arxiv: '2401.00001', doi: '10.1234/x' } }, 'OTHER'],
    [{}, 'OTHER'],
  ])('of %j is %s', (paper, type) => {
    expect(recordOf(paper).type).toBe(type);
  });

  test.each([
    ['Oral', 'ORAL'],
    ['Poster Workshop', 'POSTER'],
    ['System Demonstrations', 'DEMO'],
    ['Findings', 'FINDINGS'],
    ['Doctoral Consortium', 'OTHER'],
    ['Long', 'OTHER'],
    ['', undefined],
  ])('presentation %j is %s', (presentation, expected) => {
    expect(recordOf({ presentation }).presentation).toBe(expected);
  });
});

describe('identifiers', () => {
  it('are normal, each once, in the order of their schemes; malformed ones are dropped with a note', () => {
    const { record, notes } = clean({
      ids: { pmid: 123, doi: ['https://doi.org/10.1234/ABC', '10.1234/abc'], dblp: 'x', nonsense: '1' },
    });
    expect(record.ids).toEqual([
      { scheme: 'DOI', value: '10.1234/abc' },
      { scheme: 'PMID', value: '123' },
    ]);
    expect(notes).toEqual(['1 DBLP identifier dropped: malformed', 'unknown key "ids.nonsense"']);
  });

  it('of arXiv are taken from its DOIs', () => {
    expect(recordOf({ ids: { doi: '10.48550/arXiv.2401.00001' } }).ids).toEqual([
      { scheme: 'DOI', value: '10.48550/arxiv.2401.00001' },
      { scheme: 'ARXIV', value: '2401.00001' },
    ]);
  });

  it('of books are kept for books only', () => {
    const ids = { isbn: '978-3-16-148410-0' };
    expect(recordOf({ type: 'BOOK', ids }).ids).toEqual([{ scheme: 'ISBN', value: '9783161484100' }]);
    expect(recordOf({ type: 'CONFERENCE_PAPER', ids }).ids).toEqual([]);
  });
});

describe('authors', () => {
  const namesOf = (...authors: unknown[]) => recordOf({ authors }).authors.map(({ name }) => name);

  it('are named with the given names first, and without "others"', () => {
    expect(
      namesOf('Smith, Noah A.', { name: 'King, Jr., Martin' }, 'Ada Lovelace,', 'et al.', 'others', ''),
    ).toEqual(['Noah A. Smith', 'Martin King Jr.', 'Ada Lovelace']);
  });

  it('keep their commas where whoever gave the record knows the person', () => {
    expect(namesOf({ name: 'Acme, Inc.', person: { familyName: 'Acme, Inc.' } })).toEqual(['Acme, Inc.']);
  });

  it('are taken apart where the only entry lists several', () => {
    expect(namesOf({ name: 'Sagi Katz, Ayellet Tal' })).toEqual(['Sagi Katz', 'Ayellet Tal']);
    expect(namesOf('Anjul Patney, Kerry A. Seitz, Jr., John D. Owens')).toHaveLength(3);
    expect(namesOf({ name: 'García Márquez, Gabriel José', orcid: '0000-0002-1825-0097' })).toEqual([
      'Gabriel José García Márquez',
    ]);
  });

  it('have the identifiers, affiliations and details that are sound', () => {
    const { record, notes } = clean({
      authors: [
        {
          name: 'Ada <b>Lovelace</b>\u202e',
          orcid: 'https://orcid.org/0000-0002-1825-0097',
          ids: { dblp: '295/8991.html', s2: '12', openreview: 'x' },
          affiliations: [
            '  MIT ',
            'MIT',
            '',
            { name: 'ETH', ror: 'https://ror.org/05a28rw58', country: 'ch' },
            5,
          ],
          isCorresponding: true,
          person: { givenName: 'Ada', homepage: 'javascript:alert(1)' },
        },
        { name: 7 },
        null,
      ],
    });
    expect(record.authors).toEqual([
      {
        name: 'Ada Lovelace',
        orcid: '0000-0002-1825-0097',
        ids: [
          { scheme: 'DBLP', value: '295/8991' },
          { scheme: 'S2', value: '12' },
        ],
        affiliations: [{ text: 'MIT' }, { text: 'ETH', ror: '05a28rw58', country: 'CH' }],
        isCorresponding: true,
        person: { givenName: 'Ada' },
      },
    ]);
    expect(notes).toContain('1 homepage dropped: not an http(s) address');
  });

  it('who stand twice stay, as the writer joins them', () => {
    expect(namesOf('Ada Lovelace', 'Alan Turing', 'Ada Lovelace')).toHaveLength(3);
  });
});

describe('lists', () => {
  it('hold clean entries, each once', () => {
    const { record, notes } = clean({
      award: true,
      keywords: ['Graphs', 'graphs', '', 5],
      areas: ['AI > NLP', 'ai >  nlp', '> ', 'A > B > C'],
      links: [
        { kind: 'pdf', url: 'https://example.org/a.pdf', label: 'the <b>PDF</b>' },
        { kind: 'PDF', url: 'https://example.org/a.pdf' },
        { kind: 'gopher', url: 'http://example.org' },
        { url: 'javascript:alert(1)' },
        { url: 'data:text/html,x' },
        {},
      ],
      references: [{ doi: '10.1234/A', title: 'A' }, { source: 's2:1' }, { title: ' ' }, 'x'],
      collection: { title: 'Best of 2020', position: '3' },
      citationCount: '12',
    });
    expect(record).toMatchObject({
      awards: ['Award'],
      keywords: ['Graphs'],
      areas: [
        ['AI', 'NLP'],
        ['A', 'B', 'C'],
      ],
      links: [
        { kind: 'PDF', url: 'https://example.org/a.pdf', label: 'the PDF' },
        { kind: 'OTHER', url: 'http://example.org' },
      ],
      references: [
        { ids: [{ scheme: 'DOI', value: '10.1234/a' }], title: 'A' },
        { source: 's2:1', ids: [] },
      ],
      collections: [{ slug: 'best-of-2020', title: 'Best of 2020', position: 3 }],
      citationCount: 12,
    });
    expect(notes).toContain('2 links dropped: not an http(s) address');
  });

  it('are cut, and the notes say so', () => {
    const authors = Array.from({ length: 10_000 }, (_, index) => `Author ${index}`);
    const { record, notes } = clean({
      title: 'long '.repeat(1_000),
      abstract: 'x'.repeat(5_000_000),
      authors,
    });
    expect(record.title).toHaveLength(1_999);
    expect(record.abstract).toHaveLength(50_000);
    expect(record.authors).toHaveLength(6_000);
    expect(notes).toEqual([
      '1 title cut to 2,000 characters',
      '4,000 authors dropped: only 6,000 are kept',
      '1 abstract cut to 50,000 characters',
    ]);
  });

  it('that are something else are ignored, and the notes say so', () => {
    expect(clean({ keywords: 'a, b', links: 5 }).notes).toEqual([
      'the list of keywords is ignored: it is text',
      'the list of links is ignored: it is a number',
    ]);
  });
});

describe('the state of a graph', () => {
  const graph = {
    slug: 'a-title',
    createdAt: '2024-01-01T00:00:00.000000Z',
    updatedAt: '2024-01-02T00:00:00.123456Z',
    sources: [
      {
        source: 'lab.bib:x',
        hashes: ['0'.repeat(64)],
        importedAt: '2024-01-02T00:00:00.123456Z',
        record: { title: 'A <i>title</i>' },
      },
    ],
  };

  it('is read where an export wrote it, what each source said being cleaned', () => {
    const read = recordOf({ graph }).graph;
    expect(read).toMatchObject({
      slug: 'a-title',
      sources: [{ record: { source: 'lab.bib:x', title: 'A title' } }],
    });
  });

  test.each([
    ['text', 'graph is text, not an object'],
    [{ ...graph, slug: 'A title' }, 'graph.slug is not in the form that exports write'],
    [{ ...graph, createdAt: '2024-13-41T00:00:00.000000Z' }, 'graph.createdAt is no moment in time'],
    [{ ...graph, sources: {} }, 'graph.sources is an object, not a list'],
  ])('is ignored where it is %j', (state, reason) => {
    const { record, notes } = clean({ graph: state });
    expect(record.graph).toBeUndefined();
    expect(notes).toEqual([`the state of the graph is ignored: ${reason}`]);
  });
});

describe('always', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'a',
      'A > B',
      'Smith, N.',
      'Ann Lee, Bo Chi',
      '<i>',
      '&amp;lt;',
      '\u202e',
      '2020-01-31',
      'BOOK',
    ),
    fc.constantFrom('https://a.org', '10.1234/x', '2401.00001v2', 'https://doi.org/10.48550/arXiv.2401.1'),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.constantFrom(null, true, -0, 1e300),
  );
  const ids = fc.dictionary(fc.constantFrom('doi', 'arxiv', 's2', 'isbn', 'dblp', '__proto__', 'x'), word);
  const anything = (shape: Record<string, fc.Arbitrary<unknown>>) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.record(shape, { requiredKeys: [] }) },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
  const person = anything({
    slug: word,
    name: word,
    givenName: word,
    alternateNames: fc.array(word),
    homepage: word,
  });
  const affiliation = fc.oneof(word, anything({ text: word, name: word, ror: word, country: word }));
  const author = fc.oneof(
    word,
    anything({
      name: word,
      orcid: word,
      ids,
      affiliations: fc.array(affiliation),
      person,
      isCorresponding: word,
    }),
  );
  const cleanable = {
    source: fc.string(),
    title: fc.string({ unit: 'binary', minLength: 1 }),
    abstract: word,
    excerpt: word,
    type: word,
    venue: anything({ name: word, acronym: word, kind: word }),
    year: word,
    publishedOn: word,
    firstPublicOn: word,
    presentation: word,
    award: fc.oneof(word, fc.array(word)),
    ids,
    authors: fc.array(author),
    areas: fc.array(word),
    keywords: fc.array(word),
    links: fc.array(anything({ kind: word, url: word, label: word })),
    references: fc.array(anything({ source: word, doi: word, title: word })),
    citationCount: word,
    collection: fc.oneof(anything({ title: word, position: word }), fc.array(anything({ title: word }))),
    graph: fc.jsonValue(),
    unknown: fc.jsonValue(),
  };
  const papers = anything(cleanable);

  /** The record of a paper, or undefined where it is rejected. */
  function recordIfAny(paper: unknown) {
    try {
      return cleanRecord(paper).record;
    } catch (error) {
      if (error instanceof Rejection) return undefined;
      throw error;
    }
  }

  it('a record is what cleaning its own interchange form gives, and within the limits', () => {
    void fc.assert(
      fc.property(papers, (paper) => {
        const record = recordIfAny(paper);
        if (record === undefined) return;
        const again = cleanRecord(JSON.parse(JSON.stringify(toInterchange(record))));
        expect(again).toEqual({ record, notes: [] });
        expect(record.source.length).toBeLessThanOrEqual(LIMITS.sourceKey);
        expect(record.title.length).toBeLessThanOrEqual(LIMITS.title);
        for (const { name } of record.authors) expect(name.length).toBeLessThanOrEqual(LIMITS.name);
        for (const { url } of record.links) expect(url).toMatch(/^https?:\/\//i);
        expect(JSON.stringify(record)).not.toMatch(/\\u0000|[\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing but a rejection is thrown', () => {
    void fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, title) => {
        recordIfAny(value);
        recordIfAny({ ...(value as object), title }); // whatever it is, it can be spread
      }),
    );
  });

  it('deep nesting and a key named __proto__ are harmless', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const keys = Object.keys(cleanable);
    for (const key of keys) expect(() => recordIfAny({ title: 'x', [key]: deep })).not.toThrow();
    for (const key of keys) expect(() => recordIfAny({ title: 'x', [key]: [deep] })).not.toThrow();
    const paper = JSON.parse('{"title":"x","__proto__":{"year":2020},"ids":{"__proto__":"1"}}');
    const { record, notes } = cleanRecord(paper);
    expect(record.year).toBeUndefined();
    expect(notes).toEqual(['unknown key "__proto__"', 'unknown key "ids.__proto__"']);
  });
});
