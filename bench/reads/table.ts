import { table } from '../import/findings';
import { OPERATIONS, type OperationName, TITLES } from './operations';
import type { Check } from './promises';
import type { Measured } from './results';

const milliseconds = (value: number): string => value.toFixed(value < 9.95 ? 2 : value < 99.5 ? 1 : 0);

const ratio = (value: number): string => value.toFixed(value < 9.95 ? 2 : value < 99.5 ? 1 : 0);

/** The operations that any of some contenders answered. */
const answeredBy = ({ one, many }: Measured, contenders: readonly string[]): OperationName[] =>
  OPERATIONS.filter((name) => contenders.some((each) => one[name]?.[each] ?? many[name]?.[each]));

/** A Markdown table: p50 at one connection, answers per second at many where measured, and the CPU of both sides there. */
export function readsTable(measured: Measured, contenders: readonly string[]): string {
  const { one, many } = measured;
  const cell = (operation: OperationName, name: string): string => {
    const alone = one[operation]?.[name];
    const together = many[operation]?.[name];
    const cpu = together ?? alone;
    if (!alone || !cpu) return '';
    return [
      milliseconds(alone.p50),
      ...(together ? [Math.round(together.perSecond)] : []),
      milliseconds(cpu.serverCpu),
      milliseconds(cpu.postgresCpu),
    ].join(' / ');
  };
  return table(
    ['operation', ...contenders],
    answeredBy(measured, contenders).map((operation) => [
      TITLES[operation],
      ...contenders.map((name) => cell(operation, name)),
    ]),
  );
}

/** A Markdown table of promises: a row for each operation, a column for each promise. What is missed stands out. */
export function promisesTable(checks: readonly Check[]): string {
  const ofOperations = checks.filter(({ operation }) => operation !== undefined);
  const promises = [...new Set(ofOperations.map(({ promise }) => promise))];
  const cell = (operation: OperationName, promise: string): string => {
    const check = ofOperations.find((each) => each.operation === operation && each.promise === promise);
    if (!check) return '';
    const text = `${ratio(check.value)} (${check.limit})`;
    return check.isMet ? text : `**${text}**`;
  };
  return table(
    ['operation', ...promises],
    OPERATIONS.filter((name) => ofOperations.some(({ operation }) => operation === name)).map((operation) => [
      TITLES[operation],
      ...promises.map((promise) => cell(operation, promise)),
    ]),
  );
}

/** What was promised of no single operation, a line each. */
export function otherPromises(checks: readonly Check[]): string {
  return checks
    .filter(({ operation }) => operation === undefined)
    .map(
      ({ promise, value, limit, isMet }) =>
        `- ${promise}: ${ratio(value)} (${limit}), ${isMet ? 'met' : '**missed**'}\n`,
    )
    .join('');
}
