import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphWriter } from '../writer';
import { entryImporter } from './import-entry';
import {
  type ImportFault,
  type ImportNote,
  type ImportProgress,
  type ImportReport,
  type InputFailure,
  sumOf,
} from './import-report';
import type { ImportInput } from './input/import-input';
import { InputError } from './input-error';
import type { Placement } from './placement';
import { readInput } from './read-input';
import type { ImportFormat } from './source-reader';
import { createTally, type Tally } from './tally';
import { createWriteBehind, WriteFailure } from './write-behind';

/** What is imported, and how. */
export interface ImportOptions {
  readonly inputs: readonly ImportInput[];
  /** Of all inputs; `auto` tells it from each one's name and content. */
  readonly format: ImportFormat | 'auto';
  readonly placement: Placement;
  /** Takes everything back at the end. Like `strict` it wants a writer that writes at once. */
  readonly dryRun?: boolean;
  /** Takes everything back where one entry is rejected or one input fails. */
  readonly strict?: boolean;
  readonly writer: Pick<GraphWriter, 'writePapers' | 'writeEntities' | 'commit' | 'rollback'>;
  onProgress?(progress: ImportProgress): void;
  /** Told each entry that is rejected, in the order of the inputs. */
  onFault?(fault: ImportFault): void;
  /** Told what was left out of entries; unknown keys once each. */
  onNote?(note: ImportNote): void;
  /** Told an input that could not be read, or not to its end. */
  onFailure?(failure: InputFailure): void;
  /** Aborted, the batch being written is finished and nothing more is read. */
  readonly signal?: AbortSignal;
}

/** Entries between two turns of the event loop, in which the database and signals are heard. */
const ENTRIES_PER_TURN = 8;

/**
 * Reads inputs one after another into the graph, in batches that span inputs. An input that fails ends itself only;
 * a database that fails, or an abort, ends the import: the report says which. What was written before is kept, except
 * after a dry run or where `strict` refuses it.
 */
export async function importPapers(options: ImportOptions): Promise<ImportReport> {
  const { inputs, writer, dryRun = false, strict = false } = options;
  const behind = createWriteBehind(writer);
  const importEntry = entryImporter({ ...options, behind });
  const tallies: Tally[] = [];
  const progress = { entries: 0, bytesRead: 0 };
  const isAborted = () => options.signal?.aborted === true;

  const importInput = async (tally: Tally): Promise<void> => {
    const { name: file, size = 0 } = tally.input;
    const end = progress.bytesRead + size;
    const onBytes = (count: number) => {
      progress.bytesRead += count;
    };
    try {
      for await (const reading of readInput(tally, { ...options, onBytes })) {
        await importEntry(reading, tally);
        progress.entries += 1;
        if (progress.entries % ENTRIES_PER_TURN > 0) continue;
        options.onProgress?.({ file, ...progress });
        await nextTurn();
        if (isAborted()) return;
      }
    } catch (error) {
      // The stream of an input ends so when we let go of it.
      if (isAborted() && error instanceof Error && error.name === 'AbortError') return;
      if (!(error instanceof InputError)) throw error;
      tally.failure = {
        file,
        reason: error.message,
        ...(error.line === undefined ? {} : { line: error.line }),
      };
      options.onFailure?.(tally.failure);
    }
    // An input that failed early is behind us all the same.
    progress.bytesRead = Math.max(progress.bytesRead, end);
  };

  /** Ends the writing, and the transaction of an import that is one. @returns whether what was read has been written */
  const conclude = async (): Promise<boolean> => {
    await (isAborted() ? behind.settle() : behind.flush());
    const isFaulty = tallies.some((tally) => tally.failure || tally.report().rejected > 0);
    const isUndone = dryRun || (strict && (isFaulty || isAborted()));
    await (isUndone ? writer.rollback() : writer.commit()).catch((error: unknown) => {
      throw new WriteFailure(error);
    });
    return !isUndone;
  };

  let isWritten = !dryRun && !strict;
  let writeFailure: WriteFailure | undefined;
  try {
    for (const input of inputs) {
      if (isAborted()) break;
      const tally = createTally(input);
      tallies.push(tally);
      await importInput(tally);
    }
    isWritten = await conclude();
  } catch (error) {
    // Whatever it was, the batch being written is let finish.
    await behind.settle().catch(() => undefined);
    if (!(error instanceof WriteFailure)) throw error;
    writeFailure = error;
  }
  const files = tallies.map((tally) => tally.report());
  return {
    files,
    total: sumOf(files),
    isWritten,
    isInterrupted: isAborted(),
    ...(writeFailure ? { writeFailure: { error: writeFailure.cause } } : {}),
  };
}
