import type { DataSource } from 'typeorm';
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

const REWRITTEN = ['author', 'research_area', 'paper_search']
  .map(
    (table) =>
      `SELECT '${table} ' || to_jsonb(t)::text AS what FROM ${table} t WHERE t.xmin::text = pg_current_xact_id()::xid::text`,
  )
  .join(' UNION ALL ');

/** Rows of what is derived from the facts that deriving it anew would change. Changes nothing. */
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
    return rows.map(({ what }) => `should be ${what}`);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** What is wrong with a graph that imports alone have made, in words; nothing where it keeps every law. */
export async function brokenLaws(dataSource: DataSource): Promise<string[]> {
  const broken = [...(await danglingRows(dataSource)), ...(await wrongDerivedData(dataSource))];
  for (const [law, sql] of Object.entries(LAWS)) {
    const rows = await dataSource.query<{ what: string }[]>(sql);
    if (rows.length > 0) broken.push(`${law}: ${rows.map(({ what }) => what).join(', ')}`);
  }
  return broken;
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
