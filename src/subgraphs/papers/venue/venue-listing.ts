import { entryFields } from '../../../graphql/connection';
import { type Listing, listing, nameSorting } from '../../../graphql/listing';
import { columnsOf, type NodeRow } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { searchedListing } from '../../../graphql/searched-listing';
import type { SelectionInfo } from '../../../graphql/selection';
import type { SearchedNames } from '../../../graphql/word-search';
import { VENUE_TABLE } from './venue.table';
import type { VenueFilter } from './venue-filter.input';

const NAMES: SearchedNames = {
  column: 'v.search_text',
  from: 'venue v',
  alias: 'v',
  words: `SELECT string_to_table(search_text, ' ') FROM venue`,
};

/** The venues that a filter lets through, by name. @throws BadUserInput on malformed arguments. */
export function venueListing(
  context: ReadContext,
  filter: VenueFilter | null | undefined,
  args: PageArguments,
  info: SelectionInfo,
): Listing<NodeRow> {
  const columns = columnsOf(VENUE_TABLE, entryFields(info));
  const sorting = nameSorting('v');
  return listing(
    context,
    {
      description: ['venues', filter, columns],
      sorting,
      ...searchedListing(context, NAMES, filter?.search, ({ from, where }, parameters) => {
        const kinds = filter?.kinds ? [`v.kind = ANY(${parameters.bind(filter.kinds, 'text[]')})`] : [];
        return { set: { from, where: [...where, ...kinds] }, columns: () => columns, keys: sorting.keys };
      }),
    },
    args,
    info,
  );
}
