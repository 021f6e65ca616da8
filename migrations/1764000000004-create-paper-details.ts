import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePaperDetails1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Values are stored in one normal form (DOI in lower case, arXiv id without version), so an identifier names one paper.
    await runner.query(`
      CREATE TABLE paper_identifier (
        scheme text NOT NULL,
        value text NOT NULL,
        paper_id integer NOT NULL CONSTRAINT paper_identifier_paper_id_fkey REFERENCES paper (id) ON DELETE CASCADE,
        position smallint NOT NULL,
        CONSTRAINT paper_identifier_pkey PRIMARY KEY (scheme, value),
        CONSTRAINT paper_identifier_position_key UNIQUE (paper_id, position),
        CONSTRAINT paper_identifier_scheme_check CHECK (scheme IN ('DOI', 'ARXIV', 'OPENALEX', 'S2', 'ACL', 'OPENREVIEW',
          'PMID', 'PMCID', 'DBLP', 'ISBN'))
      )`);
    await runner.query(`
      CREATE TABLE paper_link (
        paper_id integer NOT NULL CONSTRAINT paper_link_paper_id_fkey REFERENCES paper (id) ON DELETE CASCADE,
        position smallint NOT NULL,
        kind text NOT NULL,
        url text NOT NULL,
        label text,
        CONSTRAINT paper_link_pkey PRIMARY KEY (paper_id, position),
        CONSTRAINT paper_link_url_check CHECK (url ~* '^https?://'),
        CONSTRAINT paper_link_kind_check CHECK (kind IN ('LANDING', 'PDF', 'PREPRINT', 'PROCEEDINGS', 'PUBLISHER', 'REVIEW',
          'CODE', 'MODEL', 'DATASET', 'DEMO', 'BLOG', 'VIDEO', 'SLIDES', 'LOGS', 'PROJECT', 'OTHER'))
      )`);
    await runner.query('CREATE INDEX paper_link_kind_idx ON paper_link (kind, paper_id)');
    await runner.query(`
      CREATE TABLE paper_reference (
        citing_id integer NOT NULL CONSTRAINT paper_reference_citing_id_fkey REFERENCES paper (id) ON DELETE CASCADE,
        cited_id integer NOT NULL CONSTRAINT paper_reference_cited_id_fkey REFERENCES paper (id) ON DELETE CASCADE,
        position integer NOT NULL,
        CONSTRAINT paper_reference_pkey PRIMARY KEY (citing_id, cited_id),
        CONSTRAINT paper_reference_position_key UNIQUE (citing_id, position),
        CONSTRAINT paper_reference_self_check CHECK (citing_id <> cited_id)
      )`);
    await runner.query('CREATE INDEX paper_reference_cited_id_idx ON paper_reference (cited_id, citing_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE paper_reference, paper_link, paper_identifier');
  }
}
