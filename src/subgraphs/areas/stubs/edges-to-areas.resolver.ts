import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { NodeRow } from '../../../graphql/node-table';
import { checkCount } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { selectedFields } from '../../../graphql/selection';
import { AreaCount, type AreaCountRow } from '../area/area-count.type';
import { ResearchArea } from '../area/research-area.type';
import { areasOfAuthor, areasOfPapers } from '../area/research-area-relations.loader';
import { Author } from './author.stub';
import { Paper } from './paper.stub';

@Resolver(() => Paper)
export class PaperAreasResolver {
  @FieldResolver(() => [ResearchArea], { description: 'The areas it belongs to, primary first.' })
  areas(
    @Root() paper: NodeRow,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NodeRow[]> {
    return context.loaders
      .once(info.fieldNodes, () => areasOfPapers(context, selectedFields(info)))
      .load(paper.key);
  }
}

@Resolver(() => Author)
export class AuthorAreasResolver {
  @FieldResolver(() => [AreaCount], { description: "The areas of the author's papers, most papers first." })
  areas(
    @Root() author: NodeRow,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many at most, 1–100.' })
    first: number | null,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AreaCountRow[]> {
    return areasOfAuthor(context, author.key, checkCount('first', first ?? 10), selectedFields(info, 'area'));
  }
}
