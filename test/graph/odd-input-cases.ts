import { encodeCursor } from '../../src/graphql/cursor';

const FILTER = `query ($x: PaperFilter) {
  list: papers(filter: $x, first: 100) {
    nodes { id } totalCount facets(by: [YEAR, AREA, VENUE, AUTHOR, TYPE]) { by values { key count } }
  }
}`;
const HIGHLIGHTED = `query ($x: String!) {
  list: papers(filter: { search: $x }) { nodes { id } edges { score highlight } totalCount facets(by: [YEAR, AREA]) { by } }
}`;
const SORTED = `query ($x: String!) {
  list: papers(filter: { search: $x, or: [{ search: $x }, { not: { search: $x } }] }, orderBy: [{ field: TITLE }]) { nodes { id } totalCount }
}`;
const TITLES =
  'query ($x: String!) { list: papers(filter: { titleContains: $x }) { nodes { id } totalCount } }';
const AUTHORS =
  'query ($x: AuthorFilter) { list: authors(filter: $x, first: 100) { nodes { id } totalCount } }';
const AREAS = 'query ($x: ResearchAreaFilter) { list: areas(filter: $x) { nodes { id } totalCount } }';
const AFTER = 'query ($x: String) { list: papers(after: $x, first: 100) { nodes { id } } }';
const BEFORE = 'query ($x: String) { list: papers(before: $x, last: 100) { nodes { id } } }';

const MOST = 2 ** 31 - 1;
const LEAST = -(2 ** 31);
const ALL = 'all';
const NONE = 'none';
const SOME = 'some';

/** How many entries a page should have; null where that is no matter. */
export type Expected = typeof ALL | typeof NONE | typeof SOME | null;

/** What is odd, an operation that takes it as `$x` and answers with `list`, and what it should list. */
export type OddInput = readonly [what: string, source: string, x: unknown, expected: Expected];

/** `levels` deep below the filter itself. */
const nested = (levels: number, innermost: object): object =>
  levels === 0 ? innermost : { or: [nested(levels - 1, innermost)] };
