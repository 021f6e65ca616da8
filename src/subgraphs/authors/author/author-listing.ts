import { normaliseOrcid } from '../../../bibliography/identifier';
import { descendantsOf } from '../../../database/area-descendants';
import type { SortKey } from '../../../database/keyset';
import { Parameters, PLANNED_BY_VALUE } from '../../../database/statement';
import { BadUserInput } from '../../../errors/graph-error';
import { entryFields } from '../../../graphql/connection';
import { quoted } from '../../../graphql/global-id';
import { countedSorting, type Listing, listing, nameSorting, type Sorting } from '../../../graphql/listing';
import { nodeIdSet } from '../../../graphql/node-id-set';
import { columnsOf, type NodeRow } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import { searchedListing } from '../../../graphql/searched-listing';
import type { SelectionInfo } from '../../../graphql/selection';
import { joinedRows, type NamedRows, type SearchedNames } from '../../../graphql/word-search';
import { AUTHOR_TABLE } from './author.table';
import type { AuthorFilter, AuthorOrder } from './author-filter.input';

function orcidCondition(orcid: string, parameters: Parameters): string {
  const normal = normaliseOrcid(orcid);
  if (normal === null)
    throw new BadUserInput(
      `filter.orcid must be an ORCID iD such as 0000-0002-1825-0097, got ${quoted(orcid)}`,
    );
  return `a.orcid = ${parameters.bind(normal, 'text')}`;
}

const NAMES: SearchedNames = {
  from: 'author a',
  alias: 'a',
  apart: { from: 'author_search n', on: 'n.author_id = a.id' },
  column: 'n.text',
  // With those of titles, which do no harm: they are looked for in names.
  words: 'SELECT word FROM search_word',
};

/** What `author_search` holds of an order by name, in which its index has it. */
const KEPT_KEYS: Readonly<Record<string, string>> = {
  'left(a.name_folded, 400)': 'n.name',
  'a.id': 'n.author_id',
};

/** Rows of which a page is wanted, by the index that has them in their order. */
function inOrder(rows: NamedRows, { name, keys }: Sorting): { from: string; keys: readonly SortKey[] } {
  const isFound = rows.from !== NAMES.from && !rows.isJoined;
  if (isFound || !name.startsWith('NAME')) return { from: rows.from, keys };
  return {
    from: joinedRows(NAMES).from,
    keys: keys.map((key) => ({ ...key, expression: KEPT_KEYS[key.expression] ?? key.expression })),
  };
}

/** The ids of areas and of all areas below them. @throws BadUserInput, LimitExceeded on malformed ids. */
async function areasWithin({ reader }: ReadContext, areas: readonly string[]): Promise<number[]> {
  const parameters = new Parameters();
  const ids = nodeIdSet('filter.areas', 'ResearchArea', 'research_area', areas, parameters);
  const rows = await reader.rows<{ id: number }>(descendantsOf(ids), parameters.values);
  return rows.map(({ id }) => id);
}

function* conditions(
  filter: AuthorFilter,
  areas: readonly number[] | null,
  parameters: Parameters,
): Generator<string> {
  if (filter.orcid != null) yield orcidCondition(filter.orcid, parameters);
  // Postgres knows how many papers an area has where it knows the area: of a large one authors are tried in their order.
  if (areas) {
    yield `a.id IN (SELECT s.author_id FROM authorship s JOIN paper_area pa ON pa.paper_id = s.paper_id
      WHERE pa.area_id = ANY(${parameters.bind(areas, 'int[]')})) ${PLANNED_BY_VALUE}`;
  }
  if (filter.organizations) {
    const set = nodeIdSet(
      'filter.organizations',
      'Organization',
      'organization',
      filter.organizations,
      parameters,
    );
    yield `a.id IN (${authorsAt(`f.organization_id IN (${set})`)})`;
  }
  if (filter.minPapers != null) {
    yield `a.paper_count >= ${parameters.bind(filter.minPapers, 'int')} ${PLANNED_BY_VALUE}`;
  }
}

function authorsAt(condition: string): string {
  return `SELECT s.author_id FROM affiliation f
    JOIN authorship s ON s.paper_id = f.paper_id AND s.position = f.author_position WHERE ${condition}`;
}

/** The authors that a filter lets through. @throws BadUserInput, LimitExceeded on malformed arguments. */
export function authorListing(
  context: ReadContext,
  filter: AuthorFilter | null | undefined,
  orderBy: readonly AuthorOrder[] | null | undefined,
  args: PageArguments,
  info: SelectionInfo,
): Listing<NodeRow> {
  const columns = columnsOf(AUTHOR_TABLE, entryFields(info));
  const sorting = countedSorting('a', orderBy);
  let areas: readonly number[] | null = null;
  const authors = listing<NodeRow>(
    context,
    {
      description: ['authors', filter, orderBy, columns],
      sorting,
      ...searchedListing(context, NAMES, filter?.search, (rows, parameters, page) => {
        const { from, keys } = page ? inOrder(rows, sorting) : { from: rows.from, keys: sorting.keys };
        const where = filter ? [...rows.where, ...conditions(filter, areas, parameters)] : rows.where;
        return { set: { from, where }, columns: () => columns, keys };
      }),
    },
    args,
    info,
  );
  const named = filter?.areas;
  if (!named) return authors;
  let known: Promise<void> | undefined;
  const afterAreas = async <Value>(read: () => Promise<Value>): Promise<Value> => {
    known ??= areasWithin(context, named).then((ids) => {
      areas = ids;
    });
    await known;
    return read();
  };
  return {
    ...authors,
    page: () => afterAreas(authors.page),
    totalCount: () => afterAreas(authors.totalCount),
  };
}

/** The authors who named an organization on a paper, by name. @throws BadUserInput on malformed page arguments. */
export function authorsOfOrganization(
  context: ReadContext,
  organization: number,
  args: PageArguments,
  info: SelectionInfo,
): Listing<NodeRow> {
  const columns = columnsOf(AUTHOR_TABLE, entryFields(info));
  const sorting = nameSorting('a');
  return listing(
    context,
    {
      description: ['authors of an organization', columns],
      sorting,
      build: () => ({
        set: { from: 'author a', where: [`a.id IN (${authorsAt('f.organization_id = q.parent')})`] },
        columns: () => columns,
        keys: sorting.keys,
      }),
    },
    args,
    info,
    organization,
  );
}
