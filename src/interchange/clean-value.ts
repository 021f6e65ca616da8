import type { Notes } from './clean-notes';
import { cleanLine, cleanText } from './clean-text';
import { GREATEST_INTEGER, LIMITS } from './limits';

/** A JSON object whose values are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, in the words of a message to whoever wrote it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'object':
      return 'an object';
    case 'undefined':
      return 'nothing';
    default:
      return `a ${typeof value}`;
  }
}

/** Tells of the keys that are not in `known`. */
export function noteUnknownKeys(
  value: JsonObject,
  known: ReadonlySet<string>,
  place: string,
  notes: Notes,
): void {
  for (const key in value) {
    if (!known.has(key) && Object.hasOwn(value, key)) notes.unknownKey(place, key);
  }
}

/** The entries of a list, at most `limit`; none, and a note, where it is something else. */
export function listOf(value: unknown, what: string, limit: number, notes: Notes): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    notes.say(`the list of ${what}s is ignored: it is ${kindOf(value)}`);
    return [];
  }
  if (value.length <= limit) return value;
  notes.dropped(what, `only ${limit.toLocaleString('en')} are kept`, value.length - limit);
  return value.slice(0, limit);
}

/** An object, or undefined, and a note, where it is something else. */
export function objectOf(value: unknown, what: string, notes: Notes): JsonObject | undefined {
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  notes.dropped(what, `it is ${kindOf(value)}, not an object`);
  return undefined;
}

function told(value: unknown, what: string, notes: Notes): value is string {
  if (typeof value === 'string') return true;
  if (value !== undefined && value !== null) notes.dropped(what, `it is ${kindOf(value)}, not text`);
  return false;
}

/** A text for readers, without markup; undefined where nothing is left of it. */
export function textOf(value: unknown, what: string, limit: number, notes: Notes): string | undefined {
  if (!told(value, what, notes)) return undefined;
  return cleanText(value, limit, () => notes.cut(what, limit)) || undefined;
}

/** A key or a word, its markup as it stands; undefined where nothing is left of it. */
export function lineOf(value: unknown, what: string, limit: number, notes: Notes): string | undefined {
  return told(value, what, notes) ? cleanLine(value, limit) || undefined : undefined;
}

/** A whole number from `least` on that the database can hold, given as a number or in digits. */
export function integerOf(value: unknown, what: string, least: number, notes: Notes): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^\s*\d{1,12}\s*$/.test(value) ? Number(value) : value;
  if (
    typeof number === 'number' &&
    Number.isInteger(number) &&
    number >= least &&
    number <= GREATEST_INTEGER
  ) {
    // Zero has two signs in JSON.
    return number + 0;
  }
  notes.dropped(what, `not a whole number from ${least} to ${GREATEST_INTEGER}`);
  return undefined;
}

/** A slug of a graph, or undefined. */
export function slugFrom(value: unknown, what: string, notes: Notes): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.length <= LIMITS.name && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value))
    return value;
  notes.dropped(what, 'not in the form of a slug');
  return undefined;
}

/** The values whose keys differ, in their order. */
export function distinct<Value>(values: readonly Value[], key: (value: Value) => string): Value[] {
  if (values.length < 2) return [...values];
  const seen = new Set<string>();
  return values.filter((value) => {
    const name = key(value);
    return !seen.has(name) && seen.add(name);
  });
}
