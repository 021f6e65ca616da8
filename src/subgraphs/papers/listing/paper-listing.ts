import { entryFields } from '../../../graphql/connection';
import { type Listing, listing, type Sorting } from '../../../graphql/listing';
import { columnsOf } from '../../../graphql/node-table';
import type { ReadContext } from '../../../graphql/read-context';
import { type SelectionInfo, selectedFields } from '../../../graphql/selection';
import type { PaperFacet } from '../enums/paper-facet.enum';
import { PAPER_TABLE, type PaperRow } from '../paper.table';
import type { Facet } from './facet.type';
import type { MarkedTexts } from './highlight';
import { readFacets } from './paper-facet.query';
import type { PaperListingArguments } from './paper-listing.args';
import { paperSorting } from './paper-order.query';
import type { PaperScope } from './paper-scope';
import { paperPageSet, paperRowSet } from './paper-set.query';
import { searchMatchColumns } from './search-match.query';

/** A paper in a listing: with a search also how it matches, where that is asked for. */
export interface ListedPaper extends PaperRow {
  readonly score?: number | null;
  readonly marked?: MarkedTexts;
}

/** A connection of papers, with what `PaperConnection` has beyond any connection. */
export interface PaperListing extends Listing<ListedPaper> {
  facets(by: readonly PaperFacet[], first: number): Promise<Facet[]>;
}

/** The edge that a listing hangs from, and the key of the node it starts at. */
export interface PaperEdge {
  readonly scope: PaperScope;
  readonly parent: number;
}

/**
 * The papers at the end of an edge, or all papers.
 * @throws BadUserInput, LimitExceeded on arguments that are malformed or beyond what is allowed.
 */
export function paperListing(
  context: ReadContext,
  args: PaperListingArguments,
  info: SelectionInfo,
  edge?: PaperEdge,
): PaperListing {
  const { filter, orderBy } = args;
  const scope = edge?.scope;
  const columns = columnsOf(PAPER_TABLE, entryFields(info));
  const edgeFields = selectedFields(info, 'edges');
  const sorting = (query?: string): Sorting =>
    scope?.ownOrder ? { name: scope.name, keys: scope.ownOrder } : paperSorting(orderBy, query);

  const papers = listing<ListedPaper>(
    context,
    {
      description: [
        scope?.name,
        filter,
        orderBy,
        columns,
        edgeFields.has('score'),
        edgeFields.has('highlight'),
      ],
      // Cursors depend on the order's name and key types alone: any stand-in for the text query will do.
      sorting: sorting(filter?.search == null ? undefined : 'query'),
      build: (parameters, page) => {
        const wanted = { scope, filter };
        const set =
          page && filter?.search == null
            ? paperPageSet(wanted, sorting(), page, parameters)
            : paperRowSet(wanted, parameters);
        const { keys } = sorting(set.query);
        return {
          set,
          keys,
          total: filter ? undefined : scope?.total,
          columns: () => [...columns, ...searchMatchColumns(set.query, edgeFields, parameters)],
        };
      },
    },
    args,
    info,
    edge?.parent,
  );
  return {
    ...papers,
    facets: (by, first) =>
      papers.read(`facets ${by} ${first}`, (parents) =>
        readFacets(context.reader, { scope, filter }, by, first, parents),
      ),
  };
}
