import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';
import { type ExportOptions, exportPapers } from '../../export/export-papers';
import { writeWholeFile } from '../../export/whole-file';
import { databaseFault } from '../database/database-fault';
import type { OpenDatabase } from '../database/open-database';

/** What `papergraph export` was asked for. */
export interface RequestedExport extends Omit<ExportOptions, 'dataSource'> {
  /** Standard output without. */
  readonly output?: string;
}

/** Writes the export and says on standard error how many papers it has. @throws StartupError */
export async function writeExport(
  { dataSource, place }: OpenDatabase,
  { output, ...options }: RequestedExport,
): Promise<void> {
  let papers = 0;
  async function* text(): AsyncGenerator<string> {
    try {
      for await (const piece of exportPapers({ dataSource, ...options })) {
        papers += piece.papers;
        yield piece.text;
      }
    } catch (error) {
      throw databaseFault(error, place);
    }
  }

  try {
    if (output === undefined) await pipeline(text, process.stdout, { end: false });
    else await writeWholeFile(output, (file: Writable) => pipeline(text, file));
  } catch (error) {
    // Whoever reads our output has read enough.
    if (output === undefined && codeOf(error) === 'EPIPE') return;
    throw outputFault(error, output ?? 'standard output');
  }
  if (output !== undefined || !process.stdout.isTTY) {
    process.stderr.write(
      `exported ${papers} ${papers === 1 ? 'paper' : 'papers'} as ${options.format}: ${place}\n`,
    );
  }
}

/** A failure to write as a StartupError; what is one already stays what it is. */
function outputFault(error: unknown, output: string): unknown {
  const code = codeOf(error);
  if (error instanceof StartupError || code === '') return error;
  return code === 'ENOSPC'
    ? new StartupError(`the disk of ${output} is full`, 'free some space, or write elsewhere', {
        cause: error,
      })
    : new StartupError(`${output} cannot be written (${code})`, 'name another file with --output', {
        cause: error,
      });
}
