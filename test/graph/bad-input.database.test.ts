import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestGraph, type TestGraph, type Variables } from './graph';

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('seeded');
});
afterAll(() => graph.close());

const PAPER = 'query ($x: ID!) { paper(id: $x) { id } }';
const NODE = 'query ($x: ID!) { node(id: $x) { id } }';
const FILTER =
  'query ($x: PaperFilter) { papers(filter: $x) { nodes { id } totalCount facets(by: [YEAR]) { by } } }';
const AUTHORS = 'query ($x: AuthorFilter) { authors(filter: $x) { nodes { id } } }';
const AFTER = 'query ($x: String) { papers(after: $x) { nodes { id } } }';

/** A cursor of our form with a content of the tester's. */
const cursor = (...content: unknown[]): string => Buffer.from(JSON.stringify(content)).toString('base64url');
const position = (...keys: unknown[]): string => cursor(1, 'PUBLISHED_ON:DESC', ...keys);

const nested = (depth: number): object => (depth === 0 ? {} : { or: [nested(depth - 1)] });
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `paper_${index + 1}`);

type Case = [what: string, source: string, x: unknown, code: string, message: RegExp];
const BAD = 'BAD_USER_INPUT';
const LIMIT = 'LIMIT_EXCEEDED';

const CASES: readonly Case[] = [
  ['an id that is nothing', PAPER, '??', BAD, /^id must be a global id, a slug, "doi:…".* got "\?\?"$/],
  ['an empty id', PAPER, '', BAD, /^id must be a global id/],
  ['an id of another type', PAPER, 'author_1', BAD, /Paper.*Author/],
  ['an id beyond what a key can be', PAPER, 'paper_99999999999', BAD, /^id must be a global id/],
  ['an id with a leading zero', PAPER, 'paper_01', BAD, /^id must be a global id/],
  ['a global id that has a NUL', PAPER, 'paper_1\0', BAD, /^id must be a global id/],
  ['half a surrogate pair in an id', PAPER, '\ud800', BAD, /^id must be a global id/],
  ['an unknown scheme', PAPER, 'isbn13:9780000000000', BAD, /^id must be a global id.*"dblp:…"/],
  ['a scheme that objects inherit', PAPER, 'constructor:1', BAD, /^id must be a global id/],
  ['a malformed DOI', PAPER, 'doi:11.1/x', BAD, /^id has no doi of the right form/],
  ['a DOI with a NUL', PAPER, 'doi:10.1234/x\0', BAD, /^id has no doi of the right form/],
  ['a DOI with half a surrogate pair', PAPER, 'doi:10.1234/\ud800', BAD, /^id has no doi of the right form/],
  ['a malformed arXiv id', PAPER, 'arxiv:24', BAD, /^id has no arxiv of the right form/],
  [
    'a DOI of a thousand characters',
    PAPER,
    `doi:10.1234/${'x'.repeat(1000)}`,
    BAD,
    /^id has no doi.{0,140}$/,
  ],
  ['a slug as the id of a node', NODE, 'some-slug', BAD, /^id must be a global id such as "paper_12"/],
  ['a malformed id of a node', NODE, 'paper_', BAD, /^id must be a global id such as "paper_12"/],
  [
    'an ORCID iD with a wrong check digit',
    'query ($x: ID!) { author(id: $x) { id } }',
    'orcid:0000-0002-1825-0098',
    BAD,
    /^id has no orcid/,
  ],
  ['a malformed ROR id', 'query ($x: ID!) { organization(id: $x) { id } }', 'ror:abc', BAD, /^id has no ror/],
  [
    'a scheme of papers for an area',
    'query ($x: ID!) { area(id: $x) { id } }',
    'doi:10.1234/x',
    BAD,
    /^id must be a global id or a slug/,
  ],
  [
    'a venue by the id of a paper',
    'query ($x: ID!) { venue(id: $x) { id } }',
    'paper_1',
    BAD,
    /Venue.*Paper/,
  ],
  [
    'a NUL in a slug of a collection',
    'query ($x: String!) { collection(slug: $x) { slug } }',
    'a\0',
    BAD,
    /^slug must be Unicode text without NUL/,
  ],
  [
    '101 ids of papers',
    'query ($x: [ID!]!) { papersByIds(ids: $x) { id } }',
    many(101),
    LIMIT,
    /^ids may have 100 entries at most, got 101$/,
  ],
  [
    '101 ids of nodes',
    'query ($x: [ID!]!) { nodes(ids: $x) { id } }',
    many(101),
    LIMIT,
    /^ids may have 100 entries at most, got 101$/,
  ],
  [
    '101 ids in a filter',
    FILTER,
    { authors: many(101) },
    LIMIT,
    /^filter\.authors may have 100 entries at most, got 101$/,
  ],
  [
    'an id of another type in a filter',
    FILTER,
    { authors: ['paper_1'] },
    BAD,
    /^filter\.authors.*Author.*Paper/,
  ],
  [
    'a malformed id in a filter',
    FILTER,
    { areas: ['language-models', 'A B'] },
    BAD,
    /^filter\.areas must be a global id or a slug/,
  ],
  [
    'a malformed parent of areas',
    'query ($x: ID) { areas(filter: { parent: $x }) { nodes { id } } }',
    '*',
    BAD,
    /^filter\.parent must be a global id or a slug/,
  ],
  [
    'a search of 257 characters',
    FILTER,
    { search: 'x'.repeat(257) },
    BAD,
    /^filter\.search must have at most 256 characters, got 257$/,
  ],
  [
    'a search with a NUL',
    FILTER,
    { search: 'a\0b' },
    BAD,
    /^filter\.search must be Unicode text without NUL/,
  ],
  [
    'a search with half a surrogate pair',
    FILTER,
    { search: '\udc00' },
    BAD,
    /^filter\.search must be Unicode text/,
  ],
  [
    'a long titleContains',
    FILTER,
    { titleContains: 'x'.repeat(300) },
    BAD,
    /^filter\.titleContains must have at most 256/,
  ],
  [
    'a titleContains with a NUL',
    FILTER,
    { titleContains: '\0' },
    BAD,
    /^filter\.titleContains must be Unicode/,
  ],
  [
    'a long search of authors',
    AUTHORS,
    { search: 'x'.repeat(300) },
    BAD,
    /^filter\.search must have at most 256/,
  ],
  ['a search of authors with a NUL', AUTHORS, { search: '\0' }, BAD, /^filter\.search must be Unicode/],
  ['a malformed ORCID iD in a filter', AUTHORS, { orcid: '1234' }, BAD, /^filter\.orcid must be an ORCID iD/],
  [
    'a country of three letters',
    'query ($x: String) { organizations(filter: { country: $x }) { nodes { id } } }',
    'USA',
    BAD,
    /^filter\.country must be a two-letter ISO/,
  ],
  ['filters too deep', FILTER, nested(9), LIMIT, /^filter may nest and, or and not 8 deep at most$/],
  [
    'too many filters',
    FILTER,
    { or: Array.from({ length: 60 }, () => ({})) },
    LIMIT,
    /^filter may have 50 parts at most$/,
  ],
  ['a year beyond 32 bits', FILTER, { year: { gte: 2 ** 31 } }, BAD, /32-bit/],
  [
    'a day that no month has',
    FILTER,
    { publishedOn: { gte: '2024-02-30' } },
    BAD,
    /day of the calendar, written YYYY-MM-DD/,
  ],
  ['a month that no year has', FILTER, { publishedOn: { lte: '2024-13-01' } }, BAD, /YYYY-MM-DD/],
  ['a year zero', FILTER, { publishedOn: { lte: '0000-01-01' } }, BAD, /YYYY-MM-DD/],
  ['a day with a time', FILTER, { publishedOn: { gte: '2024-01-01T00:00:00Z' } }, BAD, /YYYY-MM-DD/],
  ['a number as a day', FILTER, { publishedOn: { gte: 20240101 } }, BAD, /YYYY-MM-DD/],
  ['an unknown type of paper', FILTER, { types: ['POEM'] }, BAD, /"POEM" does not exist in "PaperType"/],
  [
    'an unknown field of a filter',
    FILTER,
    { colour: 'red' },
    BAD,
    /"colour" is not defined by type "PaperFilter"/,
  ],
  ['a filter that is no object', FILTER, 'new', BAD, /Expected type "PaperFilter" to be an object/],
  [
    'first 0',
    'query ($x: Int) { papers(first: $x) { nodes { id } } }',
    0,
    BAD,
    /^first must be 1–100, got 0$/,
  ],
  [
    'first -1',
    'query ($x: Int) { papers(first: $x) { nodes { id } } }',
    -1,
    BAD,
    /^first must be 1–100, got -1$/,
  ],
  [
    'first 101',
    'query ($x: Int) { authors(first: $x) { nodes { id } } }',
    101,
    BAD,
    /^first must be 1–100, got 101$/,
  ],
  [
    'last 101',
    'query ($x: Int) { venues(last: $x) { nodes { id } } }',
    101,
    BAD,
    /^last must be 1–100, got 101$/,
  ],
  [
    'first and last',
    'query ($x: Int) { areas(first: $x, last: $x) { nodes { id } } }',
    1,
    BAD,
    /^first and last cannot be given together/,
  ],
  [
    'first 0 below a parent',
    'query ($x: Int) { papers { nodes { references(first: $x) { nodes { id } } } } }',
    0,
    BAD,
    /^first must be 1–100, got 0$/,
  ],
  [
    'first 0 of authors of a paper',
    'query ($x: Int) { papers { nodes { authors(first: $x) { id } } } }',
    0,
    BAD,
    /^first must be 1–100, got 0$/,
  ],
  [
    'first 101 of coauthors',
    'query ($x: Int) { authors { nodes { coauthors(first: $x) { paperCount } } } }',
    101,
    BAD,
    /^first must be 1–100, got 101$/,
  ],
  [
    'first 101 of areas of an author',
    'query ($x: Int) { authors { nodes { areas(first: $x) { paperCount } } } }',
    101,
    BAD,
    /^first must be 1–100, got 101$/,
  ],
  [
    'first 101 of authors of an area',
    'query ($x: Int) { areas { nodes { authors(first: $x) { paperCount } } } }',
    101,
    BAD,
    /^first must be 1–100, got 101$/,
  ],
  [
    'first 0 of facets',
    'query ($x: Int) { papers { facets(by: [YEAR], first: $x) { by } } }',
    0,
    BAD,
    /^first must be 1–100, got 0$/,
  ],
  [
    'an excerpt of no length',
    'query ($x: Int) { papers { nodes { excerpt(maxLength: $x) } } }',
    0,
    BAD,
    /^maxLength must be 1–10000, got 0$/,
  ],
  [
    'an excerpt too long',
    'query ($x: Int) { papers { nodes { excerpt(maxLength: $x) } } }',
    10_001,
    BAD,
    /^maxLength must be 1–10000, got 10001$/,
  ],
  [
    'an order by relevance without a search',
    'query ($x: PaperOrderField!) { papers(orderBy: [{ field: $x }]) { nodes { id } } }',
    'RELEVANCE',
    BAD,
    /^orderBy RELEVANCE needs filter\.search$/,
  ],
  ['a cursor that is none', AFTER, 'abc', BAD, /^after must be a cursor that this connection gave out$/],
  ['an empty cursor', AFTER, '', BAD, /^after must be a cursor/],
  ['a cursor with other characters', AFTER, 'a+b/c=', BAD, /^after must be a cursor/],
  ['a cursor of ten thousand characters', AFTER, 'a'.repeat(10_000), BAD, /^after must be a cursor/],
  [
    'a cursor that holds no list',
    AFTER,
    Buffer.from('{"a":1}').toString('base64url'),
    BAD,
    /^after must be a cursor/,
  ],
  [
    'a cursor of another order',
    AFTER,
    cursor(1, 'TITLE:ASC', 'a', '1'),
    BAD,
    /^after is a cursor of another order or connection/,
  ],
  [
    'a cursor of another version',
    AFTER,
    cursor(9, 'PUBLISHED_ON:DESC', '2024-01-01', 'a', '1'),
    BAD,
    /^after is a cursor of another order/,
  ],
  ['a cursor with too few keys', AFTER, position('2024-01-01', 'a'), BAD, /^after must be a cursor/],
  [
    'a cursor with too many keys',
    AFTER,
    position('2024-01-01', 'a', '1', '2'),
    BAD,
    /^after must be a cursor/,
  ],
  [
    'a cursor with a number for a text',
    AFTER,
    position('2024-01-01', 'a', 1),
    BAD,
    /^after must be a cursor/,
  ],
  ['a cursor with a NUL', AFTER, position('2024-01-01', 'a\0', '1'), BAD, /^after must be a cursor/],
  [
    'a cursor with half a surrogate pair',
    AFTER,
    position('2024-01-01', '\ud800', '1'),
    BAD,
    /^after must be a cursor/,
  ],
  [
    'a cursor with an id beyond a key',
    AFTER,
    position('2024-01-01', 'a', '9999999999'),
    BAD,
    /^after must be a cursor/,
  ],
  [
    'a cursor with a day that no month has',
    AFTER,
    position('2024-02-31', 'a', '1'),
    BAD,
    /^after must be a cursor/,
  ],
  ['a cursor with a year zero', AFTER, position('0000-01-01', 'a', '1'), BAD, /^after must be a cursor/],
  [
    'a cursor with a bad instant',
    'query ($x: String) { papers(after: $x, orderBy: [{ field: UPDATED_AT }]) { nodes { id } } }',
    cursor(1, 'UPDATED_AT:DESC', '2024-01-01 99:99:99+99', 'a', '1'),
    BAD,
    /^after must be a cursor/,
  ],
  [
    'a cursor with a score beyond a number',
    'query ($x: String) { papers(after: $x, filter: { search: "language" }) { nodes { id } } }',
    cursor(1, 'RELEVANCE:DESC', '1e999', 'a', '1'),
    BAD,
    /^after must be a cursor/,
  ],
  [
    'a malformed before',
    'query ($x: String) { papers(before: $x) { nodes { id } } }',
    'x',
    BAD,
    /^before must be a cursor/,
  ],
  [
    'a cursor of papers for authors',
    'query ($x: String) { authors(after: $x) { nodes { id } } }',
    position('2024-01-01', 'a', '1'),
    BAD,
    /^after is a cursor of another order/,
  ],
  [
    'a cursor of a collection for references',
    'query ($x: String) { paper(id: "paper_1") { references(after: $x) { nodes { id } } } }',
    cursor(1, 'collection', '3'),
    BAD,
    /^after is a cursor of another order/,
  ],
];