const unknownIds = (type: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${type}_${MOST - index}`);
const filled = (piece: string): string => piece.repeat(256).slice(0, 256);

const FILTERS: readonly OddInput[] = [
  ['an empty filter', FILTER, {}, ALL],
  ['no filter', FILTER, null, ALL],
  [
    'a filter of nulls',
    FILTER,
    { search: null, year: null, and: null, or: null, not: null, types: null },
    ALL,
  ],
  ['an empty range', FILTER, { year: {}, publishedOn: {} }, ALL],
  ['nothing of an or', FILTER, { or: [] }, NONE],
  ['everything of an and', FILTER, { and: [] }, ALL],
  ['the opposite of everything', FILTER, { not: {} }, NONE],
  ['the opposite of the opposite', FILTER, { not: { not: {} } }, ALL],
  ['a year after itself', FILTER, { year: { gte: 2025, lte: 2020 } }, NONE],
  ['a day after itself', FILTER, { publishedOn: { gte: '2025-01-02', lte: '2025-01-01' } }, NONE],
  ['the widest years', FILTER, { year: { gte: LEAST, lte: MOST } }, SOME],
  ['the year 99999', FILTER, { year: { gte: 99_999 } }, NONE],
  ['the widest days', FILTER, { publishedOn: { gte: '0001-01-01', lte: '9999-12-31' } }, SOME],
  ['more citations than a number has', FILTER, { minCitations: MOST }, NONE],
  ['fewer citations than none', FILTER, { not: { minCitations: LEAST } }, null],
  ['something and its opposite', FILTER, { hasAbstract: true, not: { hasAbstract: true } }, NONE],
  ['something or its opposite', FILTER, { or: [{ hasAbstract: true }, { not: { hasAbstract: true } }] }, ALL],
  [
    'every list empty',
    FILTER,
    { authors: [], areas: [], venues: [], organizations: [], types: [], presentations: [], hasLinks: [] },
    NONE,
  ],
  ['no empty list', FILTER, { not: { authors: [] }, or: [{ not: { areas: [] } }] }, ALL],
  ['an unknown id beside a known one', FILTER, { areas: ['area-1', 'no-such-area', `area_${MOST}`] }, SOME],
  ['unknown ids alone', FILTER, { authors: ['nobody', `author_${MOST}`] }, NONE],
  ['anything but unknown ids', FILTER, { not: { venues: ['no-such-venue', `venue_${MOST}`] } }, ALL],
  ['one id a hundred times', FILTER, { areas: Array.from({ length: 100 }, () => 'area-1') }, SOME],
  [
    'a hundred unknown ids of each kind',
    FILTER,
    {
      authors: unknownIds('author', 100),
      areas: unknownIds('area', 100),
      venues: unknownIds('venue', 100),
      organizations: unknownIds('organization', 100),
    },
    NONE,
  ],
  ['an or eight deep', FILTER, nested(7, { hasAbstract: true }), SOME],
  [
    'a not eight deep',
    FILTER,
    Array.from({ length: 7 }).reduce<object>((inner) => ({ not: inner }), {}),
    NONE,
  ],
  [
    'fifty parts',
    FILTER,
    {
      or: Array.from({ length: 49 }, (_, index) => ({
        year: { gte: 1_000 + index },
        types: ['CONFERENCE_PAPER'],
      })),
    },
    SOME,
  ],
  [
    'fifty searches',
    FILTER,
    { or: Array.from({ length: 49 }, (_, index) => ({ search: `quokka ${'x'.repeat(index)}` })) },
    SOME,
  ],
  [
    'fifty words in titles',
    FILTER,
    { and: Array.from({ length: 49 }, () => ({ titleContains: 'o' })) },
    null,
  ],
  [
    'orders that are named again',
    'query ($x: [PaperOrder!]) { list: papers(orderBy: $x, first: 100) { nodes { id } } }',
    Array.from({ length: 60 }, (_, index) => ({
      field: ['TITLE', 'UPDATED_AT'][index % 2],
      direction: 'ASC',
    })),
    ALL,
  ],
  ['authors with less than no papers', AUTHORS, { minPapers: LEAST }, ALL],
  ['authors with too many papers', AUTHORS, { minPapers: MOST }, NONE],
  [
    'authors of unknown areas at unknown organizations',
    AUTHORS,
    { areas: unknownIds('area', 100), organizations: ['nowhere'] },
    NONE,
  ],
  ['authors of no area', AUTHORS, { areas: [] }, NONE],
  ['roots below an area', AREAS, { roots: true, parent: 'area-1' }, NONE],
  ['what stands below an unknown area', AREAS, { parent: `area_${MOST}`, roots: false }, NONE],
  [
    'venues of no kind',
    'query ($x: [VenueKind!]) { list: venues(filter: { kinds: $x }) { nodes { id } } }',
    [],
    NONE,
  ],
  [
    'a country that none is',
    'query ($x: String) { list: organizations(filter: { country: $x }) { nodes { id } } }',
    'zz',
    NONE,
  ],
  [
    'ids that nothing has',
    'query ($x: [ID!]!) { list: papersByIds(ids: $x) { id } }',
    unknownIds('paper', 100),
    null,
  ],
  ['no ids', 'query ($x: [ID!]!) { list: nodes(ids: $x) { id } }', [], null],
];

/** Search texts that find nothing, or whatever they may find. */
const TEXTS: readonly (readonly [what: string, text: string, expected: Expected])[] = [
  ['nothing', '', NONE],
  ['white space', ' \t\n\u00a0\u3000', NONE],
  ['stop words', 'the of and is', NONE],
  ['stop words in quotation marks', '"the" "of and"', NONE],
  ['but not stop words', '-the', null],
  ['operators', '& | ! ( ) : * <-> <2> @@', NONE],
  ['hyphens', filled('-'), NONE],
  ['hyphens and spaces', filled('- '), NONE],
  ['hyphens and operators', filled('-!-&-|-(-)'), NONE],
  ['hyphens and quotation marks', filled('-"'), NONE],
  ['hyphens and empty quotations', filled('-"" '), NONE],
  ['hyphens before or', filled('-or '), null],
  ['operators before a word', `${'!'.repeat(100)}quokka`, null],
  ['an open quotation of hyphens', `"${'-'.repeat(255)}`, NONE],
  ['quotation marks', filled('"'), NONE],
  ['apostrophes', filled("'"), NONE],
  ['backslashes', filled('\\'), NONE],
  ['brackets', filled('('), NONE],
  ['or after or', `${'or '.repeat(85)}`, NONE],
  ['not after not', filled('-a '), null],
  ['minus signs before words', filled('- quokka '), null],
  ['open quotation marks', filled('"quokka '), null],
  ['words joined by hyphens', filled('a-b-c-'), NONE],
  ['long words joined by hyphens', filled('quokka-wombat-'), null],
  ['words joined by dots', filled('a.b.'), NONE],
  ['a path', filled('/a/b'), NONE],
  ['a host and a path', filled('http://a.b/c?d=e&f='), NONE],
  ['addresses', filled('a@b.example '), NONE],
  ['numbers', filled('1e5 -2.5 '), NONE],
  ['tags', filled('<a b="c">'), null],
  ['entities', filled('&amp;'), null],
  ['a word of 256 letters', filled('x'), NONE],
  ['85 words', filled('zq '), NONE],
  ['128 letters', filled('q '), null],
  ['256 emoji', '🦘'.repeat(256), NONE],
  ['emoji and what joins them', '👩‍🔬'.repeat(85), NONE],
  ['combining marks', `a${'\u0301'.repeat(255)}`, null],
  ['letters that stand for many', 'ﷺ'.repeat(256), NONE],
  ['ligatures', 'ﬃ'.repeat(256), NONE],
  ['Chinese', '深层学习'.repeat(64), NONE],
  ['Arabic with marks of direction', '\u202eالتعلم\u202c'.repeat(30), NONE],
  ['invisible characters', filled('\u200b\u2060\ufeff'), NONE],
  ['private-use characters', filled('\ue000\ue001'), NONE],
  ['noncharacters', filled('\uffff\ufffe'), NONE],
  ['controls', filled('\u0001\u001f\u007f'), NONE],
  ['SQL', `'; DROP TABLE paper; --`, null],
  ['a tsquery', `'quokka':* & !wombat`, null],
];

