import type { DataSource } from 'typeorm';
import type { LocalSubgraph } from '../graphql/subgraph';
import { createAreasSubgraph } from './areas';
import { createAuthorsSubgraph } from './authors';
import { createPapersSubgraph } from './papers';

/** Every subgraph of papergraph's own, by name. A new one is added here. */
export const SUBGRAPHS: Readonly<Record<string, (dataSource: DataSource) => LocalSubgraph>> = {
  papers: createPapersSubgraph,
  authors: createAuthorsSubgraph,
  areas: createAreasSubgraph,
};
