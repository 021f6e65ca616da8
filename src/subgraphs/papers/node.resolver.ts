import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { LimitExceeded } from '../../errors/graph-error';
import { type NodeType, requireGlobalId } from '../../graphql/global-id';
import { Node } from '../../graphql/node.type';
import { MAX_IDS } from '../../graphql/node-id-set';
import { type NodeRow, type NodeTable, nodeByKey } from '../../graphql/node-table';
import type { ReadContext } from '../../graphql/read-context';
import { selectedFields } from '../../graphql/selection';
import { PAPER_TABLE } from './paper.table';
import { VENUE_TABLE } from './venue/venue.table';

/** Of a type that another subgraph owns only the id is read here, to learn whether there is such a node. */
const foreign = (type: NodeType, table: string): NodeTable => ({ type, table, alias: 'n', fieldColumns: {} });

const TABLES: Readonly<Record<NodeType, NodeTable>> = {
  Paper: PAPER_TABLE,
  Venue: VENUE_TABLE,
  Author: foreign('Author', 'author'),
  Organization: foreign('Organization', 'organization'),
  ResearchArea: foreign('ResearchArea', 'research_area'),
};

async function node(
  context: ReadContext,
  id: string,
  argument: string,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  const { type, key } = requireGlobalId(id, argument);
  const row = await nodeByKey<NodeRow>(context, TABLES[type], key, selectedFields(info, '', type));
  // A copy, since the loader may hand the same row to a field of the concrete type.
  return row && { ...row, __typename: type };
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its global id; null where there is nothing of that id.',
  })
  node(
    @Arg('id', () => ID, { description: 'A global id, as `id` gives it.' }) id: string,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return node(context, id, 'id', info);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Several by their global ids, in the order of the ids; null where there is nothing of that id.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: `At most ${MAX_IDS} global ids.` }) ids: string[],
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null>[] {
    if (ids.length > MAX_IDS)
      throw new LimitExceeded(`ids may have ${MAX_IDS} entries at most, got ${ids.length}`);
    return ids.map((id, index) => node(context, id, `ids[${index}]`, info));
  }
}
