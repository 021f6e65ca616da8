import type { FileReport, ImportCounts, ImportReport } from '../../ingest/import-report';

const COLUMNS = ['read', 'created', 'updated', 'unchanged', 'merged', 'rejected'] as const;

/** An import's report with the time it took. */
export interface ImportSummary extends ImportReport {
  readonly seconds: number;
}

const cells = (counts: ImportCounts): string[] => COLUMNS.map((column) => String(counts[column]));

/** Names aligned to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return rows.map((row) => `${line(row).join('  ')}\n`).join('');
}

const rowOf = (report: FileReport): string[] => [report.file, ...cells(report)];

/** Why nothing of what was counted has been written, where that is so. */
function refusal({ isWritten, isInterrupted, writeFailure }: ImportSummary, isDryRun: boolean): string[] {
  if (isDryRun) return ['dry run: nothing was written'];
  if (isWritten) return [];
  return [isInterrupted || writeFailure ? 'nothing was written' : '--strict: nothing was written'];
}

/** The summary for people: a line for each file, their sum where there are several, and how long it took. */
export function summaryText(summary: ImportSummary, place: string, isDryRun: boolean): string {
  const { files, total, seconds } = summary;
  const rows = [['', ...COLUMNS], ...files.map(rowOf)];
  if (files.length !== 1) rows.push(['total', ...cells(total)]);
  const facts = [
    ...refusal(summary, isDryRun),
    `took ${seconds.toFixed(1)} seconds`,
    `the graph is in ${place}`,
  ];
  return `${table(rows)}${facts.join('; ')}\n`;
}

/** The same for machines, as one line of JSON. */
export function summaryJson({ files, total, seconds, isWritten, isInterrupted }: ImportSummary): string {
  const rounded = Math.round(seconds * 1_000) / 1_000;
  const state = { seconds: rounded, written: isWritten, interrupted: isInterrupted };
  return `${JSON.stringify({ ...total, ...state, files })}\n`;
}
