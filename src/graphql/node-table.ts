import { byKey } from '../database/rows';
import { keyList } from '../database/statement';
import { globalIdSql, type NodeType } from './global-id';
import { type LookupSchemes, type NodeLookup, parseNodeLookup } from './node-lookup';
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
  /** Where slugs stand that nodes had before, for those who kept an old address: as of a scheme. */
  readonly formerSlugs?: Pick<NodeScheme, 'value' | 'from'>;
}

const columnLists = new WeakMap<ReadonlySet<string>, Map<NodeTable, readonly string[]>>();
const selectLists = new WeakMap<readonly string[], string>();

/** {@link columnsOf} as the text of a SELECT. */
export function selectListOf(node: NodeTable, fields: ReadonlySet<string>): string {
  const columns = columnsOf(node, fields);
  let text = selectLists.get(columns);
  if (text === undefined) {
    text = columns.join(', ');
    selectLists.set(columns, text);
  }
  return text;
}

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

/** Statements kept of one naming: there are as many as combinations of columns. */
const MAX_STATEMENTS = 1_000;

/** By what rows are named in a statement: an SQL expression, its type, and what it is read from. Made once for each way. */
interface Naming {
  readonly expression: string;
  readonly type: 'int' | 'text';
  readonly from: string;
  /** The statement for each SELECT list. Keys of loaders are compared fastest where they are the same object. */
  readonly statements: Map<string, string>;
}

interface Namings {
  readonly key: Naming;
  readonly slug: Naming;
  readonly formerSlug: Naming | undefined;
  readonly schemes: Readonly<Record<string, Naming>>;
  readonly normalisers: LookupSchemes;
}

const namings = new WeakMap<NodeTable, Namings>();

function namingsOf(node: NodeTable): Namings {
  let known = namings.get(node);
  if (!known) {
    const { table, alias, schemes = {}, formerSlugs } = node;
    const by = (expression: string, type: Naming['type'], from = `${table} ${alias}`): Naming => ({
      expression,
      type,
      from,
      statements: new Map(),
    });
    const entries = Object.entries(schemes);
    known = {
      key: by(`${alias}.id`, 'int'),
      slug: by(`${alias}.slug`, 'text'),
      formerSlug: formerSlugs && by(formerSlugs.value, 'text', formerSlugs.from),
      schemes: Object.fromEntries(entries.map(([name, { value, from }]) => [name, by(value, 'text', from)])),
      normalisers: Object.fromEntries(entries.map(([name, { normalise }]) => [name, normalise])),
    };
    namings.set(node, known);
  }
  return known;
}

function statementOf({ expression, type, from, statements }: Naming, selectList: string): string {
  let sql = statements.get(selectList);
  if (sql === undefined) {
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    sql = `SELECT ${selectList}, ${expression} AS name_ FROM ${from} WHERE ${expression} = ANY(${keyList('$1', type)})`;
    statements.set(selectList, sql);
  }
  return sql;
}

/** One row by its name, gathered with all others asked for by such names and with the same columns. */
function rowBy<Row extends NodeRow, Name extends string | number>(
  { reader, loaders }: ReadContext,
  naming: Naming,
  selectList: string,
  name: Name,
): Promise<Row | null> {
  const sql = statementOf(naming, selectList);
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
  return rowBy(context, namingsOf(node).key, selectListOf(node, fields), key);
}

/** A node by its slug, or null. */
export function nodeBySlug<Row extends NodeRow>(
  context: ReadContext,
  node: NodeTable,
  slug: string,
  fields: ReadonlySet<string>,
): Promise<Row | null> {
  return rowBy(context, namingsOf(node).slug, selectListOf(node, fields), slug);
}

/**
 * A node by whatever a client may name it by: a global id, a slug of today or before, or `scheme:value`.
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
  const { schemes, normalisers, formerSlug } = namingsOf(node);
  const lookup: NodeLookup = parseNodeLookup(name, node.type, argument, normalisers);
  if (lookup.by === 'key') return nodeByKey(context, node, lookup.key, fields);
  if (lookup.by === 'slug') {
    const row = await nodeBySlug<Row>(context, node, lookup.slug, fields);
    if (row || !formerSlug) return row;
    return rowBy(context, formerSlug, selectListOf(node, fields), lookup.slug);
  }
  const naming = schemes[lookup.scheme];
  return naming ? rowBy(context, naming, selectListOf(node, fields), lookup.value) : null;
}
