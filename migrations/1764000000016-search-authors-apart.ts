import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a search of authors looks into, in a table of its own: an author's number of papers changes often, and with each
 * change every index of the row is written again, of which that of letters is by far the dearest.
 */
export class SearchAuthorsApart1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE author_search (
        author_id integer CONSTRAINT author_search_pkey PRIMARY KEY
          CONSTRAINT author_search_author_id_fkey REFERENCES author (id) ON DELETE CASCADE,
        text text COLLATE "C" NOT NULL
      )`);
    await runner.query('INSERT INTO author_search (author_id, text) SELECT id, search_text FROM author');
    await runner.query('CREATE INDEX author_search_text_idx ON author_search USING gin (text gin_trgm_ops)');
    await runner.query('ALTER TABLE author DROP search_text');
    await runner.query('SELECT watch_graph_tables()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE author ADD search_text text COLLATE "C"');
    await runner.query(
      'UPDATE author SET search_text = s.text FROM author_search s WHERE s.author_id = author.id',
    );
    await runner.query('ALTER TABLE author ALTER search_text SET NOT NULL');
    await runner.query('CREATE INDEX author_search_text_trgm ON author USING gin (search_text gin_trgm_ops)');
    await runner.query('DROP TABLE author_search');
  }
}
