import { Client, type ClientConfig } from 'pg';
import { prepareValue } from 'pg/lib/utils';
import { PLANNED_BY_VALUE } from './statement';
import { type ClientParts, type Outcome, type PreparedStatement, StatementBatch } from './statement-batch';

/** What clients of one data source have in common. */
export interface ClientOptions {
  /** Whether statements that read are prepared under a name, so that Postgres parses and plans them once a connection. */
  readonly prepared: boolean;
  /** Called with every SQL text before it runs. */
  readonly onStatement?: (sql: string, parameters: readonly unknown[]) => void;
}

/** A SELECT and its parameters. */
export interface ReadStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** A client that can run several reads at once. */
export interface ReadingClient {
  /**
   * Runs the reads in one batch, see {@link StatementBatch}.
   * @param done gets the outcome of each, and the error that ended the batch.
   */
  readTogether(
    reads: readonly ReadStatement[],
    done: (error: Error | null, outcomes: readonly Outcome[]) => void,
  ): void;
}

/** Statements kept prepared on one connection. With its plan one takes about 64 kB of Postgres (measured). */
export const MAX_PREPARED = 100;

const FORGET_ALL = { text: 'DEALLOCATE ALL', parameters: [] };

const READS = /^\s*(SELECT|WITH)\b/;

/**
 * Whether the plan of a statement depends on its parameters: that of a full-text search does, on its words. Not knowing
 * them Postgres takes every word for rare, and its plan for any words was slower by a third than one for these words.
 */
export function dependsOnValues(sql: string): boolean {
  return sql.includes('tsquery(') || sql.includes(PLANNED_BY_VALUE);
}

/** Keys of loaders are lists of numbers, for which nothing is to be quoted. */
function toParameter(value: unknown): unknown {
  const isNumbers = Array.isArray(value) && value.every((item) => typeof item === 'number');
  return isNumbers ? `{${value.join(',')}}` : prepareValue(value);
}

/** A class of clients for pg's pool, which keeps the parts it is told in its options. */
export function createClientClass({ prepared, onStatement }: ClientOptions): typeof Client {
  // pg overloads query in eight ways, of which an override can only repeat the widest.
  type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown;

  return class PostgresClient extends Client implements ReadingClient {
    readonly #prepared = new Map<string, PreparedStatement>();
    readonly #parts: ClientParts = {
      parserOf: (oid) => this.getTypeParser(oid, 'text'),
      toParameter,
    };
    #named = 0;

    constructor(config?: string | ClientConfig) {
      super(config);
      // pg tells of a lost connection twice: what runs on it fails, and the client emits an error. The pool stops listening
      // in the moment it hands a client out, so an error that came in one packet with the greeting would end the process.
      this.on('error', () => {});
    }

    override query = ((config, values, callback) => {
      if (typeof config === 'string') onStatement?.(config, Array.isArray(values) ? values : []);
      return (super.query as Query).call(this, config, values, callback);
    }) as Query as Client['query'];

    readTogether(
      reads: readonly ReadStatement[],
      done: (error: Error | null, outcomes: readonly Outcome[]) => void,
    ): void {
      const isFull = this.#prepared.size + reads.length > MAX_PREPARED;
      if (isFull) this.#prepared.clear();
      const statements = reads.map(({ sql, parameters }) => {
        onStatement?.(sql, parameters);
        const isPrepared = prepared && READS.test(sql) && !dependsOnValues(sql);
        return { text: sql, parameters, prepared: isPrepared ? this.#preparedOf(sql) : undefined };
      });
      const all = isFull ? [FORGET_ALL, ...statements] : statements;
      const batch = new StatementBatch(all, this.#parts, (error) =>
        done(error, isFull ? batch.outcomes.slice(1) : batch.outcomes),
      );
      super.query(batch);
    }

    #preparedOf(sql: string): PreparedStatement {
      const known = this.#prepared.get(sql);
      if (known) return known;
      this.#named += 1;
      const statement = { name: `read_${this.#named}`, isParsed: false };
      this.#prepared.set(sql, statement);
      return statement;
    }
  };
}
