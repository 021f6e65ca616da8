import type { Query } from '../database/query';
import { groupByKey } from '../database/rows';
import { known } from './known';
import type { MergeState } from './paper-record';
import { utc } from './stored-forms';

/** The slugs that each paper took over from papers that became part of it. */
export async function storedFormerSlugs(query: Query, paperIds: readonly number[]): Promise<string[][]> {
  const rows = await query<{ paper: number; slug: string }>(
    'SELECT paper_id AS paper, slug FROM paper_former_slug WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, slug',
    [paperIds],
  );
  return groupByKey(paperIds, rows, (row) => row.paper).map((own) => own.map(({ slug }) => slug));
}

/** What the log of merges says of each paper, oldest first. */
export async function storedMerges(query: Query, paperIds: readonly number[]): Promise<MergeState[][]> {
  const rows = await query<Omit<MergeState, 'absorbedSlug'> & { paper: number; absorbedSlug: string | null }>(
    `SELECT paper_id AS paper, source_key AS source, reason, detail, absorbed_slug AS "absorbedSlug", ${utc('merged_at')} AS "mergedAt"
     FROM paper_merge WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, id`,
    [paperIds],
  );
  return groupByKey(paperIds, rows, (row) => row.paper).map((own) =>
    own.map(({ source, reason, detail, absorbedSlug, mergedAt }) => ({
      source,
      reason,
      detail,
      ...known({ absorbedSlug }),
      mergedAt,
    })),
  );
}
