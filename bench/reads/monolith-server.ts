// The graph's own resolvers as one schema under graphql-js, on Apollo Server. Its argument is the database's URL.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createDataSource } from '../../src/database/data-source';
import { SUBGRAPHS } from '../../src/subgraphs';
import { createMonolith } from '../../test/graph/monolith';

async function main(): Promise<void> {
  const [, , url = ''] = process.argv;
  const dataSource = await createDataSource({ connection: { url } }).initialize();
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(dataSource));
  const { schema, createContext } = createMonolith(subgraphs, dataSource);
  const server = new ApolloServer({ schema });
  const { url: address } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async () => createContext(),
  });
  console.log(address);
}

void main();
