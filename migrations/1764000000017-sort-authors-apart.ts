import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of names, too, beside the author's row: it never changes, and a search of names finds and sorts in one table.
 */
export class SortAuthorsApart1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE author_search ADD name text COLLATE "C"');
    // What a killed import has left belongs to nobody.
    await runner.query('DELETE FROM author_search WHERE author_id NOT IN (SELECT id FROM author)');
    await runner.query(
      'UPDATE author_search SET name = left(a.name_folded, 400) FROM author a WHERE a.id = author_search.author_id',
    );
    await runner.query('ALTER TABLE author_search ALTER name SET NOT NULL');
    await runner.query('CREATE INDEX author_search_name_idx ON author_search (name, author_id)');
    await runner.query('DROP INDEX author_name_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX author_name_idx ON author (left(name_folded, 400), id)');
    await runner.query('ALTER TABLE author_search DROP name');
  }
}
