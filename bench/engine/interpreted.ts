import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import type { DataSource } from 'typeorm';
import { createReader } from '../../src/database/reader';
import type { ApolloGateway } from '../../src/gateway/apollo-gateway';
import type { ReadContext } from '../../src/graphql/read-context';
import { RequestLoaders } from '../../src/graphql/request-loaders';
import type { LocalSubgraph, RequestScope, Subgraph } from '../../src/graphql/subgraph';

/** The same subgraph with graphql-js in place of the compiler. Documents are parsed once, and need no validation. */
export function interpretedSubgraph(subgraph: LocalSubgraph, dataSource: DataSource): Subgraph {
  const reader = createReader(dataSource);
  const documents = new Map<string, DocumentNode>();
  const contexts = new WeakMap<RequestScope, ReadContext>();
  return {
    ...subgraph,
    execute({ document: text, variables, operationName, scope }) {
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      const contextValue = contexts.get(scope) ?? { reader, loaders: new RequestLoaders() };
      contexts.set(scope, contextValue);
      const { schema } = subgraph;
      return execute({ schema, document, contextValue, variableValues: variables, operationName });
    },
  };
}

/** One schema in the place of a federated graph, so that Apollo Server does the same for both. */
export function schemaGateway(
  schema: GraphQLSchema,
  run: (
    source: string,
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
  ) => ExecutionResult | Promise<ExecutionResult>,
): NonNullable<ApolloGateway> {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async load() {
      return {
        executor: async ({ source, document, request }) => run(source, document, request.variables ?? {}),
      };
    },
    async stop() {},
  };
}
