import type { DataSource, EntityManager } from 'typeorm';
import { refreshAreaSummaries } from '../../src/database/area-summaries';
import { refreshDerivedData } from '../../src/database/derived-data';
import { poolOf } from '../../src/database/pool';

interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

const FOREIGN_KEYS = `
  SELECT f.conname AS name, f.conrelid::regclass::text AS child, f.confrelid::regclass::text AS parent,
    ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k (num, place)
          JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.num ORDER BY place) AS columns,
    ARRAY(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k (num, place)
          JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.num ORDER BY place) AS targets
  FROM pg_constraint f WHERE f.contype = 'f' AND f.connamespace = current_schema()::regnamespace ORDER BY 1`;

/** What each statement counts is against a law of the graph that no constraint of the database keeps. */
const LAWS: Readonly<Record<string, string>> = {
  'authors whom no paper names': `
    SELECT a.slug AS what FROM author a WHERE NOT EXISTS (SELECT FROM authorship s WHERE s.author_id = a.id)`,
  'authors who are not found by their name': `
    SELECT a.slug AS what FROM author a WHERE NOT EXISTS (SELECT FROM author_name n WHERE n.author_id = a.id)`,
  'authors whom no search finds': `
    SELECT a.slug AS what FROM author a LEFT JOIN author_search s ON s.author_id = a.id
    WHERE s.text IS NULL OR position(a.name_folded IN s.text) <> 1 OR s.name <> left(a.name_folded, 400)`,
  'organizations that no paper names': `
    SELECT o.slug AS what FROM organization o WHERE NOT EXISTS (SELECT FROM affiliation f WHERE f.organization_id = o.id)`,
  'papers without a source': `
    SELECT p.slug AS what FROM paper p WHERE NOT EXISTS (SELECT FROM source_record s WHERE s.paper_id = p.id)`,
  'slugs of papers that are former slugs, too': `
    SELECT p.slug AS what FROM paper p JOIN paper_former_slug f ON f.slug = p.slug`,
  'references that wait for a source that is there': `
    SELECT r.source_key AS what FROM pending_reference r JOIN source_record s ON s.source_key = r.source_key`,
  'references that wait for an identifier that is there': `
    SELECT r.value AS what FROM pending_reference_identifier r
    JOIN paper_identifier i ON i.scheme = r.scheme AND i.value = r.value`,
};

/** `held`: each paper of each area whose summary is current, descendants included, once. */
const HELD = `
  WITH RECURSIVE above (area_id, ancestor_id) AS (
    SELECT id, id FROM research_area
    UNION SELECT above.area_id, r.parent_id FROM above JOIN research_area r ON r.id = above.ancestor_id
    WHERE r.parent_id IS NOT NULL
  ), held AS (
    SELECT DISTINCT r.id AS area_id, pa.paper_id FROM above JOIN paper_area pa ON pa.area_id = above.area_id
    JOIN research_area r ON r.id = above.ancestor_id WHERE r.summary_is_current
  )`;

const current = (table: string) =>
  `(SELECT k.* FROM ${table} k JOIN research_area r ON r.id = k.area_id WHERE r.summary_is_current) kept`;

/** Where what is kept of an area that says it is current is not what counting says. */
const SUMMARY_LAWS: Readonly<Record<string, string>> = {
  'numbers of papers by year that are wrong': `
    ${HELD} SELECT format('area %s in %s: %s, not %s', area_id, year, kept.paper_count, counted.paper_count) AS what
    FROM ${current('area_year')} FULL JOIN (
      SELECT area_id, year, count(*) AS paper_count FROM held JOIN paper p ON p.id = held.paper_id
      WHERE year IS NOT NULL GROUP BY area_id, year
    ) counted USING (area_id, year) WHERE kept.paper_count IS DISTINCT FROM counted.paper_count`,
  'foremost authors of areas that are wrong': `
    ${HELD} SELECT format('author %s of area %s: %s, not %s', place, area_id, kept, counted) AS what
    FROM ${current('area_author')} FULL JOIN (
      SELECT area_id, author_id, count(*) AS paper_count,
        row_number() OVER (PARTITION BY area_id ORDER BY count(*) DESC, a.name_folded, a.id) AS place
      FROM held JOIN authorship s USING (paper_id) JOIN author a ON a.id = s.author_id GROUP BY area_id, author_id, a.id
    ) counted USING (area_id, place)
    WHERE coalesce(place, 101) <= 100
      AND (kept.author_id, kept.paper_count) IS DISTINCT FROM (counted.author_id, counted.paper_count)`,
};

