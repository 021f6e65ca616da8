import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A paper's sort keys as `CreatePapers` has them: what is unknown has the value that sorts last. */
const SORT_KEYS = {
  sort_date: {
    type: 'date',
    unknown: `'-infinity'`,
    of: `coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity')`,
  },
  sort_citations: { type: 'integer', unknown: '-1', of: 'coalesce(p.citation_count, -1)' },
  sort_title: { type: 'text COLLATE "C"', unknown: `''`, of: 'left(p.title_folded, 400)' },
};

/**
 * What pages of areas need, however large the area. A summary that is not current is counted from the facts instead, so
 * areas that are there already may wait until theirs is made.
 */
export class SummariseAreas1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const keys = Object.entries(SORT_KEYS);
    await runner.query(
      `ALTER TABLE paper_area ${keys.map(([name, { type, unknown }]) => `ADD ${name} ${type} NOT NULL DEFAULT ${unknown}`).join(', ')}`,
    );
    await runner.query(
      `UPDATE paper_area SET ${keys.map(([name, { of }]) => `${name} = ${of}`).join(', ')}
       FROM paper p WHERE p.id = paper_area.paper_id`,
    );
    await runner.query(
      'CREATE INDEX paper_area_newest_idx ON paper_area (area_id, sort_date DESC, sort_title, paper_id)',
    );
    await runner.query(
      'CREATE INDEX paper_area_most_cited_idx ON paper_area (area_id, sort_citations DESC, sort_title, paper_id)',
    );
    await runner.query('ALTER TABLE research_area ADD summary_is_current boolean NOT NULL DEFAULT false');
    await runner.query(`
      CREATE TABLE area_year (
        area_id integer NOT NULL CONSTRAINT area_year_area_id_fkey REFERENCES research_area (id) ON DELETE CASCADE,
        year integer NOT NULL,
        paper_count integer NOT NULL,
        CONSTRAINT area_year_pkey PRIMARY KEY (area_id, year)
      )`);
    await runner.query(`
      CREATE TABLE area_author (
        area_id integer NOT NULL CONSTRAINT area_author_area_id_fkey REFERENCES research_area (id) ON DELETE CASCADE,
        place smallint NOT NULL,
        author_id integer NOT NULL CONSTRAINT area_author_author_id_fkey REFERENCES author (id) ON DELETE CASCADE,
        paper_count integer NOT NULL,
        CONSTRAINT area_author_pkey PRIMARY KEY (area_id, place)
      )`);
    await runner.query('CREATE INDEX area_author_author_id_idx ON area_author (author_id)');
    await runner.query('SELECT watch_graph_tables()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE area_author, area_year');
    await runner.query('ALTER TABLE research_area DROP summary_is_current');
    await runner.query('DROP INDEX paper_area_most_cited_idx, paper_area_newest_idx');
    await runner.query(
      `ALTER TABLE paper_area ${Object.keys(SORT_KEYS)
        .map((name) => `DROP ${name}`)
        .join(', ')}`,
    );
  }
}
