import { BadUserInput } from '../errors/graph-error';

/** Raise it when the meaning of a position changes: older cursors are then refused instead of misread. */
const VERSION = 1;
/** Longest position we make: five sort keys, the longest a title of 400 characters. */
const MAX_LENGTH = 8_000;

/** The type of one sort key, named as Postgres names it. */
export type SortKeyType = 'date' | 'integer' | 'real' | 'text' | 'timestamptz';

/** A place between two entries: the sort keys of an entry, as the texts Postgres writes, the id last. */
export type Position = readonly string[];

const FORMS: Readonly<Record<SortKeyType, RegExp>> = {
  date: /^(-?infinity|\d{4}-\d{2}-\d{2})$/,
  integer: /^-?\d{1,10}$/,
  real: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
  // NUL is the one character that Postgres cannot hold.
  text: /^[^\0]*$/s,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2}){0,2}$/,
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

function fits(value: unknown, type: SortKeyType): value is string {
  if (typeof value !== 'string' || !FORMS[type].test(value)) return false;
  if (type === 'integer') return Math.abs(Number(value)) <= 2_147_483_647;
  if (type === 'date' || type === 'timestamptz') {
    return value.endsWith('infinity') || !Number.isNaN(Date.parse(value.slice(0, 10)));
  }
  return true;
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
  types: readonly SortKeyType[],
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
