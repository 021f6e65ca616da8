import type { ImportFormat } from './source-reader';

/** What became of entries: each is counted once, so `read` is the sum of the others. */
export interface ImportCounts {
  readonly read: number;
  /** Papers that the graph did not have. */
  readonly created: number;
  /** Papers that were imported before under the same source key and have changed since. */
  readonly updated: number;
  /** Records that say what they said the last time. */
  readonly unchanged: number;
  /** Records that were joined to a paper the graph had from elsewhere. */
  readonly merged: number;
  readonly rejected: number;
}

/** An input that could not be read, or not to its end. */
export interface InputFailure {
  readonly file: string;
  readonly reason: string;
  /** Where reading ended, where that can be told. */
  readonly line?: number;
}

/** What became of one input. */
export interface FileReport extends ImportCounts {
  readonly file: string;
  /** Left out where it could not be told. */
  readonly format?: ImportFormat;
  readonly failure?: InputFailure;
}

/** How an import went. */
export interface ImportReport {
  /** Every input that was begun. */
  readonly files: readonly FileReport[];
  readonly total: ImportCounts;
  /** Whether what the counts say has been written: not after a dry run, nor where `strict` refused it. */
  readonly isWritten: boolean;
  readonly isInterrupted: boolean;
  /** What the database failed with, where it did. */
  readonly writeFailure?: { readonly error: unknown };
}

/** An entry that was not imported. */
export interface ImportFault {
  readonly file: string;
  /** Of the unpacked input, from 1. */
  readonly line: number;
  readonly reason: string;
  /** The beginning of the entry. */
  readonly text: string;
}

/** Something of an entry that was left out or cut, while the entry was imported. */
export interface ImportNote {
  readonly file: string;
  readonly line: number;
  readonly note: string;
  /** Said of an entry that had to be mended to be read, in a few words that are equal for equal faults. */
  readonly isMending?: true;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly file: string;
  /** Of all inputs, as stored. */
  readonly bytesRead: number;
  /** Entries read so far, of which the last few are not written yet. */
  readonly entries: number;
}

/** The counts of several inputs together. */
export function sumOf(counts: readonly ImportCounts[]): ImportCounts {
  const sum = { read: 0, created: 0, updated: 0, unchanged: 0, merged: 0, rejected: 0 };
  for (const each of counts) {
    sum.read += each.read;
    sum.created += each.created;
    sum.updated += each.updated;
    sum.unchanged += each.unchanged;
    sum.merged += each.merged;
    sum.rejected += each.rejected;
  }
  return sum;
}
