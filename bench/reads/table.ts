import { table } from '../import/findings';
import { type OperationName, TITLES } from './operations';
import type { Rows } from './results';

const milliseconds = (value: number): string => value.toFixed(value < 0.995 ? 3 : value < 9.95 ? 2 : 1);

/** A Markdown table: p50 at one connection, answers per second at many, and the CPU of both sides there. */
export function readsTable(one: Rows, many: Rows, contenders: readonly string[]): string {
  const cell = (operation: string, name: string): string => {
    const alone = one[operation]?.[name];
    const together = many[operation]?.[name];
    const cpu = together ?? alone;
    if (!cpu) return '';
    return [
      alone ? milliseconds(alone.p50) : '–',
      together ? Math.round(together.perSecond) : '–',
      milliseconds(cpu.serverCpu),
      milliseconds(cpu.postgresCpu),
    ].join(' / ');
  };
  return table(
    ['operation', ...contenders],
    Object.keys({ ...one, ...many }).map((operation) => [
      // Rows are written by operation.
      TITLES[operation as OperationName] ?? operation,
      ...contenders.map((name) => cell(operation, name)),
    ]),
  );
}
