import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';
import type { ImportFault } from '../../ingest/import-report';
import type { ImportInput } from '../../ingest/input/import-input';

/** Keeps all rejected entries, one JSON object a line. */
export interface RejectsFile {
  readonly path: string;
  write(fault: ImportFault): void;
  close(): void;
}

function isSameFile(path: string, input: ImportInput): boolean {
  const own = statSync(path, { throwIfNoEntry: false });
  const other = input.path === undefined ? undefined : statSync(input.path, { throwIfNoEntry: false });
  return own?.isFile() === true && own.ino === other?.ino && own.dev === other.dev;
}

/**
 * Begins the file anew. Each line is with the system as soon as it is written, so that nothing is lost when the import
 * is cut short.
 * @throws StartupError where it cannot be written, or is one of the inputs
 */
export function openRejectsFile(path: string, inputs: readonly ImportInput[]): RejectsFile {
  const cannot = (error: unknown, meanwhile = '') => {
    const reason = codeOf(error) === 'ENOSPC' ? 'its disk is full' : codeOf(error);
    return new StartupError(
      `the file of rejects ${path} cannot be written (${reason})${meanwhile}`,
      'choose another for --rejects',
      { cause: error },
    );
  };
  const same = inputs.find((input) => isSameFile(path, input));
  if (same) {
    throw new StartupError(
      `--rejects would overwrite the input ${same.name}`,
      'choose another file for --rejects',
    );
  }
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    throw cannot(error);
  }
  return {
    path,
    write({ file: input, line, reason, text }) {
      try {
        writeSync(file, `${JSON.stringify({ file: input, line, reason, text })}\n`);
      } catch (error) {
        throw cannot(error, '; the batches before it are kept');
      }
    },
    close: () => closeSync(file),
  };
}
