/** Said of an input that ends before what it has begun does. */
export const CUT_OFF = 'ends in the middle of an entry: the file seems to be cut off';

/** An input, or the rest of it, cannot be read: what came before stands. */
export class InputError extends Error {
  constructor(
    message: string,
    /** Line of the uncompressed input at which reading ended, from 1; where one can be told. */
    readonly line?: number,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = 'InputError';
  }
}
