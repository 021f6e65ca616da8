import { constants } from 'node:os';
import type { FlagValues } from '../../config/env';
import { StartupError } from '../../errors/startup-error';
import { importPapers } from '../../ingest/import-papers';
import { type FileReport, type InputFailure, sumOf } from '../../ingest/import-report';
import { expandInputs } from '../../ingest/input/expand-inputs';
import type { ImportInput } from '../../ingest/input/import-input';
import { type Placement, placementOf } from '../../ingest/placement';
import type { ImportFormat } from '../../ingest/source-reader';
import { createGraphWriter } from '../../writer';
import { databaseFault } from '../database/database-fault';
import { connect, type OpenDatabase } from '../database/open-database';
import { migrateDatabase } from '../database/prepare-database';
import { withDatabase } from '../database/with-database';
import { keepHeapSmall } from '../keep-heap-small';
import { type Complaints, createComplaints, createJsonComplaints } from './complaints';
import { awaitInterruption } from './interruption';
import { createProgressDisplay, createQuietDisplay, type ProgressDisplay } from './progress-display';
import { openRejectsFile, type RejectsFile } from './rejects-file';
import { type ImportSummary, summaryJson, summaryText } from './summary-text';

/** The flags of `papergraph import`, as commander gives them. */
export interface ImportFlags {
  readonly format: ImportFormat | 'auto';
  readonly area?: readonly string[];
  readonly collection?: string;
  readonly source?: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** One for the writer's transactions, and one that sorts new entries into its search indexes. */
const IMPORT_CONNECTIONS = 2;

/** An import that is set up, short of its database. */
interface Prepared {
  readonly inputs: readonly ImportInput[];
  readonly failures: readonly InputFailure[];
  readonly flags: ImportFlags;
  readonly placement: Placement;
  readonly display: ProgressDisplay;
  readonly complaints: Complaints;
  readonly rejects?: RejectsFile;
}

/**
 * Imports what the arguments name and prints the summary. The exit status is 1 where an input or a strict import
 * failed, and a signal's where one cut the import short.
 * @throws PlacementError
 * @throws StartupError
 */
export async function runImport(
  args: readonly string[],
  flags: ImportFlags,
  settings: FlagValues,
): Promise<void> {
  const placement = placementOf({
    ...(flags.area ? { areas: flags.area } : {}),
    ...(flags.collection === undefined ? {} : { collection: flags.collection }),
  });
  const source = flags.source === undefined ? {} : { sourceName: flags.source };
  const { inputs, failures } = await expandInputs(args, source);
  const rejects = flags.rejects === undefined ? undefined : openRejectsFile(flags.rejects, inputs);
  const sizes = inputs.map(({ size }) => size ?? Number.NaN);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  const display = flags.json
    ? createQuietDisplay(process.stderr)
    : createProgressDisplay(process.stderr, Number.isNaN(totalBytes) ? undefined : totalBytes);
  const complaints = flags.json
    ? createJsonComplaints(display.line)
    : createComplaints(display.line, rejects?.path);
  const prepared = {
    inputs,
    failures,
    flags,
    placement,
    display,
    complaints,
    ...(rejects ? { rejects } : {}),
  };
  try {
    for (const failure of failures) complaints.failure(failure);
    if (failures.length > 0) process.exitCode = 1;
    if (inputs.length === 0 || (flags.strict && failures.length > 0)) return printUnread(prepared);
    await withDatabase(settings, (database) => importInto(database, prepared));
  } finally {
    display.end();
    rejects?.close();
  }
}

const failedFile = (failure: InputFailure): FileReport => ({ file: failure.file, ...sumOf([]), failure });

/** The summary where nothing was even opened: for machines only, people have been told all there is. */
function printUnread({ failures, flags }: Prepared): void {
  if (!flags.json) return;
  const files = failures.map(failedFile);
  const total = sumOf([]);
  process.stdout.write(summaryJson({ files, total, isWritten: false, isInterrupted: false, seconds: 0 }));
}

async function importInto(database: OpenDatabase, prepared: Prepared): Promise<void> {
  keepHeapSmall();
  const { inputs, placement, flags, display, complaints, rejects, failures } = prepared;
  const { dryRun = false, strict = false, format } = flags;
  await migrateDatabase(database);
  let isWaiting = false;
  const interruption = awaitInterruption(() => isWaiting);
  // Without a limit on statements: a batch may wait for another import, and takes what it takes on a slow disk.
  const dataSource = await connect(
    // A statement comes again only with the next batch: preparing it would gain nothing, and pgbouncer would mind.
    { connection: database.connection, poolSize: IMPORT_CONNECTIONS, preparedStatements: false },
    database.place,
  );
  const writer = createGraphWriter({
    dataSource,
    atOnce: dryRun || strict,
    onWait() {
      isWaiting = true;
      display.line('papergraph: another import is writing, too; waiting for its batch');
    },
  });
  try {
    const began = performance.now();
    const report = await importPapers({
      inputs,
      placement,
      format,
      dryRun,
      strict,
      writer: {
        ...writer,
        async writePapers(records) {
          const outcomes = await writer.writePapers(records);
          isWaiting = false;
          return outcomes;
        },
      },
      onProgress: display.update,
      onFault(fault) {
        rejects?.write(fault);
        complaints.fault(fault);
      },
      onNote: complaints.note,
      onFailure: complaints.failure,
      signal: interruption.signal,
    });
    display.end();
    complaints.end();
    const files = [...report.files, ...failures.map(failedFile)];
    const summary = { ...report, files, seconds: (performance.now() - began) / 1_000 };
    process.stdout.write(flags.json ? summaryJson(summary) : summaryText(summary, database.place, dryRun));
    conclude(summary, { database, signal: interruption.received(), display, flags });
  } finally {
    interruption.release();
    await writer.close().catch(() => undefined); // a database that is gone has been told of already
    await dataSource.destroy();
  }
}

/** Sets the exit status, and says what to do where the import did not come to its end. @throws StartupError */
function conclude(
  { isInterrupted, isWritten, writeFailure, files }: ImportSummary,
  at: {
    database: OpenDatabase;
    signal: NodeJS.Signals | undefined;
    display: ProgressDisplay;
    flags: ImportFlags;
  },
): void {
  const kept = isWritten ? 'everything before it is kept' : 'nothing was written';
  if (writeFailure) {
    const { message, mend } = databaseFault(writeFailure.error, at.database.place);
    const cause = { cause: writeFailure.error };
    throw new StartupError(`${message}; ${kept}`, `${mend}, then run the same command again`, cause);
  }
  if (files.some(({ failure }) => failure) || (at.flags.strict && !isWritten)) process.exitCode = 1;
  if (isInterrupted) {
    at.display.line('papergraph: interrupted; run the same command again to go on');
    process.exitCode = 128 + constants.signals[at.signal ?? 'SIGINT'];
  }
}
