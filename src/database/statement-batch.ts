import type { Submittable } from 'pg';

/** A column of an answer, and how its text becomes a value. */
interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** A statement as a connection has prepared it. */
export interface PreparedStatement {
  readonly name: string;
  /** Whether the connection was told its text. */
  isParsed: boolean;
  /** Known once it was described: it need not be described again. */
  columns?: readonly Column[];
}

/** One statement of a batch. */
export interface BatchedStatement {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** Absent where Postgres shall plan it for just these parameters. */
  readonly prepared?: PreparedStatement | undefined;
}

/** What came of a statement: its rows, its error, or undefined where an error before it kept it from running. */
export type Outcome = { readonly rows: object[] } | { readonly error: Error } | undefined;

/** pg's connection, as far as a batch needs it: its types leave this out. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(statement: { name: string; text: string }): void;
  bind(portal: {
    portal: string;
    statement: string;
    values: readonly unknown[];
    valueMapper: (value: unknown) => unknown;
  }): void;
  describe(target: { type: 'P'; name: string }): void;
  execute(portal: { portal: string; rows: number }): void;
  sync(): void;
}

interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** What pg 8 keeps to itself and a batch has to share with it. */
export interface ClientParts {
  readonly parserOf: (oid: number) => (text: string) => unknown;
  /** A parameter as Postgres takes it: arrays become its literals. */
  readonly toParameter: (value: unknown) => unknown;
}

/**
 * Statements that are sent at once and end in one Sync, so that they take one write, one wake-up of the server and one
 * transaction instead of one each. Postgres runs them in their order; at an error it leaves out the rest.
 * See "Extended Query" in the documentation of Postgres's protocol; pg hands what comes back to the methods `handle…`.
 */
export class StatementBatch implements Submittable {
  readonly outcomes: Outcome[];
  /** Called once. pg replaces it by one that stops its timer first. */
  callback: (error: Error | null) => void;
  readonly #statements: readonly BatchedStatement[];
  readonly #parts: ClientParts;
  #running = 0;
  #columns: readonly Column[] = [];
  #rows: object[] = [];
  #unreadable: Error | undefined;

  constructor(
    statements: readonly BatchedStatement[],
    parts: ClientParts,
    done: (error: Error | null) => void,
  ) {
    this.#statements = statements;
    this.#parts = parts;
    this.outcomes = statements.map(() => undefined);
    this.callback = done;
  }

  submit(connection: unknown): void {
    const wire = connection as Wire; // what pg's Connection is
    wire.stream.cork();
    try {
      for (const statement of this.#statements) this.#send(statement, wire);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    this.#begin();
  }

  #send({ text, parameters, prepared }: BatchedStatement, wire: Wire): void {
    const name = prepared?.name ?? '';
    if (!prepared?.isParsed) wire.parse({ name, text });
    if (prepared) prepared.isParsed = true;
    wire.bind({ portal: '', statement: name, values: parameters, valueMapper: this.#parts.toParameter });
    if (!prepared?.columns) wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '', rows: 0 });
  }

  #begin(): void {
    this.#columns = this.#statements[this.#running]?.prepared?.columns ?? [];
    this.#rows = [];
  }

  handleRowDescription({ fields }: RowDescription): void {
    const { parserOf } = this.#parts;
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID) }));
    const prepared = this.#statements[this.#running]?.prepared;
    if (prepared) prepared.columns = this.#columns;
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    try {
      let index = 0;
      for (const { name, parse } of this.#columns) {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : parse(text);
        index += 1;
      }
    } catch (error) {
      this.#unreadable ??= error instanceof Error ? error : new Error(String(error));
    }
    this.#rows.push(row);
  }

  handleCommandComplete(): void {
    this.outcomes[this.#running] = this.#unreadable ? { error: this.#unreadable } : { rows: this.#rows };
    this.#unreadable = undefined;
    this.#running += 1;
    this.#begin();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: Error): void {
    this.outcomes[this.#running] = { error };
    this.callback(error);
  }
}
