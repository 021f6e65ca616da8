// @apollo/gateway on Apollo Server, with the subgraphs at the URLs of a supergraph. Its argument is the supergraph's file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

type Gateway = NonNullable<ApolloServerOptions<BaseContext>['gateway']>;

/** What is used here of a package that is installed only in this folder. */
interface ApolloGatewayPackage {
  readonly ApolloGateway: new (options: { readonly supergraphSdl: string }) => Gateway;
}

async function main(): Promise<void> {
  const [, , file = ''] = process.argv;
  // The package's own types are in line with the part declared above.
  const { ApolloGateway } = createRequire(__filename)('@apollo/gateway') as ApolloGatewayPackage;
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') });
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { port: 0, host: '127.0.0.1' },
  });
  console.log(url);
}

void main();
