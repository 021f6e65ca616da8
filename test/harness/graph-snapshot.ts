import type { DataSource } from 'typeorm';

/** What a snapshot leaves out. */
export interface SnapshotOptions {
  /** Whether times of writing count; true unless told. */
  readonly timestamps?: boolean;
  /** Tables that do not count. */
  readonly except?: readonly string[];
}

/** The rows of each table that holds any, in an order that their content alone decides. */
export type GraphSnapshot = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly isIdentity: boolean;
  readonly isTimestamp: boolean;
  /** The column that a foreign key of this one alone, or of this one and others, leads to. */
  readonly target: string | null;
}

/**
 * Every column of the tables that outlast a session, with where its foreign key leads. Left out is what only `brokenLaws`
 * can look at: summaries of areas, which may be current or not, facets, which hold ids, and words, which may stand nowhere any more.
 */
const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, a.attidentity <> '' AS "isIdentity",
    a.atttypid = 'timestamptz'::regtype AS "isTimestamp",
    (SELECT tc.relname || '.' || ta.attname FROM pg_constraint f, unnest(f.conkey, f.confkey) AS k (source, target),
       pg_class tc, pg_attribute ta
     WHERE f.contype = 'f' AND f.conrelid = c.oid AND k.source = a.attnum AND tc.oid = f.confrelid
       AND ta.attrelid = tc.oid AND ta.attnum = k.target LIMIT 1) AS target
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND c.relnamespace = current_schema()::regnamespace
    AND c.relname NOT IN ('papergraph_migration', 'graph_version', 'area_year', 'area_author', 'search_word')
    AND a.attname NOT IN ('summary_is_current', 'facets')
  ORDER BY c.relname, a.attnum`;

/** The table whose surrogate id a column holds, however many foreign keys lie between; null where it holds none. */
function referredTable(column: Column, columns: ReadonlyMap<string, Column>): string | null {
  const target = column.target === null ? undefined : columns.get(column.target);
  if (!target) return null;
  return target.isIdentity ? target.table : referredTable(target, columns);
}

/** SQL of one table's rows with slugs in place of ids; undefined where the table has nothing left. */
function rowsOf(
  columns: readonly Column[],
  all: ReadonlyMap<string, Column>,
  { timestamps = true }: SnapshotOptions,
): string | undefined {
  const kept = columns.flatMap((column) => {
    const { table, name, isIdentity, isTimestamp } = column;
    if (isIdentity || (isTimestamp && !timestamps)) return [];
    if (isTimestamp) return [`t.${name} AT TIME ZONE 'UTC' AS ${name}`];
    const referred = referredTable(column, all);
    if (referred) return [`(SELECT slug FROM ${referred} WHERE id = t.${name}) AS ${name}`];
    if (name.endsWith('_id')) throw new Error(`${table}.${name} has no foreign key to find a slug by`);
    return [`t.${name}`];
  });
  return kept.length > 0 ? `SELECT ${kept.join(', ')} FROM ${columns[0]?.table} t` : undefined;
}

/** The statement of each table. */
async function statements(dataSource: DataSource, options: SnapshotOptions): Promise<[string, string][]> {
  const columns = await dataSource.query<Column[]>(COLUMNS);
  const all = new Map(columns.map((column) => [`${column.table}.${column.name}`, column]));
  return [...new Set(columns.map((column) => column.table))].flatMap((table): [string, string][] => {
    if (options.except?.includes(table)) return [];
    const sql = rowsOf(
      columns.filter((column) => column.table === table),
      all,
      options,
    );
    return sql ? [[table, sql]] : [];
  });
}

/**
 * The whole graph as its content alone decides it: every row of every table, with slugs in place of surrogate ids, so that
 * two databases that say the same give equal snapshots. For graphs of some thousand papers; see `graphChecksums` for more.
 */
export async function graphSnapshot(
  dataSource: DataSource,
  options: SnapshotOptions = {},
): Promise<GraphSnapshot> {
  const snapshot: Record<string, Record<string, unknown>[]> = {};
  for (const [table, sql] of await statements(dataSource, options)) {
    const rows = await dataSource.query<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(r) AS row FROM (${sql}) r ORDER BY to_jsonb(r)::text COLLATE "C"`,
    );
    if (rows.length > 0) snapshot[table] = rows.map(({ row }) => row);
  }
  return snapshot;
}

/** The number of rows of each table and a checksum of them, of the rows that {@link graphSnapshot} would give. */
export async function graphChecksums(
  dataSource: DataSource,
  options: SnapshotOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const checksums: Record<string, string> = {};
  for (const [table, sql] of await statements(dataSource, options)) {
    const [{ sum }] = await dataSource.query<[{ sum: string }]>(
      `SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(to_jsonb(r)::text, 0)), 0) AS sum FROM (${sql}) r`,
    );
    checksums[table] = sum;
  }
  return checksums;
}
