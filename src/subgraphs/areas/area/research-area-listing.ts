import type { Parameters } from '../../../database/statement';
import { entryFields } from '../../../graphql/connection';
import { countedSorting, type Listing, listing } from '../../../graphql/listing';
import { nodeIdSet } from '../../../graphql/node-id-set';
import { columnsOf } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { searchedListing } from '../../../graphql/searched-listing';
import type { SelectionInfo } from '../../../graphql/selection';
import type { SearchedNames } from '../../../graphql/word-search';
import { RESEARCH_AREA_TABLE, type ResearchAreaRow } from './research-area.table';
import type { ResearchAreaFilter, ResearchAreaOrder } from './research-area-filter.input';

const NAMES: SearchedNames = {
  column: 'r.name_folded',
  from: 'research_area r',
  alias: 'r',
  words: `SELECT string_to_table(name_folded, ' ') FROM research_area`,
};

function* conditions(filter: ResearchAreaFilter, parameters: Parameters): Generator<string> {
  if (filter.roots != null) yield `r.parent_id IS ${filter.roots ? '' : 'NOT '}NULL`;
  if (filter.parent != null) {
    const parent = nodeIdSet('filter.parent', 'ResearchArea', 'research_area', [filter.parent], parameters);
    yield `r.parent_id IN (${parent})`;
  }
}

/** The areas that a filter lets through. @throws BadUserInput on malformed arguments. */
export function researchAreaListing(
  context: ReadContext,
  filter: ResearchAreaFilter | null | undefined,
  orderBy: readonly ResearchAreaOrder[] | null | undefined,
  args: PageArguments,
  info: SelectionInfo,
): Listing<ResearchAreaRow> {
  const columns = columnsOf(RESEARCH_AREA_TABLE, entryFields(info));
  const sorting = countedSorting('r', orderBy);
  return listing(
    context,
    {
      description: ['areas', filter, orderBy, columns],
      sorting,
      ...searchedListing(context, NAMES, filter?.search, ({ from, where }, parameters) => ({
        set: { from, where: filter ? [...where, ...conditions(filter, parameters)] : where },
        columns: () => columns,
        keys: sorting.keys,
      })),
    },
    args,
    info,
  );
}
