import type { DataSource } from 'typeorm';

/** All indexes but those of primary keys and those that foreign keys rest on, as statements. */
const SECONDARY = `
  SELECT CASE WHEN k.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
      ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, k.conname) END AS "drop",
    CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
      ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) END AS make
  FROM pg_index i
  JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
  LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype = 'u'
  WHERE NOT i.indisprimary
    AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype = 'f')
  ORDER BY i.indexrelid`;

/** Does what writes many rows while the tables have only their keys, and makes the other indexes anew afterwards. */
export async function withoutSecondaryIndexes(
  dataSource: DataSource,
  work: () => Promise<void>,
): Promise<void> {
  const indexes: { drop: string; make: string }[] = await dataSource.query(SECONDARY);
  for (const { drop } of indexes) await dataSource.query(drop);
  await work();
  await dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL maintenance_work_mem = '1GB'`);
    for (const { make } of indexes) await manager.query(make);
  });
}
