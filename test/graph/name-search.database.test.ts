import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writePapers } from '../harness/write-papers';
import { createTestGraph, type TestGraph } from './graph';

const PEOPLE = [
  'Yoshua Bengio',
  'Samy Bengio',
  'Yolanda Benz',
  'Ana-Yamile Bencid',
  'Łukasz Kaiser',
  'Wei Wang',
  'Weiyi Wang',
  '王伟',
];

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('empty');
  await writePapers(
    graph.database.dataSource,
    PEOPLE.map((name, index) => ({
      source: `names:${index}`,
      title: `What ${index} owls learnt about benign quilts`,
      venue: { name: 'Conference on Robot Learning', acronym: 'CoRL', kind: 'CONFERENCE' },
      areas: ['Machine Learning', 'Machine Vision'].slice(0, 1 + (index % 2)),
      authors: [{ name, affiliations: ['Stanford University'] }],
    })),
  );
});
afterAll(() => graph?.close());

async function authors(search: string, rest = ''): Promise<string[]> {
  const data = await graph.data(
    `query ($search: String) { authors(filter: { search: $search ${rest} }) { totalCount nodes { name } } }`,
    { search },
  );
  const names = data.authors.nodes.map(({ name }: { name: string }) => name);
  expect(data.authors.totalCount).toBe(names.length);
  return names;
}

test.each([
  ['yos ben', ['Yoshua Bengio']],
  ['BENGIO', ['Samy Bengio', 'Yoshua Bengio']],
  ['engi', ['Samy Bengio', 'Yoshua Bengio']],
  ['y b', ['Ana-Yamile Bencid', 'Yolanda Benz', 'Yoshua Bengio']],
  ['we', ['Wei Wang', 'Weiyi Wang']],
  ['ei', []],
  ['王', ['王伟']],
  ['lukasz', ['Łukasz Kaiser']],
  ['.', []],
  ['(', []],
])('%j finds %j', async (search, names) => {
  expect(await authors(search)).toEqual(names);
});

test.each([
  ['a letter that is wrong', 'bemgio', ['Samy Bengio', 'Yoshua Bengio']],
  ['a letter that is missing', 'yosua beng', ['Yoshua Bengio']],
  ['a letter too many', 'yoshhua', ['Yoshua Bengio']],
  ['letters that are swapped, in two words', 'yoshau bengoi', ['Yoshua Bengio']],
  ['nothing near it', 'quaternion', []],
  ['words near it that are in titles alone', 'quiltz', []],
])('a word with %s', async (_what, search, names) => {
  expect(await authors(search)).toEqual(names);
});

test('a word that some name has is not taken for another, even if nobody is found by it', async () => {
  // "benz" is near "beng", but somebody is called so.
  expect(await authors('samy benz')).toEqual([]);
  expect(await authors('yoshua', 'minPapers: 2')).toEqual([]);
});

test('pages of a misspelt search go on where they ended', async () => {
  const page = (after: string | null) =>
    graph.data(
      'query ($after: String) { authors(filter: { search: "bemgio" }, first: 1, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { name } } }',
      { after },
    );
  const first = await page(null);
  const second = await page(first.authors.pageInfo.endCursor);
  const third = await page(second.authors.pageInfo.endCursor);
  expect([first, second, third].map(({ authors: { totalCount, nodes } }) => [totalCount, nodes])).toEqual([
    [2, [{ name: 'Samy Bengio' }]],
    [2, [{ name: 'Yoshua Bengio' }]],
    [2, []],
  ]);
});

test('areas, venues and organizations are found alike', async () => {
  const { areas, venues, organizations, none } = await graph.data(`{
    areas(filter: { search: "mach lerning" }) { nodes { name } }
    venues(filter: { search: "corl robbot" }) { nodes { name } }
    organizations(filter: { search: "stanfrod" }) { nodes { name } }
    none: areas(filter: { search: "lerning", roots: false }) { totalCount }
  }`);
  expect(areas.nodes).toEqual([{ name: 'Machine Learning' }]);
  expect(venues.nodes).toEqual([{ name: 'Conference on Robot Learning' }]);
  expect(organizations.nodes).toEqual([{ name: 'Stanford University' }]);
  expect(none.totalCount).toBe(0);
});

test('authors of areas are those of the areas below them, too', async () => {
  const { some, none, unknown } = await graph.data(`{
    some: authors(filter: { areas: ["machine-vision"], search: "wang" }) { totalCount nodes { name } }
    none: authors(filter: { areas: [] }) { totalCount }
    unknown: authors(filter: { areas: ["no-such-area"] }) { totalCount nodes { name } }
  }`);
  expect(some).toEqual({ totalCount: 1, nodes: [{ name: 'Wei Wang' }] });
  expect([none, unknown]).toEqual([{ totalCount: 0 }, { totalCount: 0, nodes: [] }]);
});
