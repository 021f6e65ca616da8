import type { DataSource } from 'typeorm';
import { ownedReferences, stubReferences } from '../../graphql/references';
import type { LocalSubgraph } from '../../graphql/subgraph';
import { createTypeGraphQLSubgraph } from '../../graphql/type-graphql-subgraph';
import { ResearchAreaResolver } from './area/research-area.resolver';
import { RESEARCH_AREA_TABLE } from './area/research-area.table';
import { ResearchAreaConnectionTypes } from './area/research-area.type';
import { Author } from './stubs/author.stub';
import { AuthorAreasResolver, PaperAreasResolver } from './stubs/edges-to-areas.resolver';
import { Paper } from './stubs/paper.stub';

/** The subgraph that owns research areas, and every edge that leads to them. */
export function createAreasSubgraph(dataSource: DataSource): LocalSubgraph {
  return createTypeGraphQLSubgraph({
    name: 'areas',
    dataSource,
    resolvers: [
      ResearchAreaResolver,
      ResearchAreaConnectionTypes.ConnectionResolver,
      PaperAreasResolver,
      AuthorAreasResolver,
    ],
    orphanedTypes: [Author, Paper],
    references: {
      ResearchArea: ownedReferences(RESEARCH_AREA_TABLE),
      Paper: stubReferences('Paper'),
      Author: stubReferences('Author'),
    },
  });
}
