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
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Listing } from '../../../graphql/listing';
import { type NodeRow, nodeByName } from '../../../graphql/node-table';
import { checkCount, PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { selectedFields } from '../../../graphql/selection';
import { Organization } from '../organization/organization.type';
import { AUTHOR_TABLE } from './author.table';
import { Author, AuthorConnectionTypes } from './author.type';
import { AuthorCount, type AuthorCountRow } from './author-count.type';
import { AuthorFilter, AuthorOrder } from './author-filter.input';
import { authorListing } from './author-listing';
import { affiliationsOfAuthor, coauthorsOf } from './author-relations.loader';

@ArgsType()
class AuthorListingArguments extends PageArguments {
  @Field(() => AuthorFilter, { nullable: true, description: 'Which authors; all when left out.' })
  filter?: AuthorFilter | null;

  @Field(() => [AuthorOrder], { nullable: true, description: 'First key first. Default: NAME, A first.' })
  orderBy?: AuthorOrder[] | null;
}

@Resolver(() => Author)
export class AuthorResolver {
  @Query(() => Author, { nullable: true, description: 'One author; null where there is none of that name.' })
  author(
    @Arg('id', () => ID, { description: 'A global id, a slug, or "orcid:0000-…".' }) id: string,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow | null> {
    return nodeByName(context, AUTHOR_TABLE, id, 'id', selectedFields(info));
  }

  @Query(() => AuthorConnectionTypes.Connection, {
    description: 'Authors, filtered, ordered and page by page.',
  })
  authors(
    @Args(() => AuthorListingArguments) args: AuthorListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Listing<NodeRow> {
    return authorListing(context, args.filter, args.orderBy, args, info);
  }

  @FieldResolver(() => [Organization], {
    description: "The organizations named on the author's latest papers.",
  })
  affiliations(
    @Root() author: NodeRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow[]> {
    return affiliationsOfAuthor(context, author.key, selectedFields(info));
  }

  @FieldResolver(() => [AuthorCount], {
    description: 'People they wrote papers with, most joint papers first.',
  })
  coauthors(
    @Root() author: NodeRow,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many at most, 1–100.' })
    first: number | null,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AuthorCountRow[]> {
    return coauthorsOf(context, author.key, checkCount('first', first ?? 10), selectedFields(info, 'author'));
  }
}
