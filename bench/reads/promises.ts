import { OPERATIONS, type OperationName } from './operations';
import type { Cell, Measured } from './results';

/** A number that was promised of papergraph, and what was measured. */
export interface Check {
  /** What it is a column of. */
  readonly promise: string;
  readonly operation?: OperationName;
  readonly value: number;
  readonly limit: string;
  readonly isMet: boolean;
}

const LARGE_AREA_P50 = 0.1;
const BROAD_SEARCH_P50 = 0.5;
const P50 = 2;
const CPU = 2.5;
/** Answers per second, as a multiple of another's. */
const THROUGHPUT: Readonly<Record<string, number>> = { postgraphile: 1.2, hive: 3, 'apollo-gateway': 4 };
const WARM_OF_LIMIT = 5;
const WARM_OF_BARE = 0.7;
const MEGABYTES = 300;

const atMost = (value: number, limit: number) => ({ value, limit: `≤ ${limit}`, isMet: value <= limit });
const atLeast = (value: number, limit: number) => ({ value, limit: `≥ ${limit}`, isMet: value >= limit });
const cpuOf = ({ serverCpu, postgresCpu }: Cell): number => serverCpu + postgresCpu;

function* checksOf(operation: OperationName, { one, many }: Measured): Generator<Check> {
  const alone = one[operation] ?? {};
  const together = many[operation] ?? {};
  const limits: Partial<Record<OperationName, number>> = {
    largestArea: LARGE_AREA_P50,
    broadSearch: BROAD_SEARCH_P50,
  };
  if (alone.papergraph && alone.limit) {
    const ratio = alone.papergraph.p50 / alone.limit.p50;
    yield { promise: 'p50 of the limit’s', operation, ...atMost(ratio, limits[operation] ?? P50) };
  }
  const { papergraph } = together;
  if (!papergraph) return;
  if (together.limit) {
    const ratio = cpuOf(papergraph) / cpuOf(together.limit);
    yield { promise: 'CPU of the limit’s', operation, ...atMost(ratio, CPU) };
  }
  for (const [name, multiple] of Object.entries(THROUGHPUT)) {
    const other = together[name];
    if (!other) continue;
    const ratio = papergraph.perSecond / other.perSecond;
    yield { promise: `answers/s of ${name}’s`, operation, ...atLeast(ratio, multiple) };
  }
  const warm = together['papergraph-warm'];
  if (warm && together.limit) {
    const ratio = warm.perSecond / together.limit.perSecond;
    yield { promise: 'warm: answers/s of the limit’s', operation, ...atLeast(ratio, WARM_OF_LIMIT) };
  }
  if (warm && together.bare) {
    const ratio = warm.perSecond / together.bare.perSecond;
    yield { promise: 'warm: answers/s of a bare server’s', operation, ...atLeast(ratio, WARM_OF_BARE) };
  }
}

/** All promises that the measured contenders allow to check. */
export function checkPromises(measured: Measured): Check[] {
  const checks = OPERATIONS.flatMap((operation) => [...checksOf(operation, measured)]);
  for (const name of ['papergraph', 'papergraph-warm']) {
    const megabytes = measured.peakMegabytes[name];
    if (megabytes !== undefined)
      checks.push({ promise: `peak memory of ${name}, MB`, ...atMost(megabytes, MEGABYTES) });
  }
  return checks;
}
