import type { PageBounds } from '../../../database/page';
import type { Parameters } from '../../../database/statement';
import { entryFields } from '../../../graphql/connection';
import { type Listing, type ListingSource, listing, type Sorting } from '../../../graphql/listing';
import { columnsOf } from '../../../graphql/node-table';
import type { ReadContext } from '../../../graphql/read-context';
import { type SelectionInfo, selectedFields } from '../../../graphql/selection';
import type { PaperFacet } from '../enums/paper-facet.enum';
import { PAPER_TABLE, type PaperRow } from '../paper.table';
import type { Facet } from './facet.type';
import type { MarkedTexts } from './highlight';
import { readFacets } from './paper-facet.query';
import { type Searches, searchesIn } from './paper-filter.query';
import type { PaperListingArguments } from './paper-listing.args';
import { paperSorting } from './paper-order.query';
import type { PaperScope } from './paper-scope';
import { type PaperRowSet, type PaperSet, paperPageSet, paperRowSet } from './paper-set.query';
import { documentPage, documentRowSet, isDocumentPage, isOfDocuments } from './search-document-set.query';
import { searchMatchColumns } from './search-match.query';
import { readSearches } from './search-spelling.loader';

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

/** The set of papers as SQL; where `page` is given, at least the papers of that page. */
function rowsOf(
  set: PaperSet,
  sorting: Sorting,
  page: PageBounds | undefined,
  parameters: Parameters,
): PaperRowSet {
  if (set.filter?.search == null) {
    return page ? paperPageSet(set, sorting, page, parameters) : paperRowSet(set, parameters);
  }
  if (!page && isOfDocuments(set)) return documentRowSet(set, parameters);
  if (page && isDocumentPage(set, sorting)) return documentPage(set, sorting, page, parameters);
  return paperRowSet(set, parameters);
}

/** What the listings of one edge from all parents of a list have in common. */
interface PaperListingCommon {
  readonly source: ListingSource;
  /** Runs a read once it is known what the filter's search texts ask for. */
  readonly afterSearches: <Value>(read: () => Promise<Value>) => Promise<Value>;
  readonly facets: (
    by: readonly PaperFacet[],
    first: number,
    parents: readonly number[] | null,
  ) => Promise<Facet[][]>;
}

function paperListingCommon(
  context: ReadContext,
  { filter, orderBy }: PaperListingArguments,
  info: SelectionInfo,
  scope: PaperScope | undefined,
): PaperListingCommon {
  const columns = columnsOf(PAPER_TABLE, entryFields(info));
  const edgeFields = selectedFields(info, 'edges');
  // Cursors depend on the order's name and key types alone: any stand-in for the score will do.
  const sorting = (score = filter?.search == null ? undefined : () => 'score'): Sorting =>
    scope?.ownOrder ? { name: scope.name, keys: scope.ownOrder } : paperSorting(orderBy, score);
  let set: PaperSet = { scope, filter, searches: new Map() };
  let searches: Promise<Searches> | undefined;
  return {
    source: {
      description: [
        scope?.name,
        filter,
        orderBy,
        columns,
        edgeFields.has('score'),
        edgeFields.has('highlight'),
      ],
      sorting: sorting(),
      build: (parameters, page) => {
        const rows = rowsOf(set, sorting(), page, parameters);
        const { search } = rows;
        return {
          set: rows,
          keys: page ? sorting(search?.score).keys : [],
          total: filter ? undefined : scope?.total,
          columns: () =>
            search ? [...columns, ...searchMatchColumns(search, edgeFields, parameters)] : columns,
        };
      },
    },
    afterSearches(read) {
      if (!filter) return read();
      searches ??= readSearches(context, searchesIn(filter));
      return searches.then((found) => {
        set = { ...set, searches: found };
        return read();
      });
    },
    facets: (by, first, parents) => readFacets(context.reader, set, by, first, parents),
  };
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
  const { source, afterSearches, facets } = context.loaders.once(info.fieldNodes, () =>
    paperListingCommon(context, args, info, edge?.scope),
  );
  const papers = listing<ListedPaper>(context, source, args, info, edge?.parent);
  return {
    read: papers.read,
    page: () => afterSearches(papers.page),
    totalCount: () => afterSearches(papers.totalCount),
    facets: (by, first) =>
      afterSearches(() => papers.read(`facets ${by} ${first}`, (parents) => facets(by, first, parents))),
  };
}
