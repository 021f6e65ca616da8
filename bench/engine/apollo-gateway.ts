import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ExecutionResult } from 'graphql';
import pino from 'pino';
import type { ApolloGateway } from '../../src/gateway/apollo-gateway';
import type { RequestScope, Subgraph } from '../../src/graphql/subgraph';

const folder = path.join(__dirname, '..');
const packageName = '@apollo/gateway';

interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What is used here of the package, which is not there when this is compiled. */
interface ApolloGatewayPackage {
  readonly ApolloGateway: new (options: {
    readonly supergraphSdl: string;
    readonly buildService: (service: { readonly name: string }) => {
      process(call: {
        readonly request: GraphqlRequest;
        readonly context: { readonly scope: RequestScope };
      }): Promise<ExecutionResult>;
    };
    readonly logger?: object;
  }) => NonNullable<ApolloGateway>;
}

/** Installs the package below bench/ where it is missing: its licence keeps it out of the program. */
export function installApolloGateway(): void {
  if (existsSync(path.join(folder, 'node_modules', packageName))) return;
  console.error(`installing ${packageName} in bench/`);
  execFileSync('npm', ['--prefix', folder, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** `@apollo/gateway` on subgraphs in this process. */
export function createApolloGateway(
  supergraphSdl: string,
  subgraphs: readonly Subgraph[],
): NonNullable<ApolloGateway> {
  // The package's own types are in line with the part declared above.
  const { ApolloGateway } = createRequire(__filename)(packageName) as ApolloGatewayPackage;
  return new ApolloGateway({
    supergraphSdl,
    // It warns of subgraphs without an address.
    logger: pino({ level: 'silent' }),
    buildService({ name }) {
      const subgraph = subgraphs.find((one) => one.name === name);
      if (!subgraph) throw new Error(`no subgraph is called ${name}`);
      return {
        process: async ({ request: { query, operationName, variables }, context: { scope } }) =>
          subgraph.execute({ document: query, operationName, variables, scope }),
      };
    },
  });
}

/** The version that is installed. */
export function apolloGatewayVersion(): string {
  // Every package.json has a version.
  return (createRequire(__filename)(`${packageName}/package.json`) as { version: string }).version;
}
