import type { PaperRecord } from '../interchange/paper-record';
import type { BatchPaper } from './batch-state';

/** A paper of the batch whose row is there. */
export interface WrittenPaper {
  readonly id: number;
  readonly record: PaperRecord;
  readonly paper: BatchPaper;
}
