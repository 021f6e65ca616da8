/**
 * The program cannot start or a command cannot run, for a reason the operator can mend.
 * The command line prints `message` and `mend` on one line and exits with 1; no stack.
 */
export class StartupError extends Error {
  constructor(
    message: string,
    /** What to do about it, as an instruction. */
    readonly mend: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = 'StartupError';
  }
}
