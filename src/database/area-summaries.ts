import type { DataSource } from 'typeorm';
import type { Query } from './query';
import { WRITER_LOCK } from './writer-lock';

/** Authors kept for an area: as many as may be asked for at once. */
const KEPT_AUTHORS = 100;

/** SELECT of whether the summary of the area `q.parent` is current. */
export const SUMMARY_IS_CURRENT = 'SELECT summary_is_current FROM research_area WHERE id = q.parent';

/** `held`: each paper of each area whose summary is not current, descendants included, once. */
const HELD = `
  WITH RECURSIVE below (area_id, descendant_id) AS (
    SELECT id, id FROM research_area WHERE NOT summary_is_current
    UNION
    SELECT below.area_id, child.id FROM below JOIN research_area child ON child.parent_id = below.descendant_id
  ), held AS MATERIALIZED (
    SELECT DISTINCT below.area_id, pa.paper_id FROM below JOIN paper_area pa ON pa.area_id = below.descendant_id
  )`;

/** What says the same as before is not written again. */
const REFRESH_YEARS = `
  ${HELD}, counted AS MATERIALIZED (
    SELECT held.area_id, p.year, count(*)::int AS paper_count FROM held JOIN paper p ON p.id = held.paper_id
    WHERE p.year IS NOT NULL GROUP BY held.area_id, p.year
  ), ended AS (
    DELETE FROM area_year k USING research_area r
    WHERE r.id = k.area_id AND NOT r.summary_is_current
      AND NOT EXISTS (SELECT FROM counted c WHERE c.area_id = k.area_id AND c.year = k.year)
  )
  INSERT INTO area_year AS k (area_id, year, paper_count) SELECT * FROM counted
  ON CONFLICT (area_id, year) DO UPDATE SET paper_count = excluded.paper_count
    WHERE k.paper_count <> excluded.paper_count`;

/** Names decide between authors of equally many papers, so they are read of those alone who may be among the first. */
const REFRESH_AUTHORS = `
  ${HELD}, counted AS (
    SELECT held.area_id, s.author_id, count(*)::int AS paper_count
    FROM held JOIN authorship s ON s.paper_id = held.paper_id GROUP BY held.area_id, s.author_id
  ), foremost AS (
    SELECT * FROM (SELECT *, rank() OVER (PARTITION BY area_id ORDER BY paper_count DESC) AS best FROM counted) ranked
    WHERE best <= ${KEPT_AUTHORS}
  ), placed AS MATERIALIZED (
    SELECT * FROM (
      SELECT f.area_id, f.author_id, f.paper_count,
        row_number() OVER (PARTITION BY f.area_id ORDER BY f.paper_count DESC, a.name_folded, a.id)::int AS place
      FROM foremost f JOIN author a ON a.id = f.author_id
    ) ordered WHERE place <= ${KEPT_AUTHORS}
  ), ended AS (
    DELETE FROM area_author k USING research_area r
    WHERE r.id = k.area_id AND NOT r.summary_is_current
      AND NOT EXISTS (SELECT FROM placed p WHERE p.area_id = k.area_id AND p.place = k.place)
  )
  INSERT INTO area_author AS k (area_id, place, author_id, paper_count)
  SELECT area_id, place, author_id, paper_count FROM placed
  ON CONFLICT (area_id, place) DO UPDATE SET author_id = excluded.author_id, paper_count = excluded.paper_count
    WHERE (k.author_id, k.paper_count) <> (excluded.author_id, excluded.paper_count)`;

/** Whether any area's summary is not current. */
export async function haveStaleSummaries(query: Query): Promise<boolean> {
  const [row] = await query<{ areStale: boolean }>(
    'SELECT EXISTS (SELECT FROM research_area WHERE NOT summary_is_current) AS "areStale"',
    [],
  );
  return row?.areStale ?? false;
}

/** The writer's settings are for a few rows by index, a connection's own for small sorts. */
const SETTINGS = `
  SELECT set_config('work_mem', '64MB', true), set_config('plan_cache_mode', 'force_custom_plan', true),
    ${['seqscan', 'hashjoin', 'mergejoin', 'material'].map((way) => `set_config('enable_${way}', 'on', true)`).join(', ')}`;

/**
 * An area's summary is its papers year by year and its foremost authors. Whoever changes the papers of an area, their years or
 * their authors says in the same transaction that its summary and those of the areas above it are not current: from
 * then on readers count. This makes the summaries of these areas anew; those of all others are right.
 *
 * @param query of a transaction that holds the writers' lock, so that nobody changes what is being counted, and that ends
 *   after it: its plans are no longer those of a batch.
 */
export async function refreshAreaSummaries(query: Query): Promise<void> {
  const [stale] = (await query(
    'SELECT FROM research_area WHERE NOT summary_is_current LIMIT 1',
    [],
  )) as object[];
  if (!stale) return;
  await query(SETTINGS, []);
  await query(REFRESH_YEARS, []);
  await query(REFRESH_AUTHORS, []);
  await query('UPDATE research_area SET summary_is_current = true WHERE NOT summary_is_current', []);
}

/** Does the same on a connection of its own, unless somebody is writing, who will do it in the end. */
export async function refreshAreaSummariesIfIdle(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [lock] = await manager.query<[{ isFree: boolean }]>(
      `SELECT pg_try_advisory_xact_lock(${WRITER_LOCK}) AS "isFree"`,
    );
    if (lock.isFree) await refreshAreaSummaries((sql, parameters) => manager.query(sql, [...parameters]));
  });
}
