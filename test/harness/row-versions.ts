import type { DataSource } from 'typeorm';

/** The versions of all rows of a table: each row's place and the transaction that wrote it. */
export type RowVersions = ReadonlyMap<string, { readonly rows: number; readonly checksum: string }>;

/** Reads the versions of all rows of a database, but for the one that every transaction raises that writes. */
export async function rowVersions(dataSource: DataSource): Promise<RowVersions> {
  const tables: { name: string }[] = await dataSource.query(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> 'graph_version' ORDER BY tablename`,
  );
  const versions = new Map<string, { rows: number; checksum: string }>();
  for (const { name } of tables) {
    const [table]: [{ rows: number; checksum: string }] = await dataSource.query(
      `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(ctid::text || ' ' || xmin::text, 0)), 0)::text AS checksum
       FROM ${name}`,
    );
    versions.set(name, table);
  }
  return versions;
}

/** The tables of which a row has been written, changed or deleted between two readings. */
export function tablesWritten(before: RowVersions, after: RowVersions): string[] {
  return [...after.keys()].filter((name) => before.get(name)?.checksum !== after.get(name)?.checksum);
}
