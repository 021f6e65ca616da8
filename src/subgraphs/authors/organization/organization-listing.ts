import type { Parameters } from '../../../database/statement';
import { BadUserInput } from '../../../errors/graph-error';
import { entryFields } from '../../../graphql/connection';
import { quoted } from '../../../graphql/global-id';
import { type Listing, listing, nameSorting } from '../../../graphql/listing';
import { columnsOf, type NodeRow } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { searchedListing } from '../../../graphql/searched-listing';
import type { SelectionInfo } from '../../../graphql/selection';
import type { SearchedNames } from '../../../graphql/word-search';
import { ORGANIZATION_TABLE } from './organization.table';
import type { OrganizationFilter } from './organization.type';

const NAMES: SearchedNames = {
  column: 'o.name_folded',
  from: 'organization o',
  alias: 'o',
  words: `SELECT string_to_table(name_folded, ' ') FROM organization`,
};

function countryCondition(country: string, parameters: Parameters): string {
  if (!/^[A-Za-z]{2}$/.test(country)) {
    throw new BadUserInput(`filter.country must be a two-letter ISO 3166-1 code, got ${quoted(country)}`);
  }
  return `o.country = ${parameters.bind(country.toUpperCase(), 'text')}`;
}

/** The organizations that a filter lets through, by name. @throws BadUserInput on malformed arguments. */
export function organizationListing(
  context: ReadContext,
  filter: OrganizationFilter | null | undefined,
  args: PageArguments,
  info: SelectionInfo,
): Listing<NodeRow> {
  const columns = columnsOf(ORGANIZATION_TABLE, entryFields(info));
  const sorting = nameSorting('o');
  return listing(
    context,
    {
      description: ['organizations', filter, columns],
      sorting,
      ...searchedListing(context, NAMES, filter?.search, ({ from, where }, parameters) => {
        const country = filter?.country == null ? [] : [countryCondition(filter.country, parameters)];
        return { set: { from, where: [...where, ...country] }, columns: () => columns, keys: sorting.keys };
      }),
    },
    args,
    info,
  );
}
