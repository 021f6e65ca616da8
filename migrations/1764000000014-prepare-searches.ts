import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What ranks and counts the papers of a search stands in the row of its document and before it: no other table is read, and of
 * long documents only the beginning. The key holds what facets count, so that all papers are counted from the index.
 */
export class PrepareSearches1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE paper_search RENAME TO former_paper_search');
    // Made anew: columns that are added stand behind the document.
    await runner.query(`
      CREATE TABLE paper_search AS
      SELECT p.id AS paper_id, p.year::smallint AS year,
        concat(p.year, '|', p.type, '|', p.venue_id, '|', (
          SELECT string_agg(a.area_id::text, ',' ORDER BY a.area_id) FROM paper_area a WHERE a.paper_id = p.id
        )) AS facets,
        left(p.title_folded, 400) AS title, ts_filter(s.document, '{a,b,c}') AS heading, s.document
      FROM former_paper_search s JOIN paper p ON p.id = s.paper_id ORDER BY p.id`);
    await runner.query('DROP TABLE former_paper_search');
    await runner.query(`
      ALTER TABLE paper_search
        ALTER facets SET NOT NULL,
        ALTER title SET NOT NULL,
        ALTER heading SET NOT NULL,
        ALTER document SET NOT NULL,
        ADD CONSTRAINT paper_search_pkey PRIMARY KEY (paper_id) INCLUDE (facets),
        ADD CONSTRAINT paper_search_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES paper (id) ON DELETE CASCADE`);
    await runner.query('CREATE INDEX paper_search_document_idx ON paper_search USING gin (document)');
    await runner.query(
      'CREATE TABLE search_word (word text COLLATE "C" CONSTRAINT search_word_pkey PRIMARY KEY)',
    );
    // What SQL can say of words: letters are those that the server's locale knows.
    await runner.query(`
      INSERT INTO search_word (word)
      SELECT DISTINCT word
      FROM (
        SELECT title_folded FROM paper UNION ALL SELECT name_folded FROM author
        UNION ALL SELECT DISTINCT lower(raw_name) FROM authorship
      ) t (text),
        regexp_split_to_table(text, '[^[:alnum:]]+') AS word
      WHERE length(word) BETWEEN 3 AND 40 AND word ~ '[^0-9]'
      ORDER BY word`);
    await runner.query('SELECT watch_graph_tables()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_word');
    await runner.query('ALTER TABLE paper_search DROP CONSTRAINT paper_search_pkey');
    await runner.query(
      'ALTER TABLE paper_search DROP year, DROP facets, DROP title, DROP heading, ADD CONSTRAINT paper_search_pkey PRIMARY KEY (paper_id)',
    );
  }
}
