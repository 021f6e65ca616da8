import type { MigrationInterface, QueryRunner } from 'typeorm';

/** pg_trgm is a trusted extension: a role that may create objects in the database may create it, no superuser needed. */
export class EnableTrigrams1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP EXTENSION IF EXISTS pg_trgm');
  }
}
