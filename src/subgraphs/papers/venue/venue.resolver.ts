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
import { PaperConnectionTypes } from '../listing/paper-connection.type';
import { type PaperListing, paperListing } from '../listing/paper-listing';
import { PaperListingArguments } from '../listing/paper-listing.args';
import { PAPER_SCOPES } from '../listing/paper-scope';
import { VENUE_TABLE } from './venue.table';
import { Venue, VenueConnectionTypes } from './venue.type';
import { VenueFilter } from './venue-filter.input';
import { venueListing } from './venue-listing';

@ArgsType()
class VenueListingArguments extends PageArguments {
  @Field(() => VenueFilter, { nullable: true, description: 'Which venues; all when left out.' })
  filter?: VenueFilter | null;
}

@Resolver(() => Venue)
export class VenueResolver {
  @Query(() => Venue, { nullable: true, description: 'One venue; null where there is none of that name.' })
  venue(
    @Arg('id', () => ID, { description: 'A global id or a slug.' }) id: string,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow | null> {
    return nodeByName(context, VENUE_TABLE, id, 'id', selectedFields(info));
  }

  @Query(() => VenueConnectionTypes.Connection, { description: 'Venues by name, page by page.' })
  venues(
    @Args(() => VenueListingArguments) args: VenueListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Listing<NodeRow> {
    return venueListing(context, args.filter, args, info);
  }

  @FieldResolver(() => PaperConnectionTypes.Connection, { description: 'Papers that appeared here.' })
  papers(
    @Root() venue: NodeRow,
    @Args(() => PaperListingArguments) args: PaperListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.venue, parent: venue.key });
  }
}
