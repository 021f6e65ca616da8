import { execute, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { type ApolloGateway, apolloGateway } from '../../src/gateway/apollo-gateway';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import { createDocumentExecutor } from '../../src/graphql/local-subgraph-executor';
import type { LocalSubgraph, Subgraph } from '../../src/graphql/subgraph';
import { SUBGRAPHS } from '../../src/subgraphs';
import { createMonolith } from '../../test/graph/monolith';
import { createApolloGateway } from './apollo-gateway';
import type { Connection } from './database';
import { interpretedSubgraph, schemaGateway } from './interpreted';
import type { Rows } from './kept-rows';
import { cpuMs } from './measure';
import { startSubgraphProcesses } from './subgraph-processes';

/** One way of answering the graph's operations, behind the gateway's Apollo Server. */
export interface Contender {
  /** What operations are checked against before they run. */
  readonly schema: GraphQLSchema;
  readonly gateway: NonNullable<ApolloGateway>;
  /** Milliseconds of CPU used so far by every Node process that takes part. All then take rows as this process does. */
  cpuMs(): number | Promise<number>;
  stop(): void;
}

/** The graph in this process, for a contender to be made of. */
interface Parts {
  readonly subgraphs: readonly LocalSubgraph[];
  readonly dataSource: DataSource;
  readonly rows: Rows;
  readonly connection: Connection;
}

const alone = (schema: GraphQLSchema, gateway: NonNullable<ApolloGateway>): Contender => ({
  schema,
  gateway,
  cpuMs,
  stop: () => {},
});

function federated(subgraphs: readonly Subgraph[]): Contender {
  const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });
  return alone(engine.apiSchema, apolloGateway(engine));
}

/** `executing` are the subgraphs, or the same in another form. */
function apollo({ subgraphs }: Parts, executing: readonly Subgraph[]): Contender {
  const supergraphSdl = composeSupergraph(subgraphs);
  const { apiSchema } = createEngine({ supergraphSdl, subgraphs });
  return alone(apiSchema, createApolloGateway(supergraphSdl, executing));
}

const interpreted = ({ subgraphs, dataSource }: Parts): Subgraph[] =>
  subgraphs.map((subgraph) => interpretedSubgraph(subgraph, dataSource));

/** By name, in the order of the table. The first is what the others are compared with. */
export const CONTENDERS = {
  'in-process': ({ subgraphs }) => federated(subgraphs),
  'in-process, graphql-js': (parts) => federated(interpreted(parts)),
  'over HTTP': async ({ connection, rows }) => {
    const processes = await startSubgraphProcesses(connection);
    return {
      ...federated(processes.subgraphs),
      cpuMs: async () => cpuMs() + (await processes.cpuMs(rows.kept)),
      stop: () => processes.stop(),
    };
  },
  'one schema, graphql-js': ({ subgraphs, dataSource }) => {
    const { schema, createContext } = createMonolith(subgraphs, dataSource);
    return alone(
      schema,
      schemaGateway(schema, (_source, document, variableValues) =>
        execute({ schema, document, variableValues, contextValue: createContext() }),
      ),
    );
  },
  'one schema, graphql-jit': ({ subgraphs, dataSource }) => {
    const { schema, createContext } = createMonolith(subgraphs, dataSource);
    const executor = createDocumentExecutor(schema, 1000);
    return alone(
      schema,
      schemaGateway(schema, (source, _document, variables) =>
        executor.execute(source, undefined, variables, createContext()),
      ),
    );
  },
  '@apollo/gateway, graphql-jit': (parts) => apollo(parts, parts.subgraphs),
  '@apollo/gateway, graphql-js': (parts) => apollo(parts, interpreted(parts)),
} satisfies Record<string, (parts: Parts) => Contender | Promise<Contender>>;

/** Which contender. */
export type ContenderName = keyof typeof CONTENDERS;

/** Makes one. */
export async function createContender(
  name: ContenderName,
  rows: Rows,
  connection: Connection,
): Promise<Contender> {
  const { dataSource } = rows;
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(dataSource));
  return CONTENDERS[name]({ subgraphs, dataSource, rows, connection });
}
