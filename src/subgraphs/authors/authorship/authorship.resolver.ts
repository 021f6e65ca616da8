import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { NodeRow } from '../../../graphql/node-table';
import { Author } from '../author/author.type';
import { Organization } from '../organization/organization.type';
import type { AuthorshipRow } from './authorship.loader';
import { Authorship } from './authorship.type';

@Resolver(() => Authorship)
export class AuthorshipResolver {
  @FieldResolver(() => Author)
  author(@Root() authorship: AuthorshipRow): NodeRow {
    return authorship;
  }

  @FieldResolver(() => [Organization])
  affiliations(@Root() authorship: AuthorshipRow): readonly NodeRow[] {
    return authorship.affiliations ?? [];
  }
}
