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
import { nodeByKey, nodeByName } from '../../../graphql/node-table';
import { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { selectedFields } from '../../../graphql/selection';
import { RESEARCH_AREA_TABLE, type ResearchAreaRow } from './research-area.table';
import { ResearchArea, ResearchAreaConnectionTypes } from './research-area.type';
import { ResearchAreaFilter, ResearchAreaOrder } from './research-area-filter.input';
import { researchAreaListing } from './research-area-listing';
import { ancestorsOf, childrenOf } from './research-area-relations.loader';

@ArgsType()
class ResearchAreaListingArguments extends PageArguments {
  @Field(() => ResearchAreaFilter, { nullable: true, description: 'Which areas; all when left out.' })
  filter?: ResearchAreaFilter | null;

  @Field(() => [ResearchAreaOrder], {
    nullable: true,
    description: 'First key first. Default: NAME, A first.',
  })
  orderBy?: ResearchAreaOrder[] | null;
}

@Resolver(() => ResearchArea)
export class ResearchAreaResolver {
  @Query(() => ResearchArea, {
    nullable: true,
    description: 'One area; null where there is none of that name.',
  })
  area(
    @Arg('id', () => ID, { description: 'A global id or a slug.' }) id: string,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResearchAreaRow | null> {
    return nodeByName(context, RESEARCH_AREA_TABLE, id, 'id', selectedFields(info));
  }

  @Query(() => ResearchAreaConnectionTypes.Connection, {
    description: 'Areas, filtered, ordered and page by page.',
  })
  areas(
    @Args(() => ResearchAreaListingArguments) args: ResearchAreaListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Listing<ResearchAreaRow> {
    return researchAreaListing(context, args.filter, args.orderBy, args, info);
  }

  @FieldResolver(() => ResearchArea, {
    nullable: true,
    description: 'The area it belongs to; null for a root.',
  })
  parent(
    @Root() area: ResearchAreaRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResearchAreaRow | null> | null {
    return area.parentKey == null
      ? null
      : nodeByKey(context, RESEARCH_AREA_TABLE, area.parentKey, selectedFields(info));
  }

  @FieldResolver(() => [ResearchArea], { description: 'The areas directly below it, by name.' })
  children(
    @Root() area: ResearchAreaRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResearchAreaRow[]> {
    return childrenOf(context, area.key, selectedFields(info));
  }

  @FieldResolver(() => [ResearchArea], { description: 'The areas above it, root first.' })
  ancestors(
    @Root() area: ResearchAreaRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResearchAreaRow[]> {
    return ancestorsOf(context, area.key, selectedFields(info));
  }
}
