import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { apolloGateway } from '../../src/gateway/apollo-gateway';
import type { RequestScope } from '../../src/graphql/subgraph';
import { createScope, libraryEngine } from './comparison';

describe('the engine as the gateway of Apollo Server', () => {
  const server = new ApolloServer<{ scope?: RequestScope }>({ gateway: apolloGateway(libraryEngine()) });

  beforeAll(async () => {
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
  });

  async function send(
    query: string,
    variables?: Record<string, unknown>,
    scope: RequestScope | undefined = createScope(),
  ) {
    const { body } = await server.executeOperation({ query, variables }, { contextValue: { scope } });
    if (body.kind !== 'single') throw new Error('the answer came in parts');
    return body.singleResult;
  }

  test('answers operations', async () => {
    const result = await send('query ($n: Int!) { books(first: $n) { id authors { name } } }', { n: 1 });
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      data: { books: [{ id: 'b1', authors: [{ name: 'Ann' }, { name: 'Ben' }] }] },
    });
  });

  test('answers the whole introspection query, without what is inaccessible or of the federation', async () => {
    const { data, errors } = await send(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toMatch(/SECRET|join__|_entities|_service|inaccessible/);
  });

  test('passes errors on', async () => {
    const { data, errors } = await send('{ books { id boom } }');
    expect(data).toBeDefined();
    expect(errors?.map(({ path }) => path)).toEqual([
      ['books', 1, 'boom'],
      ['books', 2, 'boom'],
    ]);
  });

  test('refuses to run without the scope of a request', async () => {
    const { body } = await server.executeOperation({ query: '{ books { id } }' }, { contextValue: {} });
    expect(body).toMatchObject({
      singleResult: { errors: [{ message: expect.stringContaining('scope of the request') }] },
    });
  });
});
