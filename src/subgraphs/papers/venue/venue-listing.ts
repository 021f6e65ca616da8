import { entryFields } from '../../../graphql/connection';
import { type Listing, listing, nameSorting } from '../../../graphql/listing';
import { columnsOf, type NodeRow } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import type { SelectionInfo } from '../../../graphql/selection';
import { wordsIn } from '../../../graphql/word-search';
import { VENUE_TABLE } from './venue.table';
import type { VenueFilter } from './venue-filter.input';

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
      build: (parameters) => {
        const where = [
          ...(filter?.search == null ? [] : wordsIn('v.search_text', filter.search, parameters)),
          ...(filter?.kinds ? [`v.kind = ANY(${parameters.bind(filter.kinds, 'text[]')})`] : []),
        ];
        return { set: { from: 'venue v', where }, columns: () => columns, keys: sorting.keys };
      },
    },
    args,
    info,
  );
}
