import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every transaction that writes raises the version when it commits, and not before: the version's row is locked for that
 * moment only, so that nobody waits for a long transaction and nobody's locks can close a circle. What is left to be done
 * at the commit is a row of `graph_change`, for Postgres defers no triggers of statements.
 *
 * A migration that makes a table ends with `SELECT watch_graph_tables()`.
 */
export class CountGraphVersions1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }]: [{ schema: string }] = await runner.query(
      'SELECT quote_ident(current_schema()) AS schema',
    );
    await runner.query(`
      CREATE TABLE graph_version (
        is_only boolean CONSTRAINT graph_version_pkey PRIMARY KEY DEFAULT true,
        version bigint NOT NULL,
        CONSTRAINT graph_version_is_only_check CHECK (is_only)
      )`);
    await runner.query('INSERT INTO graph_version (version) VALUES (1)');
    await runner.query('GRANT SELECT ON graph_version TO PUBLIC');
    await runner.query('CREATE UNLOGGED TABLE graph_change (transaction xid8 NOT NULL)');
    // Whoever may write a table of the graph need have no right to these two; hence SECURITY DEFINER.
    await runner.query(`
      CREATE FUNCTION note_graph_change() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        -- None yet where the statement has changed no row, nor any before it in the transaction.
        writing xid8 := pg_current_xact_id_if_assigned();
      BEGIN
        IF writing::text <> coalesce(current_setting('papergraph.noted_transaction', true), '') THEN
          PERFORM set_config('papergraph.noted_transaction', writing::text, true);
          INSERT INTO ${schema}.graph_change (transaction) VALUES (writing);
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION raise_graph_version() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        raised bigint;
      BEGIN
        DELETE FROM ${schema}.graph_change WHERE transaction = NEW.transaction;
        INSERT INTO ${schema}.graph_version AS kept (version) VALUES (1)
        ON CONFLICT (is_only) DO UPDATE SET version = kept.version + 1
        RETURNING version INTO raised;
        PERFORM pg_notify('papergraph_graph_version', raised::text);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER raise_graph_version AFTER INSERT ON graph_change
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_graph_version()`);
    // Imports as a superuser run as if replicating, when only such triggers fire.
    await runner.query('ALTER TABLE graph_change ENABLE ALWAYS TRIGGER raise_graph_version');
    await runner.query(`
      CREATE FUNCTION watch_graph_tables() RETURNS void LANGUAGE plpgsql
        SET search_path = ${schema}, pg_temp AS $$
      DECLARE
        watched regclass;
      BEGIN
        FOR watched IN
          SELECT c.oid FROM pg_class c
          WHERE c.relkind = 'r' AND c.relnamespace = '${schema}'::regnamespace
            AND c.relname NOT IN ('graph_version', 'graph_change')
            AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'note_graph_change')
        LOOP
          EXECUTE format('CREATE TRIGGER note_graph_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
            FOR EACH STATEMENT EXECUTE FUNCTION note_graph_change()', watched);
          EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER note_graph_change', watched);
        END LOOP;
      END $$`);
    await runner.query('SELECT watch_graph_tables()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION watch_graph_tables()');
    await runner.query('DROP FUNCTION note_graph_change() CASCADE');
    await runner.query('DROP TABLE graph_change, graph_version');
    await runner.query('DROP FUNCTION raise_graph_version()');
  }
}
