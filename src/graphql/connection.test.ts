import { describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { buildSchemaSync, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { type Connection, connectionTypes } from './connection';

interface Row {
  readonly name: string;
  readonly position: number;
}

@ObjectType({ simpleResolvers: true })
class Star {
  @Field(() => String)
  name: string;
}

@ObjectType()
class Place {
  @Field(() => Number)
  position: number;
}

const { Connection: StarConnection, ConnectionResolver } = connectionTypes<Row>('Star', 'stars', () => Star, {
  type: Place,
  valuesOf: ({ position }) => ({ position }),
});

const asked: string[] = [];
const connectionOf = (rows: readonly Row[]): Connection<Row> => ({
  async page() {
    asked.push('page');
    return {
      rows,
      hasNextPage: true,
      hasPreviousPage: false,
      cursorOf(row) {
        asked.push('cursor');
        return `c${row.position}`;
      },
    };
  },
  async totalCount() {
    asked.push('count');
    return 7;
  },
});

@Resolver()
class StarResolver {
  @Query(() => StarConnection)
  stars(): Connection<Row> {
    return connectionOf([
      { name: 'Sirius', position: 1 },
      { name: 'Vega', position: 2 },
    ]);
  }

  @Query(() => StarConnection)
  none(): Connection<Row> {
    return connectionOf([]);
  }
}

const schema = buildSchemaSync({ resolvers: [StarResolver, ConnectionResolver] });

async function ask(source: string): Promise<unknown> {
  asked.length = 0;
  const { data, errors } = await graphql({ schema, source });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

describe('A connection', () => {
  test('gives its page as nodes and as edges with cursors and fields of their own', async () => {
    expect(await ask('{ stars { nodes { name } edges { cursor position node { name } } } }')).toEqual({
      stars: {
        nodes: [{ name: 'Sirius' }, { name: 'Vega' }],
        edges: [
          { cursor: 'c1', position: 1, node: { name: 'Sirius' } },
          { cursor: 'c2', position: 2, node: { name: 'Vega' } },
        ],
      },
    });
  });

  test('tells where its page lies', async () => {
    const pageInfo = '{ pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
    expect(await ask(`{ stars ${pageInfo} none ${pageInfo} }`)).toEqual({
      stars: { pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'c1', endCursor: 'c2' } },
      none: { pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null } },
    });
  });

  test('counts only where the count is asked for, and then reads no page', async () => {
    expect(await ask('{ stars { totalCount } }')).toEqual({ stars: { totalCount: 7 } });
    expect(asked).toEqual(['count']);
    await ask('{ stars { nodes { name } } }');
    expect(asked).toEqual(['page']);
  });

  test('makes no cursor that is not asked for', async () => {
    await ask('{ stars { edges { node { name } } pageInfo { hasNextPage } } }');
    expect(asked).not.toContain('cursor');
  });
});
