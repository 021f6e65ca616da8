import type { ImportRun, Rejections } from './import-run';

/** A run of the command under the name that tables show. */
export interface NamedRun extends ImportRun {
  readonly name: string;
}

/** A number that issues promise, and what was measured. */
export interface Target {
  readonly what: string;
  readonly limit: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** All that a bench has found so far; it grows. */
export interface Findings {
  readonly runs: NamedRun[];
  readonly targets: Target[];
  /** Rows by table after a run, by the run's name. */
  readonly graphs: Record<string, Readonly<Record<string, number>>>;
  readonly remarks: string[];
}

export const noFindings = (): Findings => ({ runs: [], targets: [], graphs: {}, remarks: [] });

export const megabytes = (value: number): string => `${Math.round(value)} MB`;
export const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** Entries without a title are no papers by the format's own rule; that is told apart from entries that are lost. */
const UNTITLED = 'has no title';

/** The share of entries that arrived: of all, and of those that have a title. */
export function sharesArrived({ counts, rejections }: ImportRun): { ofAll: number; ofTitled: number } {
  const arrived = counts.read - counts.rejected;
  const untitled = rejections.find(({ reason }) => reason === UNTITLED)?.count ?? 0;
  return { ofAll: arrived / counts.read, ofTitled: arrived / Math.max(1, counts.read - untitled) };
}

/** Never rounded up: 99.9996 % is not all. */
export const percent = (share: number): string =>
  `${(Math.floor(share * 100_000 + 1e-6) / 1_000).toFixed(3)} %`;

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('');
}

export function runsTable(runs: readonly NamedRun[]): string {
  return table(
    [
      'run',
      'read',
      'created',
      'updated',
      'unchanged',
      'merged',
      'rejected',
      'arrived',
      'of those with a title',
      'seconds',
      'records/s',
      'peak of Node',
      'CPU of Node',
      'CPU of Postgres',
    ],
    runs.map((run) => {
      const { read, created, updated, unchanged, merged, rejected } = run.counts;
      const { ofAll, ofTitled } = sharesArrived(run);
      return [
        run.name,
        read,
        created,
        updated,
        unchanged,
        merged,
        rejected,
        percent(ofAll),
        percent(ofTitled),
        seconds(run.seconds),
        Math.round(read / run.seconds),
        megabytes(run.peakMegabytes),
        seconds(run.nodeCpuSeconds),
        seconds(run.postgresCpuSeconds),
      ];
    }),
  );
}

export function targetsTable(targets: readonly Target[]): string {
  return table(
    ['what', 'limit', 'measured', ''],
    targets.map(({ what, limit, measured, isMet }) => [what, limit, measured, isMet ? 'met' : '**missed**']),
  );
}

const rejectionLine = (name: string, { reason, count, places }: Rejections): string =>
  `- ${name}: ${count} × ${reason}: ${places.join(', ')}${count > places.length ? ', …' : ''}\n`;

/** The reasons of rejections, with the first places of each. */
export function rejectionsList(runs: readonly NamedRun[]): string {
  return runs.flatMap(({ name, rejections }) => rejections.map((each) => rejectionLine(name, each))).join('');
}

export function graphsTable(graphs: Findings['graphs']): string {
  const names = Object.keys(graphs);
  const tables = Object.keys(graphs[names[0] ?? ''] ?? {});
  return table(
    ['rows', ...names],
    tables.map((each) => [each, ...names.map((name) => graphs[name]?.[each] ?? 0)]),
  );
}
