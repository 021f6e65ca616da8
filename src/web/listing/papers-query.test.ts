import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, coerceInputValue, isEnumType, isInputObjectType } from 'graphql';
import { LINK_KINDS, PAPER_TYPES, PRESENTATIONS } from '../../bibliography/vocabulary';
import { labelOf } from './enum-words';
import { conditionsOf, hasValue, type NarrowedBy, withValue } from './narrow';
import { paperFilter, paperOrder } from './paper-filter';
import { ALL_PAPERS, firstPageOf, type PapersQuery, SORTS, sortOf } from './papers-query';
import { parsePapersQuery } from './parse-query';
import { papersPath, printPapersQuery } from './print-query';

const schema = buildSchema(readFileSync(path.join(__dirname, '../../../schema/api.graphql'), 'utf8'));

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const slugs = fc.uniqueArray(fc.oneof(slug, fc.constantFrom('論文', 'author_3', 'ünï')), { maxLength: 3 });
const year = fc.integer({ min: 0, max: 9_999 });
const span = fc.oneof(
  year.map((gte) => ({ gte })),
  year.map((lte) => ({ lte })),
  fc.tuple(year, year).map(([a, b]) => ({ gte: Math.min(a, b), lte: Math.max(a, b) })),
);
const some = <Value>(values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });

/** Queries as addresses can say them. */
const queries: fc.Arbitrary<PapersQuery> = fc
  .record({
    search: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 30 })),
    areas: slugs,
    authors: slugs,
    venues: slugs,
    organizations: slugs,
    years: fc.uniqueArray(span, {
      maxLength: 3,
      selector: ({ gte, lte }: { gte?: number; lte?: number }) => `${gte}-${lte}`,
    }),
    types: some(PAPER_TYPES),
    presentations: some(PRESENTATIONS),
    links: some(LINK_KINDS),
    hasAbstract: fc.constantFrom(true, undefined),
    minCitations: fc.option(fc.nat(1_000_000), { nil: undefined }),
    sort: fc.option(fc.constantFrom(...SORTS), { nil: undefined }),
    place: fc.option(fc.tuple(fc.constantFrom('after', 'before'), fc.base64String({ minLength: 4 })), {
      nil: undefined,
    }),
  })
  .map(({ place, ...query }) => {
    const search = query.search.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    const usual = search === '' ? 'newest' : 'relevance';
    const isSaid = query.sort !== usual && !(query.sort === 'relevance' && search === '');
    const said = {
      ...query,
      search,
      sort: isSaid ? query.sort : undefined,
      ...(place && { [place[0]]: place[1] }),
    };
    // What is absent is not there, as in a query that was read.
    return Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined),
    ) as unknown as PapersQuery;
  });

