import type { CopyValue } from './copy-text';
import type { Session } from './session';

/** A row whose first column is the id of the paper it belongs to. */
export type DependentRow = readonly [paperId: number, ...values: CopyValue[]];

/** Rows that belong to papers, of one table. */
export interface DependentRows {
  readonly table: string;
  /** The first is the column with the paper's id. */
  readonly columns: readonly [string, ...string[]];
  readonly rows: readonly DependentRow[];
}

/**
 * Gives papers exactly these rows. Papers that have them keep the rows they have.
 *
 * @param tables one table, or a table and those whose rows end with its rows: they are kept or replaced together.
 * @param known ids of papers that may have rows already; all others are new.
 * @returns the ids of known papers whose rows changed.
 */
export async function replaceRows(
  session: Session,
  tables: readonly [DependentRows, ...DependentRows[]],
  known: readonly number[],
): Promise<Set<number>> {
  const changed = new Set<number>();
  const isKnown = new Set(known);
  if (known.length > 0) {
    for (const { table, columns, rows } of tables) {
      const before = groupedTexts(await heldRows(session, table, columns, known));
      const after = groupedTexts(rows.filter(([id]) => isKnown.has(id)));
      for (const id of known) if (before.get(id) !== after.get(id)) changed.add(id);
    }
    const [{ table, columns }] = tables;
    if (changed.size > 0) {
      session.run(`DELETE FROM ${table} WHERE ${columns[0]} = ANY($1)`, [[...changed]]);
    }
  }
  for (const { table, columns, rows } of tables) {
    const written = rows.filter(([id]) => !isKnown.has(id) || changed.has(id));
    session.copy(table, columns, written);
  }
  return changed;
}

async function heldRows(
  session: Session,
  table: string,
  columns: DependentRows['columns'],
  known: readonly number[],
): Promise<DependentRow[]> {
  const held = await session.query<{ row: DependentRow }>(
    `SELECT jsonb_build_array(${columns.join(', ')}) AS row FROM ${table} WHERE ${columns[0]} = ANY($1)`,
    [known],
  );
  return held.map(({ row }) => row);
}

/** The rows of each paper as one text, in an order of their own. */
function groupedTexts(rows: readonly DependentRow[]): Map<number, string> {
  const groups = new Map<number, string[]>();
  for (const row of rows) {
    const texts = groups.get(row[0]) ?? [];
    texts.push(JSON.stringify(row));
    groups.set(row[0], texts);
  }
  return new Map([...groups].map(([id, texts]) => [id, texts.sort().join('\n')]));
}
