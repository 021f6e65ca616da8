import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { NodeRow } from '../../../graphql/node-table';
import type { ReadContext } from '../../../graphql/read-context';
import { PaperConnectionTypes } from '../listing/paper-connection.type';
import { type PaperListing, paperListing } from '../listing/paper-listing';
import { PaperListingArguments } from '../listing/paper-listing.args';
import { PAPER_SCOPES } from '../listing/paper-scope';
import { papersByYear } from '../listing/papers-by-year.loader';
import { YearCount } from '../listing/year-count.type';
import { Author } from './author.stub';
import { Organization } from './organization.stub';
import { ResearchArea } from './research-area.stub';

@Resolver(() => Author)
export class AuthorPapersResolver {
  @FieldResolver(() => PaperConnectionTypes.Connection, { description: 'Papers the person wrote.' })
  papers(
    @Root() author: NodeRow,
    @Args(() => PaperListingArguments) args: PaperListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.author, parent: author.key });
  }
}

@Resolver(() => Organization)
export class OrganizationPapersResolver {
  @FieldResolver(() => PaperConnectionTypes.Connection, {
    description: 'Papers with an author who names it.',
  })
  papers(
    @Root() organization: NodeRow,
    @Args(() => PaperListingArguments) args: PaperListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.organization, parent: organization.key });
  }
}

@Resolver(() => ResearchArea)
export class ResearchAreaPapersResolver {
  @FieldResolver(() => PaperConnectionTypes.Connection, {
    description: 'Papers of the area and its descendants.',
  })
  papers(
    @Root() area: NodeRow,
    @Args(() => PaperListingArguments) args: PaperListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.area, parent: area.key });
  }

  @FieldResolver(() => [YearCount], {
    description: 'Papers of the area and its descendants in each year that has any, oldest first.',
  })
  papersByYear(@Root() area: NodeRow, @Ctx() context: ReadContext): Promise<readonly YearCount[]> {
    return papersByYear(context, area.key);
  }
}
