import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { searchText } from '../../../graphql/input-text';
import { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { PaperConnectionTypes } from '../listing/paper-connection.type';
import { type PaperListing, paperListing } from '../listing/paper-listing';
import { PAPER_SCOPES } from '../listing/paper-scope';
import { allCollections, type CollectionRow, collectionBySlug } from './collection.loader';
import { Collection } from './collection.type';

@Resolver(() => Collection)
export class CollectionResolver {
  @Query(() => Collection, {
    nullable: true,
    description: 'A collection by its slug; null where there is none.',
  })
  collection(
    @Arg('slug', () => String, { description: 'Its slug, such as "research-papers".' }) slug: string,
    @Ctx() context: ReadContext,
  ): Promise<CollectionRow | null> {
    return collectionBySlug(context, searchText('slug', slug));
  }

  @Query(() => [Collection], { description: 'All collections, by title.' })
  collections(@Ctx() context: ReadContext): Promise<CollectionRow[]> {
    return allCollections(context);
  }

  @FieldResolver(() => PaperConnectionTypes.Connection, { description: 'Its papers, in its own order.' })
  papers(
    @Root() collection: CollectionRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.collection, parent: collection.key });
  }
}
