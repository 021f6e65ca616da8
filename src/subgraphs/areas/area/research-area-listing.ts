import type { Parameters } from '../../../database/statement';
import { entryFields } from '../../../graphql/connection';
import { countedSorting, type Listing, listing } from '../../../graphql/listing';
import { nodeIdSet } from '../../../graphql/node-id-set';
import { columnsOf } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import type { SelectionInfo } from '../../../graphql/selection';
import { wordsIn } from '../../../graphql/word-search';
import { RESEARCH_AREA_TABLE, type ResearchAreaRow } from './research-area.table';
import type { ResearchAreaFilter, ResearchAreaOrder } from './research-area-filter.input';

function* conditions(filter: ResearchAreaFilter, parameters: Parameters): Generator<string> {
  if (filter.search != null) yield* wordsIn('r.name_folded', filter.search, parameters);
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
      build: (parameters) => ({
        set: { from: 'research_area r', where: filter ? [...conditions(filter, parameters)] : [] },
        columns: () => columns,
        keys: sorting.keys,
      }),
    },
    args,
    info,
  );
}