const place = (...keys: string[]): string => encodeCursor('PUBLISHED_ON:DESC', keys);
/** A title that no paper sorts behind: as long as titles are compared. */
const LAST_TITLE = '\u{10ffff}'.repeat(400);

const CURSORS: readonly OddInput[] = [
  ['a cursor behind everything', AFTER, place('-infinity', LAST_TITLE, String(MOST)), NONE],
  ['a cursor before everything', AFTER, place('infinity', '', String(LEAST)), ALL],
  ['a cursor from behind everything', BEFORE, place('-infinity', LAST_TITLE, String(MOST)), ALL],
  ['a cursor from before everything', BEFORE, place('infinity', '', String(LEAST)), NONE],
  ['a cursor of nobody', AFTER, place('2023-06-01', 'no such title', '0'), SOME],
  [
    'cursors that have crossed',
    'query ($x: String) { list: papers(after: $x, before: $x) { nodes { id } } }',
    place('2023-06-01', 'm', '1'),
    NONE,
  ],
];

/** Input that is odd and yet allowed. */
export const ODD_INPUT: readonly OddInput[] = [
  ...FILTERS,
  ...CURSORS,
  ...TEXTS.flatMap(([what, text, expected]): OddInput[] => [
    [`a search for ${what}`, HIGHLIGHTED, text, expected],
    [`a search in a search for ${what}`, SORTED, text, expected === NONE ? NONE : null],
    [`titles with ${what}`, TITLES, text, null],
    [`authors called ${what}`, AUTHORS, { search: text }, null],
    [`areas called ${what}`, AREAS, { search: text }, null],
  ]),
];
