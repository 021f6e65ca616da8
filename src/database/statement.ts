/** The parameters of a statement while its text is being put together. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and returns its place in the text: `$1`, or `$1::type` when a type is given. */
  bind(value: unknown, type?: string): string {
    this.values.push(value);
    return type ? `$${this.values.length}::${type}` : `$${this.values.length}`;
  }
}

/** `text` as the inside of a LIKE pattern that means exactly that text. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
