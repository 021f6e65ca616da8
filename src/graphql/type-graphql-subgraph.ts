import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { createReader } from '../database/reader';
import { callDirectly } from './direct-resolvers';
import { createLocalSubgraph, type References } from './local-subgraph';
import type { ReadContext } from './read-context';
import { RequestLoaders } from './request-loaders';
import type { LocalSubgraph } from './subgraph';

/** What a subgraph written with TypeGraphQL is made of. */
export interface TypeGraphQLSubgraphOptions {
  readonly name: string;
  readonly dataSource: DataSource;
  /** All of its resolvers: TypeGraphQL's store is global, and what is not listed here stays out. */
  readonly resolvers: NonEmptyArray<ClassType>;
  /** Types that no field of this subgraph leads to. */
  readonly orphanedTypes?: readonly ClassType[];
  readonly references: References<ReadContext>;
}

/** A subgraph over the database, in this process. The data source stays its owner's to close. */
export function createTypeGraphQLSubgraph(options: TypeGraphQLSubgraphOptions): LocalSubgraph {
  const { name, dataSource, resolvers, orphanedTypes = [], references } = options;
  const reader = createReader(dataSource);
  const schema = buildSchemaSync({ resolvers, orphanedTypes: [...orphanedTypes], validate: false });
  callDirectly(schema, resolvers);
  return createLocalSubgraph<ReadContext>({
    name,
    schema,
    references,
    isVersioned: true,
    createContext: () => ({ reader, loaders: new RequestLoaders() }),
    ping: async () => {
      await dataSource.query('SELECT 1');
    },
    close: async () => {},
  });
}
