import { byKey } from '../database/rows';
import { globalIdSql, type NodeType } from './global-id';
import { type NodeLookup, parseNodeLookup } from './node-lookup';
import type { ReadContext } from './read-context';

/** A row of a node's table as read: `key` and `id` always, of the rest what the client's selection needs. */
export interface NodeRow {
  /** The primary key. */
  readonly key: number;
  /** The global id. */
  readonly id: string;
}

/** A `scheme:value` by which rows can be named. */
export interface NodeScheme {
  /** The value in its stored form, or null where it has none of that form. */
  readonly normalise: (value: string) => string | null;
  /** The SQL that holds the value, and what it is read from. */
  readonly value: string;
  readonly from: string;
}

/** How the nodes of a type lie in the database. All SQL here is text of ours. */
export interface NodeTable {
  readonly type: NodeType;
  readonly table: string;
  readonly alias: string;
  /** The columns each field needs. Fields that are not here need none of this table. */
  readonly fieldColumns: Readonly<Record<string, readonly string[]>>;
  /** What may stand before a colon where a client names a node, in lower case. */
  readonly schemes?: Readonly<Record<string, NodeScheme>>;
}

const columnLists = new WeakMap<ReadonlySet<string>, Map<NodeTable, readonly string[]>>();

/** The SELECT list for the given fields. Sets of fields are kept with their selection, and the lists with the sets. */
export function columnsOf(node: NodeTable, fields: ReadonlySet<string>): readonly string[] {
  let lists = columnLists.get(fields);
  if (!lists) {
    lists = new Map();
    columnLists.set(fields, lists);
  }
  let list = lists.get(node);
  if (!list) {
    const columns = new Set([`${node.alias}.id AS key`, `${globalIdSql(node.type, node.alias)} AS id`]);
    for (const field of fields) {
      if (Object.hasOwn(node.fieldColumns, field))
        for (const column of node.fieldColumns[field] ?? []) columns.add(column);
    }
    list = [...columns];
    lists.set(node, list);
  }
  return list;
}

/** One row by the value of an SQL expression, gathered with all others asked for by it and with the same columns. */
function rowBy<Row extends NodeRow, Name extends string | number>(
  { reader, loaders }: ReadContext,
  columns: readonly string[],
  from: string,
  expression: string,
  type: 'int' | 'text',
  name: Name,
): Promise<Row | null> {
  const sql = `SELECT ${columns.join(', ')}, ${expression} AS name_ FROM ${from} WHERE ${expression} = ANY($1::${type}[])`;
  return loaders
    .get<Name, Row | null>(sql, async (names) => {
      const rows = await reader.rows<Row & { name_: Name }>(sql, [names]);
      return byKey(names, rows, (row) => row.name_);
    })
    .load(name);
}

/** A node by its primary key, or null. */
export function nodeByKey<Row extends NodeRow>(
  context: ReadContext,
  node: NodeTable,
  key: number,
  fields: ReadonlySet<string>,
): Promise<Row | null> {
  return rowBy(
    context,
    columnsOf(node, fields),
    `${node.table} ${node.alias}`,
    `${node.alias}.id`,
    'int',
    key,
  );
}

/** A node by its slug, or null. */
export function nodeBySlug<Row extends NodeRow>(
  context: ReadContext,
  node: NodeTable,
  slug: string,
  fields: ReadonlySet<string>,
): Promise<Row | null> {
  return rowBy(
    context,
    columnsOf(node, fields),
    `${node.table} ${node.alias}`,
    `${node.alias}.slug`,
    'text',
    slug,
  );
}

/**
 * A node by whatever a client may name it by: a global id, a slug, or `scheme:value`.
 *
 * @param argument the argument's name, for messages.
 * @returns null where nothing has that name.
 * @throws BadUserInput on a name of no such form, or the id of another type.
 */
export async function nodeByName<Row extends NodeRow>(
  context: ReadContext,
  node: NodeTable,
  name: string,
  argument: string,
  fields: ReadonlySet<string>,
): Promise<Row | null> {
  const schemes = node.schemes ?? {};
  const normalisers = Object.fromEntries(
    Object.entries(schemes).map(([scheme, { normalise }]) => [scheme, normalise]),
  );
  const lookup: NodeLookup = parseNodeLookup(name, node.type, argument, normalisers);
  if (lookup.by === 'key') return nodeByKey(context, node, lookup.key, fields);
  if (lookup.by === 'slug') return nodeBySlug(context, node, lookup.slug, fields);
  const scheme = schemes[lookup.scheme];
  return scheme
    ? rowBy(context, columnsOf(node, fields), scheme.from, scheme.value, 'text', lookup.value)
    : null;
}
