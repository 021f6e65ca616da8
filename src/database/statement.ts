/** The parameters of a statement while its text is being put together. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and returns its place in the text: `$1`, or `$1::type` when a type is given. */
  bind(value: unknown, type?: string): string {
    this.values.push(value);
    return type ? `$${this.values.length}::${type}` : `$${this.values.length}`;
  }
}

/**
 * To be put behind a condition whose parameters decide by what plan it is best read, or how long that takes: the statement is then
 * planned for each run, where others are planned once for any values, and runs beside the others of an answer rather than among them.
 */
export const PLANNED_BY_VALUE = '/* planned by value */';

/**
 * A list of keys as an expression whose length Postgres learns only when it runs. Knowing it, Postgres holds the plan for
 * just these keys cheaper than the one for any, and plans anew at each run, which for few keys takes several times as long as
 * reading them (docs/decisions/0019).
 *
 * @param parameter the place of an array of `type`, such as `$1`
 */
export function keyList(parameter: string, type: 'int' | 'text'): string {
  return `(SELECT ${parameter}::${type}[])::${type}[]`;
}

/**
 * A count as SQL text: not a parameter, for without it Postgres takes a LIMIT for a tenth of all rows.
 * @throws RangeError on what is no whole number
 */
export function countLiteral(count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`a count must be a whole number, got ${count}`);
  return String(count);
}

/** `text` as the inside of a LIKE pattern that means exactly that text. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
