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
 * To be put behind a condition whose parameters decide by what plan it is best read: the statement is then planned for each
 * run, where others are planned once for any values.
 */
export const PLANNED_BY_VALUE = '/* planned by value */';

/** `text` as the inside of a LIKE pattern that means exactly that text. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
