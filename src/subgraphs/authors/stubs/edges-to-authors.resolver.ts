import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { NodeRow } from '../../../graphql/node-table';
import { checkCount } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { selectedFields } from '../../../graphql/selection';
import { Author } from '../author/author.type';
import { AuthorCount, type AuthorCountRow } from '../author/author-count.type';
import { authorsOfArea, authorsOfPapers } from '../author/author-relations.loader';
import { type AuthorshipRow, authorshipsOfPapers } from '../authorship/authorship.loader';
import { Authorship } from '../authorship/authorship.type';
import { Paper } from './paper.stub';
import { ResearchArea } from './research-area.stub';

@Resolver(() => Paper)
export class PaperAuthorsResolver {
  @FieldResolver(() => [Authorship], { description: 'Who wrote it and how it names them, in author order.' })
  authorships(
    @Root() paper: NodeRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AuthorshipRow[]> {
    const loader = context.loaders.once(info.fieldNodes, () =>
      authorshipsOfPapers(context, {
        author: selectedFields(info, 'author'),
        ...(selectedFields(info).has('affiliations')
          ? { affiliations: selectedFields(info, 'affiliations') }
          : {}),
      }),
    );
    return loader.load(paper.key);
  }

  @FieldResolver(() => [Author], { description: 'Who wrote it, in author order.' })
  authors(
    @Root() paper: NodeRow,
    @Arg('first', () => Int, { nullable: true, description: 'Only the first few, 1–100; all when left out.' })
    first: number | null | undefined,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow[]> {
    const loader = context.loaders.once(info.fieldNodes, () =>
      authorsOfPapers(context, first == null ? null : checkCount('first', first), selectedFields(info)),
    );
    return loader.load(paper.key);
  }
}

@Resolver(() => ResearchArea)
export class ResearchAreaAuthorsResolver {
  @FieldResolver(() => [AuthorCount], {
    description: 'Authors of papers in the area and its descendants, most of these papers first.',
  })
  authors(
    @Root() area: NodeRow,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many at most, 1–100.' })
    first: number | null,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly AuthorCountRow[]> {
    return authorsOfArea(context, area.key, checkCount('first', first ?? 10), selectedFields(info, 'author'));
  }
}
