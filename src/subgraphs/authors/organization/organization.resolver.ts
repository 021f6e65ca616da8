import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Listing } from '../../../graphql/listing';
import { type NodeRow, nodeByName } from '../../../graphql/node-table';
import { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { selectedFields } from '../../../graphql/selection';
import { AuthorConnectionTypes } from '../author/author.type';
import { authorsOfOrganization } from '../author/author-listing';
import { ORGANIZATION_TABLE } from './organization.table';
import { Organization, OrganizationConnectionTypes, OrganizationFilter } from './organization.type';
import { organizationListing } from './organization-listing';

@ArgsType()
class OrganizationListingArguments extends PageArguments {
  @Field(() => OrganizationFilter, { nullable: true, description: 'Which organizations; all when left out.' })
  filter?: OrganizationFilter | null;
}

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, {
    nullable: true,
    description: 'One organization; null where there is none of that name.',
  })
  organization(
    @Arg('id', () => ID, { description: 'A global id, a slug, or "ror:…".' }) id: string,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow | null> {
    return nodeByName(context, ORGANIZATION_TABLE, id, 'id', selectedFields(info));
  }

  @Query(() => OrganizationConnectionTypes.Connection, {
    description: 'Organizations by name, page by page.',
  })
  organizations(
    @Args(() => OrganizationListingArguments) args: OrganizationListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Listing<NodeRow> {
    return organizationListing(context, args.filter, args, info);
  }

  @FieldResolver(() => AuthorConnectionTypes.Connection, {
    description: 'Authors who named it on a paper, by name.',
  })
  authors(
    @Root() organization: NodeRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Listing<NodeRow> {
    return authorsOfOrganization(context, organization.key, args, info);
  }
}