describe('the address of a listing', () => {
  it('says any query so that it is read as it was, without a note', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(parsePapersQuery(printPapersQuery(query))).toEqual({ query, notes: [] });
      }),
    );
  });

  it('is the same for the same papers, however they were asked for', () => {
    fc.assert(
      fc.property(queries, fc.infiniteStream(fc.nat()), (query, dice) => {
        const entries = [...new URLSearchParams(printPapersQuery(query))];
        const shuffled = entries
          .map((entry) => ({ entry, place: dice.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ entry }) => entry);
        const values = (name: string) => entries.filter(([key]) => key === name).map(([, value]) => value);
        const again = printPapersQuery(parsePapersQuery(new URLSearchParams(shuffled)).query);
        for (const name of new URLSearchParams(again).keys()) {
          expect(new URLSearchParams(again).getAll(name).sort()).toEqual(values(name).sort());
        }
      }),
    );
  });

  it('is read whatever it holds, and what is read is said again', () => {
    const piece = fc.constantFrom(
      'q',
      'year',
      'area',
      'sort',
      'after',
      'before',
      'type',
      'has',
      'cited',
      '=',
      '&',
      '%',
      '%00',
      '2020-',
      '+',
      'x',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (search) => {
        const { query } = parsePapersQuery(search);
        expect(parsePapersQuery(printPapersQuery(query))).toEqual({ query, notes: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is short for all papers, and names other forms of the same', () => {
    expect(papersPath(ALL_PAPERS)).toBe('/papers');
    expect(papersPath({ ...ALL_PAPERS, areas: ['nlp'] }, '.atom')).toBe('/papers.atom?area=nlp');
  });
});

describe('what an address says wrongly', () => {
  it.each([
    ['year=abc', 'year=“abc” is ignored: a year is written 2024, 2020-2024, 2020- or -2024.'],
    ['year=2024-2020', 'year=“2024-2020” is ignored: a year is written 2024, 2020-2024, 2020- or -2024.'],
    ['year=-', 'year=“-” is ignored: a year is written 2024, 2020-2024, 2020- or -2024.'],
    ['cited=-1', 'cited=“-1” is ignored: it must be a whole number.'],
    ['sort=best', 'sort=“best” is ignored: it must be relevance, newest, oldest, cited, title.'],
    ['sort=relevance', 'sort=relevance is ignored: it needs a search.'],
    ['after=%00', 'after=“\0” is ignored: it is no place in a list.'],
    [
      'area=a/b',
      'area=“a/b” is ignored: it must be the name in the address of a page, such as language-models.',
    ],
    ['after=a&before=b', 'before is ignored: a page begins after one place or ends before one.'],
    [`q=${'x'.repeat(300)}`, 'Only the first 256 characters of the search are used.'],
    ['sort=title&sort=cited', 'sort=“cited” is ignored: it may stand once.'],
  ])('%s is ignored, and said', (search, note) => {
    expect(parsePapersQuery(search).notes).toEqual([note]);
  });

  it('has at most ten notes, each short, and takes twenty values of one parameter', () => {
    const many = Array.from({ length: 50 }, (_, index) => `year=${'x'.repeat(500)}${index}&area=a${index}`);
    const { notes, query } = parsePapersQuery(many.join('&'));
    expect(notes).toHaveLength(10);
    for (const note of notes) expect(note.length).toBeLessThan(160);
    expect(query.areas).toHaveLength(20);
  });

  it('says nothing of what is empty, or belongs to others', () => {
    expect(parsePapersQuery('q=&area=&year=&utm_source=x&fbclid=y')).toEqual({
      query: ALL_PAPERS,
      notes: [],
    });
  });
});

describe('the filter of the graph', () => {
  const filterType = schema.getType('PaperFilter');
  const orderType = schema.getType('PaperOrder');
  if (!isInputObjectType(filterType) || !isInputObjectType(orderType))
    throw new Error('the schema has changed');

  it('is one that the graph takes, and so is the order, for any query', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const fail = (_path: unknown, _value: unknown, error: Error) => {
          throw error;
        };
        const filter = paperFilter(query);
        // As it is sent: JSON has no undefined.
        if (filter) coerceInputValue(JSON.parse(JSON.stringify(filter)), filterType, fail);
        for (const order of paperOrder(query)) coerceInputValue(order, orderType, fail);
      }),
    );
  });

  it('is none for all papers, and has each condition once', () => {
    expect(paperFilter(ALL_PAPERS)).toBeUndefined();
    const { query } = parsePapersQuery(
      'q=llm&year=2024&year=2020-2021&type=preprint&has=code&has=abstract&cited=5',
    );
    expect(paperFilter(query)).toEqual({
      search: 'llm',
      or: [{ year: { gte: 2024, lte: 2024 } }, { year: { gte: 2020, lte: 2021 } }],
      types: ['PREPRINT'],
      hasLinks: ['CODE'],
      hasAbstract: true,
      minCitations: 5,
    });
    expect(paperFilter(parsePapersQuery('year=2020-').query)).toEqual({ year: { gte: 2020 } });
  });

  it.each([
    ['PaperType', PAPER_TYPES],
    ['Presentation', PRESENTATIONS],
    ['LinkKind', LINK_KINDS],
  ])('knows the values of %s as the schema has them', (name, values) => {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`${name} is no enum`);
    expect([...values].sort()).toEqual(
      type
        .getValues()
        .map((value) => value.name)
        .sort(),
    );
  });
});

describe('narrowing', () => {
  const facet = fc.constantFrom<[NarrowedBy, string]>(
    ['AREA', 'language-models'],
    ['YEAR', '2024'],
    ['VENUE', 'iclr'],
    ['AUTHOR', 'a-b'],
    ['TYPE', 'PREPRINT'],
  );

  it('adds a value that can be taken away again, from the first page', () => {
    fc.assert(
      fc.property(queries, facet, (query, [by, key]) => {
        fc.pre(!hasValue(query, by, key));
        const narrowed = withValue(query, by, key);
        expect(hasValue(narrowed, by, key)).toBe(true);
        expect(narrowed).not.toHaveProperty('after');
        const without = conditionsOf(narrowed).map((condition) => printPapersQuery(condition.without));
        expect(without).toContain(printPapersQuery(firstPageOf(query)));
      }),
    );
  });

  it('has one condition for each parameter that filters', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const filtering = [...new URLSearchParams(printPapersQuery(query)).keys()].filter(
          (name) => !['sort', 'after', 'before'].includes(name),
        );
        expect(conditionsOf(query).map(({ kind }) => kind)).toEqual(filtering);
      }),
    );
  });
});

it('a search is sorted by relevance, a listing by date', () => {
  expect(sortOf(ALL_PAPERS)).toBe('newest');
  expect(sortOf({ ...ALL_PAPERS, search: 'x' })).toBe('relevance');
  expect(labelOf('BOOK_CHAPTER')).toBe('Book chapter');
});
