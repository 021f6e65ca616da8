import type { Outcome } from '../writer';
import type { FileReport, InputFailure } from './import-report';
import type { ImportInput } from './input/import-input';
import type { ImportFormat } from './source-reader';

/** Counts what becomes of one input's entries. */
export interface Tally {
  readonly input: ImportInput;
  /** Entries that were good enough to be written, written or not. */
  accepted: number;
  format?: ImportFormat;
  failure?: InputFailure;
  count(outcome: Outcome | 'rejected'): void;
  report(): FileReport;
}

export function createTally(input: ImportInput): Tally {
  const counts = { created: 0, updated: 0, unchanged: 0, merged: 0, rejected: 0 };
  return {
    input,
    accepted: 0,
    count(outcome) {
      counts[outcome] += 1;
    },
    report() {
      const { format, failure } = this;
      const read = counts.created + counts.updated + counts.unchanged + counts.merged + counts.rejected;
      return {
        file: input.name,
        ...(format ? { format } : {}),
        read,
        ...counts,
        ...(failure ? { failure } : {}),
      };
    },
  };
}
