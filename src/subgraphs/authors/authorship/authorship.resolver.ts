import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { type NodeRow, nodeByKey } from '../../../graphql/node-table';
import type { ReadContext } from '../../../graphql/read-context';
import { selectedFields } from '../../../graphql/selection';
import { AUTHOR_TABLE } from '../author/author.table';
import { Author } from '../author/author.type';
import { Organization } from '../organization/organization.type';
import { type AuthorshipRow, affiliationsOf } from './authorship.loader';
import { Authorship } from './authorship.type';

@Resolver(() => Authorship)
export class AuthorshipResolver {
  @FieldResolver(() => Author)
  author(
    @Root() authorship: AuthorshipRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow | null> {
    return nodeByKey(context, AUTHOR_TABLE, authorship.authorKey, selectedFields(info));
  }

  @FieldResolver(() => [Organization])
  affiliations(
    @Root() authorship: AuthorshipRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow[]> {
    return affiliationsOf(context, authorship, selectedFields(info));
  }
}
