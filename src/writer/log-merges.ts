import type { Session } from './session';
import type { WrittenPaper } from './written-paper';

/** Slugs of papers that are about to end, for the log. */
export async function slugsOf(
  session: Session,
  paperIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (paperIds.length === 0) return new Map();
  const rows = await session.query<{ id: number; slug: string }>(
    'SELECT id, slug FROM paper WHERE id = ANY($1)',
    [paperIds],
  );
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** Keeps what the graph that new papers come from knew of their merges. */
export function restoreMerges(session: Session, papers: readonly WrittenPaper[]): void {
  session.copy(
    'paper_merge',
    ['paper_id', 'source_key', 'reason', 'detail', 'absorbed_slug', 'merged_at'],
    papers.flatMap(({ id, record }) =>
      (record.graph?.merges ?? []).map(({ source, reason, detail, absorbedSlug = null, mergedAt }) => [
        id,
        source,
        reason,
        detail,
        absorbedSlug,
        mergedAt,
      ]),
    ),
  );
  const slugs = papers.flatMap(({ id, record }) =>
    (record.graph?.formerSlugs ?? []).map((slug) => ({ id, slug })),
  );
  if (slugs.length === 0) return;
  session.run(
    `INSERT INTO paper_former_slug (slug, paper_id) SELECT * FROM unnest($1::text[], $2::int[]) f (slug, paper_id)
     WHERE NOT EXISTS (SELECT FROM paper p WHERE p.slug = f.slug) ON CONFLICT DO NOTHING`,
    [slugs.map(({ slug }) => slug), slugs.map(({ id }) => id)],
  );
}

/** Keeps why records became part of papers that others had brought. */
export function logMerges(
  session: Session,
  papers: readonly WrittenPaper[],
  slugs: ReadonlyMap<number, string>,
): void {
  session.copy(
    'paper_merge',
    ['paper_id', 'source_key', 'reason', 'detail', 'absorbed_slug'],
    papers.flatMap(({ id, paper }) =>
      paper.slot.merges.map(({ sourceKey, reason, detail, absorbedId }) => [
        id,
        sourceKey,
        reason,
        detail,
        absorbedId === null ? null : (slugs.get(absorbedId) ?? null),
      ]),
    ),
  );
}
