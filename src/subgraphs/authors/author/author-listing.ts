import { normaliseOrcid } from '../../../bibliography/identifier';
import { descendantsOf } from '../../../database/area-descendants';
import type { Parameters } from '../../../database/statement';
import { BadUserInput } from '../../../errors/graph-error';
import { entryFields } from '../../../graphql/connection';
import { quoted } from '../../../graphql/global-id';
import { countedSorting, type Listing, listing, nameSorting } from '../../../graphql/listing';
import { nodeIdSet } from '../../../graphql/node-id-set';
import { columnsOf, type NodeRow } from '../../../graphql/node-table';
import type { PageArguments } from '../../../graphql/page-arguments';
import type { ReadContext } from '../../../graphql/read-context';
import type { SelectionInfo } from '../../../graphql/selection';
import { wordsIn } from '../../../graphql/word-search';
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

function* conditions(filter: AuthorFilter, parameters: Parameters): Generator<string> {
  if (filter.search != null) yield* wordsIn('a.search_text', filter.search, parameters);
  if (filter.orcid != null) yield orcidCondition(filter.orcid, parameters);
  if (filter.areas) {
    const areas = nodeIdSet('filter.areas', 'ResearchArea', 'research_area', filter.areas, parameters);
    yield `a.id IN (SELECT s.author_id FROM authorship s JOIN paper_area pa ON pa.paper_id = s.paper_id
      WHERE pa.area_id IN (${descendantsOf(areas)}))`;
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
  if (filter.minPapers != null) yield `a.paper_count >= ${parameters.bind(filter.minPapers, 'int')}`;
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
  return listing(
    context,
    {
      description: ['authors', filter, orderBy, columns],
      sorting,
      build: (parameters) => ({
        set: { from: 'author a', where: filter ? [...conditions(filter, parameters)] : [] },
        columns: () => columns,
        keys: sorting.keys,
      }),
    },
    args,
    info,
  );
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
