import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MIGRATIONS } from '../../migrations';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { createDataSource } from './data-source';
import { migrate, migrationState } from './migrate';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const tables = async (): Promise<string[]> => {
  const rows: { name: string }[] = await database.dataSource.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
};

async function undoAll(): Promise<void> {
  for (const _ of MIGRATIONS) await database.dataSource.undoLastMigration({ transaction: 'all' });
}

const drift = async (): Promise<string[]> => {
  const log = await database.dataSource.driver.createSchemaBuilder().log();
  return log.upQueries.map((query) => query.query);
};

describe('migrations', () => {
  test('every migration goes down to nothing and up again', async () => {
    const before = await tables();
    await undoAll();
    expect(await tables()).toEqual(['papergraph_migration']);
    expect((await migrationState(database.dataSource)).pending).toHaveLength(MIGRATIONS.length);
    expect(await migrate(database.dataSource)).toHaveLength(MIGRATIONS.length);
    expect(await tables()).toEqual(before);
  });

  test('running them again does nothing', async () => {
    expect(await migrate(database.dataSource)).toEqual([]);
  });

  test('three instances that start at once on an empty database migrate it once', async () => {
    await undoAll();
    const others = await Promise.all(
      [1, 2, 3].map(() => createDataSource({ connection: database.connection }).initialize()),
    );
    const ran = await Promise.all(others.map((dataSource) => migrate(dataSource)));
    await Promise.all(others.map((dataSource) => dataSource.destroy()));
    expect(ran.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, 0, MIGRATIONS.length]);
  });

  test('a database migrated by a newer version is refused', async () => {
    await database.dataSource.query(
      `INSERT INTO papergraph_migration (timestamp, name) VALUES (9999999999999, 'AddTime9999999999999')`,
    );
    await expect(migrate(database.dataSource)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('AddTime9999999999999'),
    });
    await database.dataSource.query(`DELETE FROM papergraph_migration WHERE name = 'AddTime9999999999999'`);
  });

  test('entities say the same as migrations', async () => {
    expect(await drift()).toEqual([]);
  });

  test.each([
    ['a dropped index', 'DROP INDEX paper_year_idx', /CREATE INDEX "paper_year_idx"/],
    ['a dropped column', 'ALTER TABLE paper DROP COLUMN awards', /ADD "awards"/],
    ['an added column', 'ALTER TABLE author ADD COLUMN shoe_size int', /DROP COLUMN "shoe_size"/],
    ['a changed nullability', 'ALTER TABLE paper ALTER COLUMN title DROP NOT NULL', /"title" SET NOT NULL/],
    [
      'a dropped foreign key',
      'ALTER TABLE authorship DROP CONSTRAINT authorship_author_id_fkey',
      /authorship_author_id_fkey/,
    ],
    ['a dropped check', 'ALTER TABLE paper DROP CONSTRAINT paper_type_check', /paper_type_check/],
  ])('%s is seen as drift', async (_what, damage, mend) => {
    const copy = await createTestDatabase();
    await copy.dataSource.query(damage);
    const log = await copy.dataSource.driver.createSchemaBuilder().log();
    expect(log.upQueries.map((query) => query.query).join('\n')).toMatch(mend);
    await copy.drop();
  });

  test('the indexes that orders, filters and searches need are there', async () => {
    const rows: { indexname: string }[] = await database.dataSource.query(
      `SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'papergraph_migration' ORDER BY 1`,
    );
    expect(rows.map((row) => row.indexname)).toMatchInlineSnapshot(`
     [
       "affiliation_organization_id_idx",
       "affiliation_pkey",
       "area_author_author_id_idx",
       "area_author_pkey",
       "area_year_pkey",
       "author_fewest_papers_idx",
       "author_identifier_author_id_idx",
       "author_identifier_pkey",
       "author_most_papers_idx",
       "author_name_author_id_idx",
       "author_name_pkey",
       "author_orcid_key",
       "author_pkey",
       "author_search_name_idx",
       "author_search_pkey",
       "author_search_text_idx",
       "author_slug_key",
       "authorship_author_key",
       "authorship_pkey",
       "collection_paper_paper_key",
       "collection_paper_pkey",
       "collection_pkey",
       "collection_slug_key",
       "graph_version_pkey",
       "organization_country_idx",
       "organization_name_folded_trgm",
       "organization_name_idx",
       "organization_pkey",
       "organization_ror_key",
       "organization_slug_key",
       "paper_area_area_key",
       "paper_area_most_cited_idx",
       "paper_area_newest_idx",
       "paper_area_pkey",
       "paper_first_updated_idx",
       "paper_former_slug_paper_id_idx",
       "paper_former_slug_pkey",
       "paper_identifier_pkey",
       "paper_identifier_position_key",
       "paper_last_updated_idx",
       "paper_least_cited_idx",
       "paper_link_kind_idx",
       "paper_link_pkey",
       "paper_merge_paper_id_idx",
       "paper_merge_pkey",
       "paper_merge_source_key_idx",
       "paper_most_cited_idx",
       "paper_newest_idx",
       "paper_oldest_idx",
       "paper_pkey",
       "paper_published_on_idx",
       "paper_reference_cited_id_idx",
       "paper_reference_pkey",
       "paper_reference_position_key",
       "paper_search_document_idx",
       "paper_search_pkey",
       "paper_slug_key",
       "paper_title_folded_trgm",
       "paper_title_idx",
       "paper_venue_newest_idx",
       "paper_year_idx",
       "pending_reference_identifier_pkey",
       "pending_reference_identifier_reference_idx",
       "pending_reference_pkey",
       "pending_reference_source_key_idx",
       "pending_reference_title_key_idx",
       "research_area_fewest_papers_idx",
       "research_area_most_papers_idx",
       "research_area_name_folded_trgm",
       "research_area_name_idx",
       "research_area_pkey",
       "research_area_sibling_key",
       "research_area_slug_key",
       "search_word_pkey",
       "source_record_match_key_idx",
       "source_record_pkey",
       "source_record_position_key",
       "venue_name_idx",
       "venue_pkey",
       "venue_search_text_trgm",
       "venue_slug_key",
     ]
    `);
  });
});
