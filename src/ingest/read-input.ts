import type { ImportNote } from './import-report';
import { detectFormat, formatOfContent } from './input/detect-format';
import { openInput } from './input/open-input';
import { InputError } from './input-error';
import { readerOf } from './readers';
import type { ImportFormat, Reading } from './source-reader';
import type { Tally } from './tally';

/** How an input is read. */
interface ReadOptions {
  /** `auto` tells it from the name and the content. */
  readonly format: ImportFormat | 'auto';
  readonly signal?: AbortSignal;
  onBytes(count: number): void;
  /** Told where the input looks like another format than the one that was asked for. */
  onNote?(note: ImportNote): void;
}

/** Why an input gave nothing, with what it seems to be where another format was asked for. */
function emptyHanded(reason: string, wanted: ImportFormat | 'auto', head: Buffer): string {
  const seems = formatOfContent(head);
  return wanted !== 'auto' && seems && seems !== wanted
    ? `${reason}; it looks like ${seems}: leave --format out, or give --format ${seems}`
    : reason;
}

/**
 * Opens an input, tells its format and reads it to its end.
 * @param tally counts what the consumer accepts of the readings, and is told the format
 * @throws InputError also where nothing at all was accepted
 */
export async function* readInput(tally: Tally, options: ReadOptions): AsyncGenerator<Reading> {
  const { input } = tally;
  const { head, content, close } = await openInput(input, options);
  let line: number | undefined;
  try {
    const format = options.format === 'auto' ? detectFormat(input.name, head) : options.format;
    tally.format = format;
    const seems = formatOfContent(head);
    const note = `looks like ${seems}, and is read as ${format} because --format says so`;
    let isTold = seems === undefined || seems === format;
    for await (const reading of readerOf(format)(content, { name: input.sourceName })) {
      line = reading.line;
      yield reading;
      // Where nothing can be read that is said in its place.
      if (isTold || tally.accepted === 0) continue;
      isTold = true;
      options.onNote?.({ file: input.name, line, note, isMending: true });
    }
    if (tally.accepted === 0)
      throw new InputError(
        line === undefined ? `holds no entries of ${format}` : `no entry could be read as ${format}`,
      );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (tally.accepted === 0)
      throw new InputError(emptyHanded(error.message, options.format, head), error.line, { cause: error });
    // Where only the stream knows of the fault, the last entry before it tells the place.
    throw new InputError(error.message, error.line ?? line, { cause: error });
  } finally {
    close();
  }
}
