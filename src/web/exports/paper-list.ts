/** How papers follow one another in a file. Made anew for each file: it may remember what it has written. */
export interface PaperList<Paper> {
  readonly opening: string;
  /** A paper as it stands in the file after those before it. */
  paper(paper: Paper): string;
  /** @param count papers that were written */
  closing(count: number): string;
}

/** A paper as an export needs it from the graph, in one of the styles of citation. */
export interface CitedPaper {
  readonly id: string;
  readonly citation: string;
}
