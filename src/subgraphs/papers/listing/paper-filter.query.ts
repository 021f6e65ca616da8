import { fold } from '../../../bibliography/fold';
import { descendantsOf } from '../../../database/area-descendants';
import { likeLiteral, type Parameters, PLANNED_BY_VALUE } from '../../../database/statement';
import { LimitExceeded } from '../../../errors/graph-error';
import type { NodeType } from '../../../graphql/global-id';
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

type NodeListField = 'authors' | 'areas' | 'venues' | 'organizations';

/** A field of a filter that lists nodes: their type and table, and the condition on a paper, given SQL of their keys. */
interface NodeList {
  readonly type: NodeType;
  readonly table: string;
  readonly condition: (keys: string) => string;
}

const NODE_LISTS: Readonly<Record<NodeListField, NodeList>> = {
  authors: {
    type: 'Author',
    table: 'author',
    condition: (keys) => hasAny('authorship', `author_id IN (${keys})`),
  },
  areas: {
    type: 'ResearchArea',
    table: 'research_area',
    condition: (keys) => hasAny('paper_area', `area_id IN (${descendantsOf(keys)})`),
  },
  venues: { type: 'Venue', table: 'venue', condition: (keys) => `p.venue_id IN (${keys})` },
  organizations: {
    type: 'Organization',
    table: 'organization',
    condition: (keys) => hasAny('affiliation', `organization_id IN (${keys})`),
  },
};

const NODE_LIST_FIELDS = Object.keys(NODE_LISTS) as NodeListField[]; // the keys its type names

/** The field that says what a filter asks for, where only one does. */
function onlyField(filter: PaperFilter): string | undefined {
  const given = Object.entries(filter).flatMap(([field, value]) => (value == null ? [] : [field]));
  return given.length === 1 ? given[0] : undefined;
}

/** The list of nodes that a filter asks for, where it asks for nothing else. */
function onlyNodeList(filter: PaperFilter): NodeListField | undefined {
  const only = onlyField(filter);
  return NODE_LIST_FIELDS.find((field) => field === only);
}

/** Filters of which one must hold, with those of an inner `or` in the place of a filter that is nothing else. */
function alternatives(filters: readonly PaperFilter[]): PaperFilter[] {
  return filters.flatMap((filter) => (onlyField(filter) === 'or' ? alternatives(filter.or ?? []) : [filter]));
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
    for (const field of NODE_LIST_FIELDS) {
      const names = filter[field];
      if (names) yield this.#ofNodes(field, [names]);
    }
    if (filter.hasLinks) {
      yield hasAny('paper_link', `kind = ANY(${parameters.bind(filter.hasLinks, 'text[]')})`);
    }
  }

  *#ofFilters(filter: PaperFilter): Generator<string> {
    if (filter.and) yield filter.and.map((part) => `(${this.compile(part)})`).join(' AND ') || 'true';
    if (filter.or) yield this.#ofAny(filter.or);
    // What is unknown (NULL) of a paper does not match, so its opposite does.
    if (filter.not) yield `(${this.compile(filter.not)}) IS NOT TRUE`;
  }

  /**
   * Filters of which one must hold. Those that ask for nothing but nodes of one kind become one condition: Postgres tries each
   * condition on every paper.
   */
  #ofAny(filters: readonly PaperFilter[]): string {
    const lists = new Map<NodeListField, string[][]>();
    const conditions: string[] = [];
    for (const filter of alternatives(filters)) {
      const field = onlyNodeList(filter);
      if (field) lists.set(field, [...(lists.get(field) ?? []), filter[field] ?? []]);
      else conditions.push(`(${this.compile(filter)})`);
    }
    for (const [field, names] of lists) conditions.push(`(${this.#ofNodes(field, names)})`);
    // Not knowing the values, Postgres takes a page for soon filled and tries all conditions on paper after paper.
    if (conditions.length > 1) return `${conditions.join(' OR ')} ${PLANNED_BY_VALUE}`;
    return conditions[0] ?? 'false';
  }

  /** The paper has a node of any of the lists. */
  #ofNodes(field: NodeListField, lists: readonly (readonly string[])[]): string {
    const { type, table, condition } = NODE_LISTS[field];
    const sets = lists.map((names) => nodeIdSet(`filter.${field}`, type, table, names, this.parameters));
    return condition(sets.join(' UNION '));
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
