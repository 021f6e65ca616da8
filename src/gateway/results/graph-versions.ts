/** A state of the graph. What was read before it may be another; two states are the same only if they are one object. */
export interface GraphState {
  /** Counts the transactions that have written. */
  readonly version: number;
}

/** Tells how far the graph has been written. */
export interface GraphVersions {
  /** The state that whatever is read from now on shows at least; undefined while nobody can say. */
  current(): GraphState | undefined;
}
