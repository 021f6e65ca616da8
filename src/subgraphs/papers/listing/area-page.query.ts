import { descendantsOf } from '../../../database/area-descendants';
import { orderBy, type SortKey } from '../../../database/keyset';
import { type PageBounds, pageStatement, type RowSet } from '../../../database/page';
import { countLiteral, type Parameters } from '../../../database/statement';
import type { Sorting } from '../../../graphql/listing';
import type { IntRange } from './paper-filter.input';
import { ALWAYS } from './paper-filter.query';
import { datesOfYears } from './paper-order.query';

/** Where `paper_area` keeps the first key of an order. Indexes have the papers of each area in these orders. */
const KEPT_KEYS: Readonly<Record<string, string>> = {
  'PUBLISHED_ON:DESC': 'sort_date',
  'CITATION_COUNT:DESC': 'sort_citations',
};

/** Whether {@link areaPage} can be had in an order. */
export function isKeptOrder({ name }: Sorting): boolean {
  return Object.hasOwn(KEPT_KEYS, name);
}

/**
 * The papers of one page of areas and all areas below them: of each area as many as fill the page, read in their order, and of
 * these the first. However large an area is, no more of it is read.
 *
 * @param areas SQL of the areas' ids.
 * @param condition on the paper `p`.
 * @param years that the condition asks for.
 * @param sorting one that {@link isKeptOrder} holds of.
 */
export function areaPage(
  areas: string,
  condition: string,
  years: IntRange | null | undefined,
  sorting: Sorting,
  bounds: PageBounds,
  parameters: Parameters,
): RowSet {
  const names = [KEPT_KEYS[sorting.name], 'sort_title', 'paper_id'];
  const columns = (alias: string) => names.map((name) => `${alias}.${name}`);
  const keysIn = (alias: string): SortKey[] =>
    columns(alias).map((expression, index) => ({ ...(sorting.keys[index] as SortKey), expression })); // three keys each
  const chosen =
    condition === ALWAYS ? [] : [`EXISTS (SELECT FROM paper p WHERE p.id = pa.paper_id AND (${condition}))`];
  const dates = years && names[0] === 'sort_date' ? datesOfYears('pa.sort_date', years, parameters) : [];
  const ofOne = pageStatement(
    { from: 'paper_area pa', where: ['pa.area_id = d.id', ...dates, ...chosen] },
    columns('pa'),
    keysIn('pa'),
    bounds,
    false,
    parameters,
  );
  const limit = countLiteral(bounds.size + 1);
  // A paper may be in several of the areas.
  const page = `SELECT DISTINCT ${columns('k').join(', ')} FROM (${descendantsOf(areas)}) d CROSS JOIN LATERAL (${ofOne}) k
    ORDER BY ${orderBy(keysIn('k'), bounds.fromEnd)} LIMIT ${limit}`;
  return { from: `(${page}) k JOIN paper p ON p.id = k.paper_id`, where: [] };
}
