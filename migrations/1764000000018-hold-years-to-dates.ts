import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The year of a paper is that of its date: so it has been written from the first, and pages of a year in the order of dates now
 * depend on it.
 */
export class HoldYearsToDates1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE paper SET year = extract(year FROM published_on)
       WHERE published_on IS NOT NULL AND year IS DISTINCT FROM extract(year FROM published_on)`,
    );
    await runner.query(
      `ALTER TABLE paper ADD CONSTRAINT paper_year_of_date_check
       CHECK (published_on IS NULL OR year IS NOT NULL AND year = extract(year FROM published_on))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE paper DROP CONSTRAINT paper_year_of_date_check');
  }
}
