import { createHash } from 'node:crypto';

const FIRST_SIZE = 1 << 12;

/**
 * How often each source key has stood in an import, in 16 to 32 bytes a key: an import may bring millions. Keys are
 * kept as 52 bits of a hash. Two keys with the same ones would be taken for a repeat, which costs an update too many.
 */
export class SeenKeys {
  #slots = new Float64Array(FIRST_SIZE);
  #used = 0;
  readonly #repeats = new Map<number, number>();

  /** Counts a key and says how often it has been seen, this time included. */
  count(key: string): number {
    const number = numberOf(key);
    if (this.#add(number)) return 1;
    const times = (this.#repeats.get(number) ?? 1) + 1;
    this.#repeats.set(number, times);
    return times;
  }

  #add(number: number): boolean {
    if (this.#used * 2 >= this.#slots.length) this.#grow();
    return this.#insert(number);
  }

  #insert(number: number): boolean {
    const mask = this.#slots.length - 1;
    for (let index = number % this.#slots.length; ; index = (index + 1) & mask) {
      if (this.#slots[index] === number) return false;
      if (this.#slots[index] !== 0) continue;
      this.#slots[index] = number;
      this.#used += 1;
      return true;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Float64Array(before.length * 2);
    this.#used = 0;
    for (const number of before) if (number !== 0) this.#insert(number);
  }
}

/** 52 bits of a key's hash, never 0. */
function numberOf(key: string): number {
  const digest = createHash('md5').update(key).digest();
  return digest.readUIntBE(0, 6) * 16 + (digest.readUInt8(6) & 15) + 1;
}
