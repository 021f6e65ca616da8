import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { playground } from '../../src/playground/plugin';

const schema = buildSchema(`
  "A curated, ordered selection of papers."
  type Collection { slug: String! title: String! papers(first: Int, after: String): PaperConnection! }
  type PaperConnection { nodes: [Paper!]! totalCount: Int! }
  type Paper { id: ID! title: String! year: Int }
  type Query { collection(slug: String!): Collection collections: [Collection!]! }
`);

const titles = ['A Paper', 'A Second Paper', 'A <Third> Paper'];

function collection(slug: string) {
  return {
    slug,
    title: 'Research - Papers',
    papers: ({ first = titles.length }: { first?: number }) => ({
      totalCount: titles.length,
      nodes: titles.slice(0, first).map((title, index) => ({ id: String(index), title, year: 2024 })),
    }),
  };
}

const rootValue = {
  collection: ({ slug }: { slug: string }) => collection(slug),
  collections: () => [collection('research-papers')],
};

/** A server with the playground of `folder` before a graph of three papers: enough to try the page, no database. */
export async function fakeGraph(folder: string): Promise<FastifyInstance> {
  const app = Fastify();
  app.post<{ Body: { query: string; variables?: Record<string, unknown>; operationName?: string } }>(
    '/graphql',
    ({ body }) =>
      graphql({
        schema,
        rootValue,
        source: body.query,
        variableValues: body.variables,
        operationName: body.operationName,
      }),
  );
  await app.register(playground, {
    folder,
    base: '',
    endpoint: '/graphql',
    execute: (source, variableValues) => graphql({ schema, rootValue, source, variableValues }),
  });
  return app;
}
