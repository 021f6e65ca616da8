import { cleanLine } from './clean-text';

/** Unknown keys told of one record. */
const MAX_UNKNOWN_KEYS = 20;

/**
 * What was cut, dropped or changed while one record was cleaned, each kind counted. Made of fixed words and the names of
 * keys only, so that a caller can count equal notes over many records.
 */
export class Notes {
  private readonly counts = new Map<string, number>();
  private readonly unknown = new Set<string>();

  /** `what` in the singular, with its plural where that is not `what` and an "s". */
  dropped(what: string, reason: string, count = 1): void {
    this.add(`${what}\0dropped: ${reason}`, count);
  }

  cut(what: string, limit: number): void {
    this.add(`${what}\0cut to ${limit.toLocaleString('en')} characters`, 1);
  }

  /** A sentence without a count. */
  say(sentence: string): void {
    this.add(sentence, 1);
  }

  /** @param place "" for the paper itself, else with a dot at the end: "authors." */
  unknownKey(place: string, key: string): void {
    if (this.unknown.size < MAX_UNKNOWN_KEYS) this.unknown.add(`${place}${cleanLine(key, 40)}`);
  }

  texts(): string[] {
    if (this.counts.size === 0 && this.unknown.size === 0) return [];
    const told = Array.from(this.counts, ([kind, count]) => {
      const [what = '', fate] = kind.split('\0');
      return fate === undefined
        ? what
        : `${count.toLocaleString('en')} ${count === 1 ? what : plural(what)} ${fate}`;
    });
    return [...told, ...Array.from(this.unknown, (key) => `unknown key "${key}"`)];
  }

  private add(kind: string, count: number): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }
}

function plural(noun: string): string {
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
