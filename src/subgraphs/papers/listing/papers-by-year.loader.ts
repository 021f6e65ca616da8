import { SUMMARY_IS_CURRENT } from '../../../database/area-summaries';
import { readKept } from '../../../graphql/kept-rows';
import type { ReadContext } from '../../../graphql/read-context';
import { PAPER_SCOPES } from './paper-scope';
import type { YearCount } from './year-count.type';

/** An area's papers in each year that has any, oldest first; descendants included. */
export function papersByYear(context: ReadContext, area: number): Promise<readonly YearCount[]> {
  const { from, where } = PAPER_SCOPES.area;
  return readKept(context, 'papers by year', area, {
    isCurrent: SUMMARY_IS_CURRENT,
    kept: () => 'SELECT year, paper_count AS count FROM area_year WHERE area_id = q.parent ORDER BY year',
    counted: () => `SELECT p.year, count(*)::int AS count FROM ${from}
      WHERE ${where} AND p.year IS NOT NULL GROUP BY p.year ORDER BY p.year`,
  });
}
