import type { SluggedTable } from './free-slugs';
import type { Session } from './session';

/** Ids for rows that are about to be written. */
export async function newIds(session: Session, table: SluggedTable, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await session.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('${table}', 'id'))::int AS id FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ id }) => id);
}
