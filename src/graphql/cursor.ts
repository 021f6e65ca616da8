import type { SortKey } from '../database/keyset';
import { BadUserInput } from '../errors/graph-error';
import { isCalendarDay } from './scalars/date';

/** Raise it when the meaning of a position changes: older cursors are then refused instead of misread. */
const VERSION = 1;
/** Longest position we make: five sort keys, the longest a title of 400 characters. */
const MAX_LENGTH = 8_000;

/** A place between two entries: the sort keys of an entry, as the texts Postgres writes, the id last. */
export type Position = readonly string[];

/** An instant as Postgres writes it: its offset has seconds in old time zones. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/;
/** Postgres writes at most nine digits and an exponent. */
const REAL = /^-?(\d{1,9}(\.\d{1,15})?)(e[+-]\d{1,2})?$/;

function isInteger(text: string): boolean {
  const number = Number(text);
  return /^-?\d{1,10}$/.test(text) && number >= -(2 ** 31) && number < 2 ** 31;
}

/** Whether a text is a number that Postgres can hold as a real: neither too great nor too near zero. */
function isReal(text: string): boolean {
  const number = Math.fround(Number(text));
  return REAL.test(text) && Number.isFinite(number) && (number !== 0 || /^[-0.]+(e|$)/.test(text));
}

/** Whether Postgres can read a text as a value of a type. */
const READABLE: Readonly<Record<SortKey['type'], (text: string) => boolean>> = {
  date: (text) => /^-?infinity$/.test(text) || isCalendarDay(text),
  integer: isInteger,
  real: isReal,
  // Half a surrogate pair cannot be sent, and NUL cannot be held.
  text: (text) => text.isWellFormed() && !text.includes('\0'),
  timestamptz: (text) => isCalendarDay(INSTANT.exec(text)?.[1] ?? ''),
};

/**
 * A cursor: opaque to clients, versioned, and tied to the order it was made in.
 * @param order names the order, so that a cursor of another one is refused.
 */
export function encodeCursor(order: string, position: Position): string {
  return Buffer.from(JSON.stringify([VERSION, order, ...position])).toString('base64url');
}

function decoded(cursor: string): unknown {
  if (cursor.length > MAX_LENGTH || !/^[\w-]*$/.test(cursor)) return null;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function fits(value: unknown, type: SortKey['type']): value is string {
  return typeof value === 'string' && READABLE[type](value);
}

/**
 * The position a cursor holds.
 * @param argument the argument's name, for the message.
 * @throws BadUserInput when it is not a cursor, or one of another order or version.
 */
export function decodeCursor(
  cursor: string,
  argument: string,
  order: string,
  types: readonly SortKey['type'][],
): Position {
  const content = decoded(cursor);
  if (!Array.isArray(content)) {
    throw new BadUserInput(`${argument} must be a cursor that this connection gave out`);
  }
  const [version, madeIn, ...position] = content;
  if (version !== VERSION || madeIn !== order) {
    throw new BadUserInput(
      `${argument} is a cursor of another order or connection; start from the first page again`,
    );
  }
  if (position.length !== types.length || !types.every((type, index) => fits(position[index], type))) {
    throw new BadUserInput(`${argument} must be a cursor that this connection gave out`);
  }
  return position;
}