async function refused(source: string, variables: Variables): Promise<{ code: string; message: string }> {
  const { errors = [] } = await graph.run(source, variables);
  const [first] = errors;
  if (!first) throw new Error('nothing was refused');
  for (const { extensions } of errors) expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  return { code: first.extensions.code, message: first.message };
}

describe('bad input is refused in words that say what is allowed', () => {
  test.each(CASES)('%s', async (_what, source, x, code, message) => {
    const found = await refused(source, { x });
    expect(found.message).toMatch(message);
    expect(found.code).toBe(code);
    expect(found.message).not.toMatch(/SELECT|node_modules|\/src\//);
  });

  test.each<[what: string, source: string, message: RegExp]>([
    [
      'a day that no month has',
      '{ papers(filter: { publishedOn: { gte: "2024-02-30" } }) { totalCount } }',
      /YYYY-MM-DD/,
    ],
    ['a number for a day', '{ papers(filter: { publishedOn: { gte: 2024 } }) { totalCount } }', /YYYY-MM-DD/],
    [
      'an unknown enum value',
      '{ papers(filter: { types: [POEM] }) { totalCount } }',
      /"POEM" does not exist/,
    ],
    ['an unknown facet', '{ papers { facets(by: [COLOUR]) { by } } }', /"COLOUR" does not exist/],
    ['an unknown argument', '{ papers(colour: "red") { totalCount } }', /Unknown argument "colour"/],
    ['no id', '{ paper { id } }', /"id" of type "ID!" is required/],
    ['null for an id', '{ paper(id: null) { id } }', /Expected value of type "ID!", found null/],
  ])('written into the operation: %s', async (_what, source, message) => {
    const found = await refused(source, {});
    expect(found.message).toMatch(message);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(found.code);
  });

  test('the client variable that is wrong is named', async () => {
    const missing = await refused(PAPER, {});
    expect(missing).toEqual({ code: BAD, message: 'Variable "$x" of required type "ID!" was not provided.' });
  });

  test('what can be answered is answered beside it', async () => {
    const { data, errors } = await graph.run(
      '{ good: paper(id: "paper_1") { id } bad: paper(id: "?") { id } }',
    );
    expect(data).toEqual({ good: { id: 'paper_1' }, bad: null });
    expect(errors).toMatchObject([{ path: ['bad'], extensions: { code: BAD } }]);
  });
});
