import { fold } from '../../../bibliography/fold';
import type { PageBounds, RowSet } from '../../../database/page';
import type { Parameters } from '../../../database/statement';
import type { Sorting } from '../../../graphql/listing';
import { nodeIdSet } from '../../../graphql/node-id-set';
import { areaPage, isKeptOrder } from './area-page.query';
import type { PaperFilter } from './paper-filter.input';
import { paperCondition, queryOf, type Searches } from './paper-filter.query';
import { datesOfYears } from './paper-order.query';
import { PAPER_SCOPES, type PaperScope } from './paper-scope';
import { relevance } from './relevance.query';
import { matching } from './search-text';

/** Which papers: those of a scope (all when there is none) that a filter lets through. */
export interface PaperSet {
  readonly scope?: PaperScope | undefined;
  readonly filter?: PaperFilter | null;
  /** What the filter's search texts ask for. */
  readonly searches: Searches;
}

/** A search at the top of a filter, as SQL. */
export interface RankedSearch {
  readonly query: string;
  /** A paper's relevance: a function, for what does not ask for it must not bind its parameters. */
  readonly score: () => string;
}

/** A set of papers as SQL, with its search where it has one. */
export interface PaperRowSet extends RowSet {
  readonly search?: RankedSearch;
}

/** A search at the top of a filter. @param search its text */
export function rankedSearch(search: string, searches: Searches, parameters: Parameters): RankedSearch {
  const query = queryOf(search, searches, parameters);
  let score: string | undefined;
  return {
    query,
    score() {
      score ??= relevance(query, parameters.bind(fold(search), 'text'));
      return score;
    },
  };
}

/** The set as SQL. @throws BadUserInput, LimitExceeded on a filter that is malformed or too large. */
export function paperRowSet({ scope, filter, searches }: PaperSet, parameters: Parameters): PaperRowSet {
  const from = scope?.from ?? 'paper p';
  const where = scope ? [scope.where] : [];
  if (!filter) return { from, where };
  if (filter.search == null) {
    return { from, where: [...where, paperCondition(filter, searches, parameters)] };
  }
  // The search at the top also ranks, so its documents are joined rather than looked up.
  const { search, ...rest } = filter;
  const ranked = rankedSearch(search, searches, parameters);
  return {
    from: `${from} JOIN paper_search d ON d.paper_id = p.id`,
    where: [...where, matching('d.document', ranked.query), paperCondition(rest, searches, parameters)],
    search: ranked,
  };
}

/**
 * The set as SQL, of which only one page is wanted; its filter has no search at the top.
 * @throws BadUserInput, LimitExceeded as {@link paperRowSet} does
 */
export function paperPageSet(
  set: PaperSet,
  sorting: Sorting,
  bounds: PageBounds,
  parameters: Parameters,
): PaperRowSet {
  const { scope, filter, searches } = set;
  const page = (areas: string, rest: PaperFilter) =>
    areaPage(areas, paperCondition(rest, searches, parameters), rest.year, sorting, bounds, parameters);
  if (isKeptOrder(sorting)) {
    if (scope === PAPER_SCOPES.area) return page('q.parent', filter ?? {});
    if (scope === undefined && filter?.areas) {
      const { areas, ...rest } = filter;
      return page(nodeIdSet('filter.areas', 'ResearchArea', 'research_area', areas, parameters), rest);
    }
  }
  const [first] = sorting.keys;
  if (filter?.year && first?.type === 'date') {
    const { year, ...rest } = filter;
    const { from, where } = paperRowSet({ ...set, filter: rest }, parameters);
    const dates = datesOfYears(first.expression, year, parameters);
    return { from, where: [...where, ...(dates.length > 0 ? ['p.year IS NOT NULL', ...dates] : [])] };
  }
  return paperRowSet(set, parameters);
}
