/** Something that can be imported: a file, or what comes in on standard input. */
export interface ImportInput {
  /** What messages call it: the path as it was given, or `stdin`. */
  readonly name: string;
  /** Absolute; left out for standard input. */
  readonly path?: string;
  /** Names the input in the source keys of formats whose keys are only its own; see `InputContext`. */
  readonly sourceName: string;
  /** Bytes as stored, where they can be told beforehand. */
  readonly size?: number;
}
