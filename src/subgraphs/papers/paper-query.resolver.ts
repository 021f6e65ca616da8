import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { LimitExceeded } from '../../errors/graph-error';
import { MAX_IDS } from '../../graphql/node-id-set';
import { nodeByName } from '../../graphql/node-table';
import type { ReadContext } from '../../graphql/read-context';
import { selectedFields } from '../../graphql/selection';
import { PaperConnectionTypes } from './listing/paper-connection.type';
import { type PaperListing, paperListing } from './listing/paper-listing';
import { PaperListingArguments } from './listing/paper-listing.args';
import { PAPER_TABLE, type PaperRow } from './paper.table';
import { Paper } from './paper.type';

const NAMES =
  'a global id, a slug, or "doi:…", "arxiv:…", "openalex:…", "s2:…", "acl:…", "openreview:…", "pmid:…", "pmcid:…", "dblp:…"';

@Resolver()
export class PaperQueryResolver {
  @Query(() => Paper, { nullable: true, description: 'One paper; null where there is none of that name.' })
  paper(
    @Arg('id', () => ID, { description: `Its name: ${NAMES}.` }) id: string,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PaperRow | null> {
    return nodeByName(context, PAPER_TABLE, id, 'id', selectedFields(info));
  }

  @Query(() => [Paper], {
    nullable: 'items',
    description: 'Papers by name, in the order of the names; null where there is none of that name.',
  })
  papersByIds(
    @Arg('ids', () => [ID], { description: `At most ${MAX_IDS} names, each ${NAMES}.` }) ids: string[],
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PaperRow | null>[] {
    if (ids.length > MAX_IDS)
      throw new LimitExceeded(`ids may have ${MAX_IDS} entries at most, got ${ids.length}`);
    const fields = selectedFields(info);
    return ids.map((id, index) => nodeByName(context, PAPER_TABLE, id, `ids[${index}]`, fields));
  }

  @Query(() => PaperConnectionTypes.Connection, {
    description: 'Papers, filtered, ordered and page by page.',
  })
  papers(
    @Args(() => PaperListingArguments) args: PaperListingArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info);
  }
}
