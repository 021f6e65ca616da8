import type { DataSource } from 'typeorm';
import { ownedReferences, stubReferences } from '../../graphql/references';
import type { LocalSubgraph } from '../../graphql/subgraph';
import { createTypeGraphQLSubgraph } from '../../graphql/type-graphql-subgraph';
import { AuthorResolver } from './author/author.resolver';
import { AUTHOR_TABLE } from './author/author.table';
import { AuthorConnectionTypes } from './author/author.type';
import { AuthorshipResolver } from './authorship/authorship.resolver';
import { OrganizationResolver } from './organization/organization.resolver';
import { ORGANIZATION_TABLE } from './organization/organization.table';
import { OrganizationConnectionTypes } from './organization/organization.type';
import { PaperAuthorsResolver, ResearchAreaAuthorsResolver } from './stubs/edges-to-authors.resolver';
import { Paper } from './stubs/paper.stub';
import { ResearchArea } from './stubs/research-area.stub';

/** The subgraph that owns authors and organizations, and every edge that leads to them. */
export function createAuthorsSubgraph(dataSource: DataSource): LocalSubgraph {
  return createTypeGraphQLSubgraph({
    name: 'authors',
    dataSource,
    resolvers: [
      AuthorResolver,
      AuthorConnectionTypes.ConnectionResolver,
      AuthorshipResolver,
      OrganizationResolver,
      OrganizationConnectionTypes.ConnectionResolver,
      PaperAuthorsResolver,
      ResearchAreaAuthorsResolver,
    ],
    orphanedTypes: [Paper, ResearchArea],
    references: {
      Author: ownedReferences(AUTHOR_TABLE),
      Organization: ownedReferences(ORGANIZATION_TABLE),
      Paper: stubReferences('Paper'),
      ResearchArea: stubReferences('ResearchArea'),
    },
  });
}