/** The foreign keys with rows that lead nowhere: writers may leave the checking to themselves. */
async function danglingRows(dataSource: DataSource): Promise<string[]> {
  const keys = await dataSource.query<ForeignKey[]>(FOREIGN_KEYS);
  const broken: string[] = [];
  for (const { name, child, parent, columns, targets } of keys) {
    const isGiven = columns.map((column) => `c.${column} IS NOT NULL`).join(' AND ');
    const leads = columns.map((column, index) => `p.${targets[index]} = c.${column}`).join(' AND ');
    const [row] = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM ${child} c
       WHERE ${isGiven} AND NOT EXISTS (SELECT FROM ${parent} p WHERE ${leads})`,
    );
    if (row?.n !== 0) broken.push(`${row?.n} rows against ${name}`);
  }
  return broken;
}

const REWRITTEN = ['author', 'research_area', 'paper_area', 'paper_search', 'search_word']
  .map(
    (table) =>
      `SELECT '${table} ' || to_jsonb(t)::text AS what FROM ${table} t WHERE t.xmin::text = pg_current_xact_id()::xid::text`,
  )
  .join(' UNION ALL ');

/** What breaks one of some laws. */
async function against(laws: Readonly<Record<string, string>>, manager: EntityManager): Promise<string[]> {
  const broken: string[] = [];
  for (const [law, sql] of Object.entries(laws)) {
    const rows = await manager.query<{ what: string }[]>(sql);
    if (rows.length > 0) broken.push(`${law}: ${rows.map(({ what }) => what).join(', ')}`);
  }
  return broken;
}

/** Rows of what is derived from the facts that deriving it anew would change, and what would be wrong then. Changes nothing. */
async function wrongDerivedData(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    const papers = await runner.manager.query<{ id: number }[]>('SELECT id FROM paper');
    await refreshDerivedData(
      runner.manager,
      papers.map(({ id }) => id),
    );
    const rows = await runner.manager.query<{ what: string }[]>(REWRITTEN);
    await refreshAreaSummaries((sql, parameters) => runner.manager.query(sql, [...parameters]));
    const stillBroken = await against(SUMMARY_LAWS, runner.manager);
    return [
      ...rows.map(({ what }) => `should be ${what}`),
      ...stillBroken.map((law) => `after a refresh, ${law}`),
    ];
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** What is wrong with a graph that imports alone have made, in words; nothing where it keeps every law. */
export async function brokenLaws(dataSource: DataSource): Promise<string[]> {
  return [
    ...(await danglingRows(dataSource)),
    ...(await wrongDerivedData(dataSource)),
    ...(await against({ ...LAWS, ...SUMMARY_LAWS }, dataSource.manager)),
  ];
}

const TABLES = `
  SELECT c.relname AS name FROM pg_class c
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    AND c.relname NOT IN ('papergraph_migration', 'graph_version', 'graph_change')
  ORDER BY 1`;

/** Takes everything out of the graph, so that the next import finds it as if new. */
export async function emptyGraph(dataSource: DataSource): Promise<void> {
  const tables = await dataSource.query<{ name: string }[]>(TABLES);
  // Ten times as quick as TRUNCATE, which makes new files for every table and index.
  await poolOf(dataSource).query(
    `BEGIN; SET LOCAL session_replication_role = replica;
     ${tables.map(({ name }) => `DELETE FROM ${name}`).join('; ')}; COMMIT`,
  );
}
