import { fold } from '../../../bibliography/fold';
import { descendantsOf } from '../../../database/area-descendants';
import { likeLiteral, type Parameters } from '../../../database/statement';
import { LimitExceeded } from '../../../errors/graph-error';
import { searchText } from '../../../graphql/input-text';
import { nodeIdSet } from '../../../graphql/node-id-set';
import type { DateRange, IntRange, PaperFilter } from './paper-filter.input';
import { matching, type SearchText, searchQuery } from './search-text';

/** Filters inside one another, and in all, at most: each becomes a condition that Postgres plans. */
const MAX_DEPTH = 8;
const MAX_FILTERS = 50;

/** What each search text of a filter asks for. */
export type Searches = ReadonlyMap<string, SearchText>;

/**
 * A filter and all filters inside it.
 * @throws LimitExceeded on a filter with too many parts.
 */
function partsOf(filter: PaperFilter): PaperFilter[] {
  const parts: PaperFilter[] = [];
  const add = (part: PaperFilter, depth: number): void => {
    parts.push(part);
    if (depth > MAX_DEPTH)
      throw new LimitExceeded(`filter may nest and, or and not ${MAX_DEPTH} deep at most`);
    if (parts.length > MAX_FILTERS) throw new LimitExceeded(`filter may have ${MAX_FILTERS} parts at most`);
    for (const inner of [...(part.and ?? []), ...(part.or ?? [])]) add(inner, depth + 1);
    if (part.not) add(part.not, depth + 1);
  };
  add(filter, 1);
  return parts;
}

/** The search texts of a filter and of all inside it. @throws LimitExceeded on a filter with too many parts. */
export function searchesIn(filter: PaperFilter): string[] {
  return partsOf(filter).flatMap(({ search }) => search ?? []);
}

function titleContains(text: string, parameters: Parameters): string {
  const pattern = `%${likeLiteral(fold(searchText('filter.titleContains', text)))}%`;
  return `p.title_folded LIKE ${parameters.bind(pattern, 'text')}`;
}

function range(column: string, bounds: IntRange | DateRange, type: string, parameters: Parameters): string {
  const parts = [
    ...(bounds.gte == null ? [] : [`${column} >= ${parameters.bind(bounds.gte, type)}`]),
    ...(bounds.lte == null ? [] : [`${column} <= ${parameters.bind(bounds.lte, type)}`]),
  ];
  return parts.length > 0 ? parts.join(' AND ') : 'true';
}

/**
 * The paper has a row of a table with what is asked for. Below `or` and `not` Postgres can then look at the rows of each paper;
 * a list of all papers that have one it would make first, however few papers it is for.
 */
function hasAny(table: string, condition: string): string {
  return `EXISTS (SELECT FROM ${table} WHERE paper_id = p.id AND ${condition})`;
}

/** Turns a filter into SQL over the paper `p`. Values go into parameters; of the client's text nothing enters the SQL. */
class FilterCompiler {
  constructor(
    readonly parameters: Parameters,
    readonly searches: Searches,
  ) {}

  compile(filter: PaperFilter): string {
    const conditions = [...this.#ofPaper(filter), ...this.#ofRelations(filter), ...this.#ofFilters(filter)];
    return conditions.length > 0 ? conditions.map((condition) => `(${condition})`).join(' AND ') : ALWAYS;
  }

  *#ofPaper(filter: PaperFilter): Generator<string> {
    const { parameters } = this;
    if (filter.titleContains != null) yield titleContains(filter.titleContains, parameters);
    if (filter.year) yield range('p.year', filter.year, 'int', parameters);
    if (filter.publishedOn) yield range('p.published_on', filter.publishedOn, 'date', parameters);
    if (filter.types) yield `p.type = ANY(${parameters.bind(filter.types, 'text[]')})`;
    if (filter.presentations)
      yield `p.presentation = ANY(${parameters.bind(filter.presentations, 'text[]')})`;
    if (filter.hasAbstract != null) yield `p.abstract IS ${filter.hasAbstract ? 'NOT ' : ''}NULL`;
    if (filter.minCitations != null)
      yield `p.citation_count >= ${parameters.bind(filter.minCitations, 'int')}`;
  }

  *#ofRelations(filter: PaperFilter): Generator<string> {
    const { parameters } = this;
    if (filter.search != null) {
      const query = queryOf(filter.search, this.searches, parameters);
      yield `p.id IN (SELECT paper_id FROM paper_search WHERE ${matching('document', query)})`;
    }
    if (filter.authors) {
      const authors = nodeIdSet('filter.authors', 'Author', 'author', filter.authors, parameters);
      yield hasAny('authorship', `author_id IN (${authors})`);
    }
    if (filter.areas) {
      const areas = nodeIdSet('filter.areas', 'ResearchArea', 'research_area', filter.areas, parameters);
      yield hasAny('paper_area', `area_id IN (${descendantsOf(areas)})`);
    }
    if (filter.venues) {
      yield `p.venue_id IN (${nodeIdSet('filter.venues', 'Venue', 'venue', filter.venues, parameters)})`;
    }
    if (filter.organizations) {
      const set = nodeIdSet(
        'filter.organizations',
        'Organization',
        'organization',
        filter.organizations,
        parameters,
      );
      yield hasAny('affiliation', `organization_id IN (${set})`);
    }
    if (filter.hasLinks) {
      yield hasAny('paper_link', `kind = ANY(${parameters.bind(filter.hasLinks, 'text[]')})`);
    }
  }

  *#ofFilters(filter: PaperFilter): Generator<string> {
    const each = (filters: PaperFilter[]) => filters.map((part) => `(${this.compile(part)})`);
    if (filter.and) yield each(filter.and).join(' AND ') || 'true';
    if (filter.or) yield each(filter.or).join(' OR ') || 'false';
    // What is unknown (NULL) of a paper does not match, so its opposite does.
    if (filter.not) yield `(${this.compile(filter.not)}) IS NOT TRUE`;
  }
}

/** The condition of a filter that lets everything through. */
export const ALWAYS = 'true';

/** The tsquery of a search text of a filter. */
export function queryOf(text: string, searches: Searches, parameters: Parameters): string {
  const search = searches.get(text);
  if (!search) throw new Error('every search text is read before the filter it stands in');
  return searchQuery(search, parameters);
}

/**
 * The condition a filter sets on the paper `p`.
 * @param searches what {@link searchesIn} the filter ask for.
 * @throws BadUserInput on a malformed id or text, LimitExceeded on a filter with too many parts.
 */
export function paperCondition(filter: PaperFilter, searches: Searches, parameters: Parameters): string {
  partsOf(filter);
  return new FilterCompiler(parameters, searches).compile(filter);
}
