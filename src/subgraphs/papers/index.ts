import type { DataSource } from 'typeorm';
import { ownedReferences, stubReferences } from '../../graphql/references';
import type { LocalSubgraph } from '../../graphql/subgraph';
import { createTypeGraphQLSubgraph } from '../../graphql/type-graphql-subgraph';
import { CollectionResolver } from './collection/collection.resolver';
import { PaperConnectionResolver } from './listing/paper-connection.resolver';
import { PaperConnectionTypes } from './listing/paper-connection.type';
import { NodeResolver } from './node.resolver';
import { PaperResolver } from './paper.resolver';
import { PAPER_TABLE } from './paper.table';
import { PaperQueryResolver } from './paper-query.resolver';
import { Author } from './stubs/author.stub';
import {
  AuthorPapersResolver,
  OrganizationPapersResolver,
  ResearchAreaPapersResolver,
} from './stubs/edges-to-papers.resolver';
import { Organization } from './stubs/organization.stub';
import { ResearchArea } from './stubs/research-area.stub';
import { VenueResolver } from './venue/venue.resolver';
import { VENUE_TABLE } from './venue/venue.table';
import { VenueConnectionTypes } from './venue/venue.type';

/** The subgraph that owns papers, venues and collections, and every edge that leads to papers. */
export function createPapersSubgraph(dataSource: DataSource): LocalSubgraph {
  return createTypeGraphQLSubgraph({
    name: 'papers',
    dataSource,
    resolvers: [
      PaperQueryResolver,
      PaperResolver,
      PaperConnectionResolver,
      PaperConnectionTypes.ConnectionResolver,
      NodeResolver,
      VenueResolver,
      VenueConnectionTypes.ConnectionResolver,
      CollectionResolver,
      AuthorPapersResolver,
      OrganizationPapersResolver,
      ResearchAreaPapersResolver,
    ],
    orphanedTypes: [Author, Organization, ResearchArea],
    references: {
      Paper: ownedReferences(PAPER_TABLE),
      Venue: ownedReferences(VENUE_TABLE),
      Author: stubReferences('Author'),
      Organization: stubReferences('Organization'),
      ResearchArea: stubReferences('ResearchArea'),
    },
  });
}
