import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Check } from './promises';
import { MANY, type Measured } from './results';
import { otherPromises, promisesTable, readsTable } from './table';

/** A run, as it is kept. */
export interface Report {
  readonly date: string;
  readonly commit: string;
  /** The machine, versions, and how long was measured. */
  readonly setting: Readonly<Record<string, string | number>>;
  readonly contenders: readonly string[];
  readonly measured: Measured;
  readonly checks: readonly Check[];
}

/** Who answers from the cache of results or from memory; they stand in a table of their own beside these. */
const FROM_MEMORY = ['papergraph-warm', 'bare'];
const COLD_BESIDE = ['limit', 'papergraph'];

const SHARED = 'The load generator, the contender and Postgres share the machine’s cores.\n';
const CELLS = `Cells: p50 in ms at one connection / answers per second at ${MANY} / CPU in ms an answer at ${MANY}, of all processes of the contender / of Postgres. ${SHARED}`;
const CELLS_OF_ONE = `Cells: p50 in ms at one connection / CPU in ms an answer, of all processes of the contender / of Postgres. ${SHARED}`;

/** The report as Markdown. */
export function reportText({ setting, contenders, measured, checks }: Report): string {
  const isWarm = (name: string) => FROM_MEMORY.includes(name);
  const warm = contenders.filter(isWarm);
  const besideWarm = contenders.filter((name) => isWarm(name) || COLD_BESIDE.includes(name));
  const ofWarm: Measured = {
    ...measured,
    one: Object.fromEntries(Object.entries(measured.one).filter(([, row]) => warm.some((name) => row[name]))),
    many: Object.fromEntries(
      Object.entries(measured.many).filter(([, row]) => warm.some((name) => row[name])),
    ),
  };
  const missed = checks.filter(({ isMet }) => !isMet).length;
  const memory = Object.entries(measured.peakMegabytes).map(([name, megabytes]) => `${name} ${megabytes} MB`);
  const parts = [
    `${Object.entries(setting)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}\n`,
    Object.keys(measured.many).length > 0 ? CELLS : CELLS_OF_ONE,
    readsTable(
      measured,
      contenders.filter((name) => !isWarm(name)),
    ),
    ...(warm.length > 0
      ? ['Stored documents, answered from the cache of results:\n', readsTable(ofWarm, besideWarm)]
      : []),
    ...(checks.length > 0
      ? [`${checks.length - missed} of ${checks.length} promises are met; those that are not stand out:\n`]
      : []),
    ...(checks.some(({ operation }) => operation) ? [promisesTable(checks)] : []),
    otherPromises(checks),
    ...(memory.length > 0 ? [`Peak memory: ${memory.join(', ')}.\n`] : []),
  ];
  return parts.filter(Boolean).join('\n');
}

/** Writes the report as JSON and as Markdown. @returns the files, without their endings */
export function writeReport(name: string, report: Report): string {
  const folder = path.join(__dirname, '../results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}-${report.date}-${report.commit}`);
  writeFileSync(`${file}.md`, reportText(report));
  writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}
