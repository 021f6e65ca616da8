import { sortSDL } from '@theguild/federation-composition';
import { lexicographicSortSchema, parse, print, printSchema } from 'graphql';
import { createDataSource } from '../../database/data-source';
import { composeSupergraph } from '../../gateway/compose';
import { createEngine } from '../../gateway/create-engine';
import { SUBGRAPHS } from '../../subgraphs';

const sorted = (sdl: string): string => `${print(sortSDL(parse(sdl)))}\n`;

/** The printed schemas of our own graph by file name: each subgraph's, the supergraph and what clients see. */
export function schemaFiles(): Map<string, string> {
  // Never initialised: no schema depends on a database.
  const dataSource = createDataSource({ connection: { url: 'postgres://nowhere.invalid/none' } });
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(dataSource));
  const supergraphSdl = composeSupergraph(subgraphs);
  const { apiSchema } = createEngine({ supergraphSdl, subgraphs });
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`${name}.graphql`, sorted(sdl)] as const),
    ['supergraph.graphql', sorted(supergraphSdl)],
    ['api.graphql', `${printSchema(lexicographicSortSchema(apiSchema))}\n`],
  ]);
}
