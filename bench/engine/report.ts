import type { Sample } from './measure';
import { median } from './measure';

/** Samples by operation, by contender, one for each round. */
export type Rounds = Map<string, Map<string, Sample[]>>;

/** Medians of the rounds by operation and contender. */
export type Medians = Record<string, Record<string, Sample>>;

export function mediansOf(rounds: Rounds): Medians {
  const medianOf = (samples: readonly Sample[]): Sample => ({
    p50: rounded(median(samples.map(({ p50 }) => p50))),
    perSecond: Math.round(median(samples.map(({ perSecond }) => perSecond))),
    cpu: rounded(median(samples.map(({ cpu }) => cpu))),
  });
  return Object.fromEntries(
    [...rounds].map(([operation, contenders]) => [
      operation,
      Object.fromEntries([...contenders].map(([name, samples]) => [name, medianOf(samples)])),
    ]),
  );
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A Markdown table: a row for each operation, and a last one with the share that the first contender's p50 is. */
export function table(medians: Medians): string {
  const operations = Object.entries(medians);
  const names = Object.keys(operations[0]?.[1] ?? {});
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = ({ p50, cpu }: Sample): string => `${p50.toFixed(2)} / ${cpu.toFixed(2)}`;
  const share = (name: string): string => {
    const shares = operations.map(
      ([, samples]) => (samples[names[0] ?? '']?.p50 ?? 0) / (samples[name]?.p50 ?? 0),
    );
    return `${Math.min(...shares).toFixed(2)}–${Math.max(...shares).toFixed(2)}`;
  };
  return [
    row(['', ...names]),
    row(['---', ...names.map(() => '---')]),
    ...operations.map(([operation, samples]) =>
      row([operation, ...names.map((name) => (samples[name] ? cell(samples[name]) : ''))]),
    ),
    row([`${names[0]} takes, of this one's p50`, ...names.map(share)]),
  ].join('\n');
}
