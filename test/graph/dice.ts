/** Chances that come out the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to `below` - 1. */
  number(below: number): number;
  /** True `percent` times out of a hundred. */
  chance(percent: number): boolean;
  one<T>(items: readonly T[]): T;
  /** Some items, each once, in an order of its own. */
  some<T>(items: readonly T[], count: number): T[];
  /** The value, or null `percent` times out of a hundred. */
  orNull<T>(percent: number, value: T): T | null;
}

/** Mulberry32: 32 bits of state are enough for a test's corpus. */
export function createDice(seed: number): Dice {
  let state = seed;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number): number => Math.floor(fraction() * below);
  const chance = (percent: number): boolean => number(100) < percent;
  return {
    number,
    chance,
    // Lists given here are never empty.
    one: <T>(items: readonly T[]) => items[number(items.length)] as T,
    some<T>(items: readonly T[], count: number) {
      const left = [...items];
      return Array.from({ length: Math.min(count, items.length) }, () =>
        left.splice(number(left.length), 1),
      ).flat();
    },
    orNull: <T>(percent: number, value: T) => (chance(percent) ? null : value),
  };
}
