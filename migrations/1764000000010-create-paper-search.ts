import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside the papers, not in them: a search reads few columns of many papers, and a vector is wider than all of them. */
export class CreatePaperSearch1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE paper_search (
        paper_id integer CONSTRAINT paper_search_pkey PRIMARY KEY
          CONSTRAINT paper_search_paper_id_fkey REFERENCES paper (id) ON DELETE CASCADE,
        document tsvector NOT NULL
      )`);
    await runner.query('CREATE INDEX paper_search_document_idx ON paper_search USING gin (document)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE paper_search');
  }
}
