import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLResolveInfo, parse } from 'graphql';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { createReader } from '../database/reader';
import { BadUserInput } from '../errors/graph-error';
import type { Representation } from './local-subgraph';
import type { NodeTable } from './node-table';
import type { ReadContext } from './read-context';
import { ownedReferences, stubReferences } from './references';
import { RequestLoaders } from './request-loaders';

const AUTHOR: NodeTable = {
  type: 'Author',
  table: 'author',
  alias: 'a',
  fieldColumns: { slug: ['a.slug'], name: ['a.name'] },
};

let database: TestDatabase;
let context: ReadContext;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
});
afterAll(() => database.drop());
beforeEach(() => {
  context = { reader: createReader(database.dataSource), loaders: new RequestLoaders() };
});

/** As _entities is resolved for `... on Author { <fields> }`. */
function infoOf(fields: string): GraphQLResolveInfo {
  const [operation] = parse(
    `{ _entities { ... on Author { ${fields} } ... on Paper { title } } }`,
  ).definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const schema = buildSchema('type Author { id: ID } type Paper { id: ID } type Query { a: Author }');
  // The references read these three of it.
  return {
    fieldNodes: operation.selectionSet.selections,
    fragments: {},
    schema,
  } as unknown as GraphQLResolveInfo;
}

const representation = (fields: object): Representation => ({ __typename: 'Author', ...fields });

describe('References to a type of the subgraph’s own', () => {
  test('are read by id and by slug, one statement each, with only the columns asked for', async () => {
    const [author]: { id: number; slug: string }[] = await database.dataSource.query(
      'SELECT id, slug FROM author ORDER BY id LIMIT 1',
    );
    if (!author) throw new Error('the seed has authors');
    database.statements();
    const found = await ownedReferences(AUTHOR)(
      [
        representation({ slug: author.slug }),
        representation({ id: `author_${author.id}` }),
        representation({ id: 'author_999999' }),
        representation({ slug: 'nobody' }),
        representation({ id: `author_${author.id}` }),
      ],
      context,
      infoOf('slug'),
    );
    const expected = { key: author.id, id: `author_${author.id}`, slug: author.slug };
    expect(found.map((row) => row && { ...row, name_: undefined })).toEqual([
      expected,
      expected,
      null,
      null,
      expected,
    ]);
    const statements = database.statements();
    expect(statements).toHaveLength(2);
    expect(statements.join()).not.toMatch(/a\.name/);
  });

  test.each([
    [{ id: 'paper_1' }, 'a representation of Author must have an id of that type, got "paper_1"'],
    [{ id: 'x' }, 'a representation of Author must have an id of that type, got "x"'],
    [{ id: 1 }, 'a representation of Author must have an id of that type, got number'],
    [{ id: { toString: 1 } }, 'a representation of Author must have an id of that type, got object'],
    [{}, 'a representation of Author must have an id of that type, got undefined'],
    [{ slug: 1 }, 'a representation of Author must have an id of that type, got undefined'],
  ])('of %j is refused alone', async (fields, message) => {
    const found = await ownedReferences(AUTHOR)(
      [representation(fields), representation({ slug: 'nobody' })],
      context,
      infoOf('id'),
    );
    expect(found).toEqual([new BadUserInput(message), null]);
  });
});

describe('References to a type of another subgraph', () => {
  test('are taken at their word, without a read', async () => {
    database.statements();
    const found = await stubReferences('Author')(
      [representation({ id: 'author_7' }), representation({ id: 'venue_7' })],
      context,
      infoOf('id'),
    );
    expect(found).toEqual([{ key: 7, id: 'author_7' }, expect.any(BadUserInput)]);
    expect(database.statements()).toEqual([]);
  });
});
