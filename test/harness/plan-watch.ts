import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from '../../src/database/pool';

/** What of a node of a plan is looked at. https://www.postgresql.org/docs/current/auto-explain.html, with log_analyze */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  /** The mean of its loops, as is the next. */
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  /** Pages of 8 kB, those of the nodes below included, as is the next. */
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** All runs of one statement. */
export interface WatchedStatement {
  readonly sql: string;
  runs: number;
  /** Of all runs in Postgres, with what explaining them cost. */
  milliseconds: number;
  /** Pages of 8 kB that all runs looked at, in memory or not. */
  buffers: number;
  readonly tables: Set<string>;
  /** Scans that read a large table from end to end, in words. */
  readonly wholeReads: Set<string>;
}

/** The plans by which Postgres ran what came through a data source. */
export interface PlanWatch {
  readonly largeTables: ReadonlySet<string>;
  /** What has run so far, what took longest first. */
  statements(): WatchedStatement[];
  /** Forgets what has run so far. */
  clear(): void;
}

const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
  // Checks of foreign keys are statements, too, and the first to suffer from a missing index.
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
};

/**
 * Has Postgres tell each new connection to a database the plan of every statement it ran, parameters and settings being
 * what they were, and those of checks of foreign keys as well. COPY has no plan.
 * @param dataSource of a superuser
 */
export async function tellPlans(dataSource: DataSource): Promise<void> {
  const [{ database }]: [{ database: string }] = await dataSource.query(
    'SELECT current_database() AS database',
  );
  for (const [name, value] of Object.entries(SETTINGS)) {
    await dataSource.query(`ALTER DATABASE ${database} SET ${name} = '${value}'`);
  }
}

/**
 * Watches the plans on a data source of a database that tells them: see {@link tellPlans}.
 * @param largeTable rows beyond which a table, as last analyzed, is large
 * @param longestWalk rows that may be read in the order of an index before enough of them are found
 */
export async function watchPlans(
  dataSource: DataSource,
  largeTable: number,
  longestWalk = largeTable,
): Promise<PlanWatch> {
  const large: { relname: string }[] = await dataSource.query(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > $1`,
    [largeTable],
  );
  const largeTables = new Set(large.map(({ relname }) => relname));
  const statements = new Map<string, WatchedStatement>();
  const hear = (message: string | undefined): void => {
    const told = /^duration: ([\d.]+) ms {2}plan:\n/.exec(message ?? '');
    if (!message || !told) return;
    // JSON by the settings above.
    const { 'Query Text': sql, Plan: plan } = JSON.parse(message.slice(told[0].length)) as {
      'Query Text': string;
      Plan: PlanNode;
    };
    const statement = statements.get(sql) ?? {
      sql,
      runs: 0,
      milliseconds: 0,
      buffers: 0,
      tables: new Set(),
      wholeReads: new Set(),
    };
    statements.set(sql, statement);
    statement.runs += 1;
    statement.milliseconds += Number(told[1]);
    statement.buffers += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    for (const node of nodesOf(plan)) {
      if (node['Relation Name'] !== undefined) statement.tables.add(node['Relation Name']);
      if (readsWholeTable(node, largeTables, longestWalk)) {
        statement.wholeReads.add(`${node['Node Type']} of ${node['Relation Name'] ?? node['Index Name']}`);
      }
    }
  };
  const heard = new WeakSet<PoolClient>();
  poolOf(dataSource).on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('notice', ({ message }) => hear(message));
  });
  return {
    largeTables,
    clear: () => statements.clear(),
    statements: () => [...statements.values()].sort((a, b) => b.milliseconds - a.milliseconds),
  };
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

/**
 * An index without a condition gives all rows as well. That counts by the rows it gave: a query for the first row stops there.
 */
function readsWholeTable(node: PlanNode, largeTables: ReadonlySet<string>, longestWalk: number): boolean {
  const { 'Node Type': type, 'Relation Name': table, 'Index Cond': condition } = node;
  if (type === 'Seq Scan') return largeTables.has(table ?? '');
  if (!/^(Index Scan|Index Only Scan|Bitmap Index Scan)$/.test(type) || condition !== undefined) return false;
  return node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) > longestWalk;
}
