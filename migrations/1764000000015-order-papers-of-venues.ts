import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a venue's papers the newest are asked for: without their order they are looked for among the newest of all. */
export class OrderPapersOfVenues1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The same order as that of paper_newest_idx.
    await runner.query(`
      CREATE INDEX paper_venue_newest_idx ON paper (venue_id,
        (coalesce(published_on, make_date(year, 1, 1), '-infinity'::date)) DESC, left(title_folded, 400), id)`);
    await runner.query('DROP INDEX paper_venue_id_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX paper_venue_id_idx ON paper (venue_id)');
    await runner.query('DROP INDEX paper_venue_newest_idx');
  }
}
