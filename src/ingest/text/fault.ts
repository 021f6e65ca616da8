import type { Reading } from '../source-reader';

/** Characters of an entry that its fault quotes. */
const QUOTED = 200;

/** Bytes of an entry that may be looked at to quote it: a character has at most four. */
export const QUOTED_BYTES = QUOTED * 4;

/** An entry that could not be read. */
export type Fault = Extract<Reading, { kind: 'fault' }>;

/** @param text the entry, or its beginning */
export function fault(line: number, reason: string, text: string | Buffer): Fault {
  const beginning = typeof text === 'string' ? text : text.subarray(0, QUOTED_BYTES).toString('utf8');
  return { kind: 'fault', line, reason, text: beginning.slice(0, QUOTED) };
}

/** A JSON value as text for a fault; values that are nested too deep for that have none. */
export function quotable(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
