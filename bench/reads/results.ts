import { median } from '../engine/measure';
import type { Sample } from './load';

/** What one contender takes for one operation at one number of connections. */
export interface Cell {
  /** Medians of the rounds' own, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Median of the rounds' answers per second. */
  readonly perSecond: number;
  /** CPU milliseconds an answer, of the contender's processes and of Postgres, over all rounds. */
  readonly serverCpu: number;
  readonly postgresCpu: number;
  readonly answers: number;
}

/** Cells by contender. */
export type Row = Readonly<Record<string, Cell>>;

/** Rows by operation. */
export type Rows = Readonly<Record<string, Row>>;

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Rounds taken together. CPU time comes in hundredths of a second, so it is summed before it is divided. */
export function cellOf(samples: readonly Sample[]): Cell {
  const answers = samples.reduce((sum, sample) => sum + sample.answers, 0);
  const perAnswer = (key: 'serverCpu' | 'postgresCpu') =>
    rounded(samples.reduce((sum, sample) => sum + sample[key], 0) / answers);
  return {
    p50: rounded(median(samples.map(({ p50 }) => p50))),
    p99: rounded(median(samples.map(({ p99 }) => p99))),
    perSecond: rounded(median(samples.map((sample) => (sample.answers / sample.milliseconds) * 1000))),
    serverCpu: perAnswer('serverCpu'),
    postgresCpu: perAnswer('postgresCpu'),
    answers,
  };
}

/** What a run found. */
export interface Measured {
  /** At one connection. */
  readonly one: Rows;
  /** At {@link MANY}. */
  readonly many: Rows;
  /** The most that the first process of each contender held. */
  readonly peakMegabytes: Readonly<Record<string, number>>;
}

/** Connections that are served at once where there are many. */
export const MANY = 16;
