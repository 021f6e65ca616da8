/** What one contender took for one operation in one round. */
export interface Sample {
  /** Median of the answers' times, in milliseconds. */
  readonly p50: number;
  readonly perSecond: number;
  /** CPU time of all Node processes of the contender, in milliseconds an operation. */
  readonly cpu: number;
}

/** Milliseconds of CPU that this process has used so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

/**
 * Runs an operation over and over for so many milliseconds, in so many loops at once.
 * @param cpu milliseconds used so far
 */
export async function measure(
  run: () => Promise<unknown>,
  milliseconds: number,
  loops: number,
  cpu: () => number | Promise<number>,
): Promise<Sample> {
  const times: number[] = [];
  const used = await cpu();
  const began = performance.now();
  async function loop(): Promise<void> {
    for (let now = began; now - began < milliseconds; ) {
      await run();
      const after = performance.now();
      times.push(after - now);
      now = after;
    }
  }
  await Promise.all(Array.from({ length: loops }, loop));
  const took = performance.now() - began;
  const spent = (await cpu()) - used;
  return { p50: median(times), perSecond: (times.length / took) * 1000, cpu: spent / times.length };
}
