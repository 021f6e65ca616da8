import { Client } from 'pg';

/** What clients of one data source have in common. */
export interface ClientOptions {
  /** Whether statements that read are prepared under a name, so that Postgres parses and plans them once a connection. */
  readonly prepared: boolean;
  /** Called with every SQL text before it runs. */
  readonly onStatement?: (sql: string, parameters: readonly unknown[]) => void;
}

/** Statements kept prepared on one connection. With its plan one takes about 64 kB of Postgres (measured). */
export const MAX_PREPARED = 100;

const READS = /^\s*(SELECT|WITH)\b/;

/**
 * The plan of a full-text search depends on its words. Not knowing them Postgres takes every word for rare, and its plan
 * for any words was slower by a third than one for these words.
 */
const DEPENDS_ON_VALUES = 'tsquery(';

/** A class of clients for pg's pool, which keeps the parts it is told in its options. */
export function createClientClass({ prepared, onStatement }: ClientOptions): typeof Client {
  // pg overloads query in eight ways, of which an override can only repeat the widest.
  type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown;

  return class PostgresClient extends Client {
    readonly #names = new Map<string, string>();
    #named = 0;

    override query = ((config, values, callback) => {
      const send = super.query as Query;
      if (typeof config !== 'string') return send.call(this, config, values, callback);
      const parameters = Array.isArray(values) ? values : [];
      onStatement?.(config, parameters);
      const name = prepared && parameters.length > 0 ? this.#nameOf(config) : undefined;
      return name === undefined
        ? send.call(this, config, values, callback)
        : send.call(this, { name, text: config, values }, callback);
    }) as Query as Client['query'];

    #nameOf(text: string): string | undefined {
      const known = this.#names.get(text);
      if (known !== undefined) return known;
      if (!READS.test(text) || text.includes(DEPENDS_ON_VALUES)) return undefined;
      if (this.#names.size >= MAX_PREPARED) this.#forgetAll();
      // A number is never used twice: statements of the old names may still wait to be sent.
      this.#named += 1;
      const name = `read_${this.#named}`;
      this.#names.set(text, name);
      return name;
    }

    #forgetAll(): void {
      this.#names.clear();
      super.query('DEALLOCATE ALL', () => {
        // Where pg (8.23) remembers what it has prepared. It never forgets on its own.
        const { connection } = this as unknown as { connection: { parsedStatements: object } };
        connection.parsedStatements = {};
      });
    }
  };
}
