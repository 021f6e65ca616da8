import type { SortKey } from '../../../database/keyset';
import type { Parameters } from '../../../database/statement';
import { BadUserInput } from '../../../errors/graph-error';
import type { Sorting } from '../../../graphql/listing';
import type { IntRange } from './paper-filter.input';
import type { PaperOrder } from './paper-order.input';

const TITLE = 'left(p.title_folded, 400)';
const DATE = 'coalesce(p.published_on, make_date(p.year, 1, 1)';

/** What every order ends in. */
const TIE_BREAK: readonly SortKey[] = [
  { expression: TITLE, descending: false, type: 'text' },
  { expression: 'p.id', descending: false, type: 'integer' },
];

/** The same expressions as the indexes of `paper`, where what is unknown becomes the value that sorts last. */
function sortKey({ field, direction }: PaperOrder, score: (() => string) | undefined): SortKey {
  const descending = direction === 'DESC';
  switch (field) {
    case 'PUBLISHED_ON':
      return { expression: `${DATE}, '${descending ? '-' : ''}infinity'::date)`, descending, type: 'date' };
    case 'TITLE':
      return { expression: TITLE, descending, type: 'text' };
    case 'CITATION_COUNT':
      return {
        expression: `coalesce(p.citation_count, ${descending ? -1 : 2147483647})`,
        descending,
        type: 'integer',
      };
    case 'UPDATED_AT':
      return { expression: 'p.updated_at', descending, type: 'timestamptz' };
    case 'RELEVANCE':
      if (score === undefined) throw new BadUserInput('orderBy RELEVANCE needs filter.search');
      return { expression: score(), descending, type: 'real' };
  }
}

/**
 * @param score the relevance of a paper as SQL, where filter.search is given.
 * @throws BadUserInput on RELEVANCE without a search.
 */
export function paperSorting(
  orders: readonly PaperOrder[] | null | undefined,
  score?: () => string,
): Sorting {
  const fallback: PaperOrder = {
    field: score === undefined ? 'PUBLISHED_ON' : 'RELEVANCE',
    direction: 'DESC',
  };
  const asked = orders && orders.length > 0 ? orders : [fallback];
  // A field named again can decide nothing more.
  const distinct = asked.filter(
    (order, index) => asked.findIndex(({ field }) => field === order.field) === index,
  );
  const keys = distinct.map((order) => sortKey(order, score));
  const titleAsked = distinct.some(({ field }) => field === 'TITLE');
  return {
    name: distinct.map(({ field, direction }) => `${field}:${direction}`).join(),
    keys: [...keys, ...(titleAsked ? TIE_BREAK.slice(1) : TIE_BREAK)],
  };
}

/** The first day of a year, or what every day comes before or after where no date has that year. */
function firstDay(year: number): string {
  if (year < 1) return '-infinity';
  return year > 9999 ? 'infinity' : `${String(year).padStart(4, '0')}-01-01`;
}

/**
 * Conditions on a date of papers, the first key of an order, that hold of papers of those years and of papers of no known year: a
 * range of the index, where the year alone would have Postgres go along the whole index. A paper's year is that of its date.
 * @param date SQL
 */
export function datesOfYears(date: string, { gte, lte }: IntRange, parameters: Parameters): string[] {
  return [
    ...(gte == null ? [] : [`${date} >= ${parameters.bind(firstDay(gte), 'date')}`]),
    ...(lte == null ? [] : [`${date} < ${parameters.bind(firstDay(lte + 1), 'date')}`]),
  ];
}
