import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSourceRecords1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE source_record (
        source_key text CONSTRAINT source_record_pkey PRIMARY KEY,
        paper_id integer NOT NULL CONSTRAINT source_record_paper_id_fkey REFERENCES paper (id) ON DELETE CASCADE,
        payload_hash bytea NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX source_record_paper_id_idx ON source_record (paper_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE source_record');
  }
}
