import type { DataSource } from 'typeorm';

/** One time that a record was joined to a paper which came from elsewhere. */
export interface Merge {
  readonly id: number;
  /** RFC 3339 in UTC. */
  readonly mergedAt: string;
  /** What the two had in common. */
  readonly reason: 'IDENTIFIER' | 'TITLE';
  /** The reason in words. */
  readonly detail: string;
  /** Of the record that was joined to the paper. */
  readonly sourceKey: string;
  /** The paper as it is now. */
  readonly slug: string;
  readonly title: string;
  /** Where the record had been a paper of its own: the slug that it had. */
  readonly absorbedSlug: string | null;
}

/** Which merges are listed. */
export interface MergeFilter {
  readonly sourceKey?: string;
  /** Slug of the paper that is left, one it had before, or that of the paper it took in. */
  readonly paper?: string;
  /** At most so many; all where it is left out. */
  readonly limit?: number;
}

const PAGE = 1_000;

/** Lists merges page by page, newest first. */
export async function* listMerges(
  dataSource: Pick<DataSource, 'query'>,
  { sourceKey, paper, limit = Number.POSITIVE_INFINITY }: MergeFilter = {},
): AsyncGenerator<Merge> {
  let left = limit;
  let below: number | null = null;
  while (left > 0) {
    const page: Merge[] = await dataSource.query(
      `SELECT m.id, m.reason, m.detail, m.source_key AS "sourceKey", m.absorbed_slug AS "absorbedSlug", p.slug, p.title,
              to_char(m.merged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "mergedAt"
       FROM paper_merge m
       JOIN paper p ON p.id = m.paper_id
       WHERE ($1::int IS NULL OR m.id < $1)
         AND ($2::text IS NULL OR m.source_key = $2)
         AND ($3::text IS NULL OR p.slug = $3 OR m.absorbed_slug = $3
              OR EXISTS (SELECT FROM paper_former_slug f WHERE f.slug = $3 AND f.paper_id = p.id))
       ORDER BY m.id DESC
       LIMIT $4`,
      [below, sourceKey ?? null, paper ?? null, Math.min(PAGE, left)],
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    below = last.id;
    left -= page.length;
  }
}
