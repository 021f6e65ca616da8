import { readForEach } from '../../../graphql/parent-rows';
import type { ReadContext } from '../../../graphql/read-context';
import { PAPER_SCOPES } from './paper-scope';
import type { YearCount } from './year-count.type';

/** An area's papers in each year that has any, oldest first; descendants included. */
export function papersByYear(context: ReadContext, area: number): Promise<YearCount[]> {
  const { from, where } = PAPER_SCOPES.area;
  return readForEach(
    context,
    'papers by year',
    area,
    () => `SELECT p.year, count(*)::int AS count FROM ${from}
      WHERE ${where} AND p.year IS NOT NULL GROUP BY p.year ORDER BY p.year`,
  );
}
