import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestGraph, type TestGraph } from './graph';

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('seeded');
});
afterAll(() => graph.close());

/** The parts of a SELECT list, divided at commas outside of brackets. */
function columnsIn(list: string): string[] {
  const columns = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) columns.push('');
    else columns[columns.length - 1] += character;
  }
  return columns.map((column) => column.trim());
}

/** The SELECT list of the statement that reads the given table. */
async function columnsRead(source: string, table: string): Promise<string[]> {
  graph.statements();
  await graph.data(source);
  const reading = graph.statements().filter((sql) => new RegExp(`FROM ${table} `).test(sql));
  expect(reading).toHaveLength(1);
  // A SELECT within brackets is a column.
  const column = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`;
  const pattern = new RegExp(`SELECT ((?:${column}|(?!SELECT).)*?) FROM ${table} `, 's');
  return columnsIn(pattern.exec(reading[0] ?? '')?.[1] ?? '');
}

const ABSTRACT_STATUS = expect.stringMatching(/^CASE WHEN p\.abstract IS NOT NULL .* AS "abstractStatus"$/);
const PAPER_ID = ['p.id AS key', "'paper_' || p.id AS id"];

describe('only the columns of the fields asked for are read', () => {
  test.each<[field: string, columns: unknown[]]>([
    ['id', []],
    ['__typename', []],
    ['title', ['p.title']],
    ['slug', ['p.slug']],
    ['abstract', ['p.abstract']],
    ['abstractStatus', [ABSTRACT_STATUS]],
    ['excerpt', ['p.excerpt', ABSTRACT_STATUS]],
    ['type', ['p.type']],
    ['publishedOn', ['p.published_on AS "publishedOn"']],
    ['firstPublicOn', ['p.first_public_on AS "firstPublicOn"']],
    ['year', ['p.year']],
    [
      'venue { id }',
      [expect.stringMatching(/^\(SELECT .* FROM venue v WHERE v\.id = p\.venue_id\) x\) AS venue$/)],
    ],
    ['presentation', ['p.presentation']],
    ['keywords', ['p.keywords']],
    ['awards', ['p.awards']],
    ['citationCount', ['p.citation_count AS "citationCount"']],
    ['createdAt', ['p.created_at AS "createdAt"']],
    ['updatedAt', ['p.updated_at AS "updatedAt"']],
    ['title year', ['p.title', 'p.year']],
    ['t: title u: title', ['p.title']],
    ['... { title } ... on Paper { year } ... on Node { id }', ['p.title', 'p.year']],
    ['doi arxivId externalIds { url }', [expect.stringMatching(/ FROM paper_identifier .* AS identifiers$/)]],
    ['links { url }', [expect.stringMatching(/ FROM paper_link .* AS links$/)]],
    ['authors { name } areas { name }', []],
  ])('of papers: %s', async (field, columns) => {
    expect(await columnsRead(`{ papers { nodes { ${field} } } }`, 'paper p')).toEqual([
      ...PAPER_ID,
      ...columns,
    ]);
    expect(await columnsRead(`{ papers { edges { node { ${field} } } } }`, 'paper p')).toEqual([
      ...PAPER_ID,
      ...columns,
    ]);
  });

  test('nodes and edges of one page share its columns, and fragments add theirs', async () => {
    const source = `query { papers { nodes { title } ...More } } fragment More on PaperConnection { edges { node { ...Two } } }
      fragment Two on Paper { year }`;
    expect(await columnsRead(source, 'paper p')).toEqual([...PAPER_ID, 'p.title', 'p.year']);
  });

  test('a cursor reads the keys of the order, and nothing else does', async () => {
    const read = await columnsRead('{ papers(orderBy: [{ field: TITLE }]) { edges { cursor } } }', 'paper p');
    expect(read).toEqual([
      ...PAPER_ID,
      '(left(p.title_folded, 400))::text AS position0',
      '(p.id)::text AS position1',
    ]);
    const unread = await columnsRead(
      '{ papers(orderBy: [{ field: TITLE }]) { edges { node { id } } } }',
      'paper p',
    );
    expect(unread).toEqual(PAPER_ID);
  });

  test.each([
    [
      'authors',
      'author a',
      'slug familyName',
      ["'author_' || a.id AS id", 'a.slug', 'a.family_name AS "familyName"'],
    ],
    ['areas', 'research_area r', 'name', ["'area_' || r.id AS id", 'r.name']],
    ['organizations', 'organization o', 'country', ["'organization_' || o.id AS id", 'o.country']],
    ['venues', 'venue v', 'acronym', ["'venue_' || v.id AS id", 'v.acronym']],
  ])('of %s', async (field, table, fields, columns) => {
    const [, alias] = table.split(' ');
    expect(await columnsRead(`{ ${field} { nodes { ${fields} } } }`, table)).toEqual([
      `${alias}.id AS key`,
      ...columns,
    ]);
  });

  test('of entities that the gateway asks a subgraph for', async () => {
    const read = await columnsRead('{ node(id: "author_1") { ... on Author { name } } }', 'author a');
    expect(read).toEqual(['a.id AS key', "'author_' || a.id AS id", 'a.name', 'a.id AS name_']);
  });

  test('of a node only those of its own type', async () => {
    const source = '{ node(id: "paper_1") { ... on Paper { year } ... on Venue { name slug } } }';
    expect(await columnsRead(source, 'paper p')).toEqual([...PAPER_ID, 'p.year', 'p.id AS name_']);
  });
});
