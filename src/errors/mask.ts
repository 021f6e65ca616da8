import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ERROR_CODES, type ErrorCode } from './codes';

/** What a masked error is told apart by, and where its cause is written. */
export interface MaskOptions {
  /** Shown to the client, so that the log line can be found. */
  readonly requestId?: string;
  readonly log?: Pick<Logger, 'error' | 'warn'>;
}

/** An error's meaning for the client. */
interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Wrappers seen are two or three deep; the bound is for an error that causes itself. */
const MAX_CAUSES = 8;

const DATABASE_GONE: Meaning = {
  code: 'DATABASE_UNAVAILABLE',
  message: 'The database cannot be reached or is overloaded, try again later',
};
const DATABASE_SLOW: Meaning = { code: 'TIMEOUT', message: 'The database took too long to answer' };
const UNSTORABLE_TEXT: Meaning = {
  code: 'BAD_USER_INPUT',
  message: 'The input holds a value that the database cannot represent',
};

/** SQLSTATE codes, or their two-letter class, that say more than "a fault of ours". */
const MEANING_BY_SQLSTATE: Readonly<Record<string, Meaning>> = {
  '08': DATABASE_GONE, // connection exception
  '53': DATABASE_GONE, // insufficient resources, too many connections among them
  '57P': DATABASE_GONE, // shut down, crashed, starting up
  '57014': DATABASE_SLOW, // cancelled, as statement_timeout does
  '22021': UNSTORABLE_TEXT, // a character the encoding does not have, NUL among them
  '22P02': UNSTORABLE_TEXT, // no such uuid, integer or enum value
  '22P05': UNSTORABLE_TEXT,
};

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
const SOCKET_CALLS = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** pg reports these without a code. */
const DATABASE_MESSAGES: readonly [RegExp, Meaning][] = [
  [/^Query read timeout$/, DATABASE_SLOW],
  [/^Connection terminated/, DATABASE_GONE],
  [/^timeout exceeded when trying to connect$/, DATABASE_GONE],
  [/^Client (has encountered a connection error|was closed)/, DATABASE_GONE],
];

/** A property of a thrown value, whatever was thrown. */
function property(value: unknown, name: string): unknown {
  // Reading a property of an object that may lack it gives undefined.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The thrown value and what caused it, outermost first. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next && !chain.includes(next) && chain.length < MAX_CAUSES; ) {
    chain.push(next);
    // typeorm keeps the error of pg as driverError; Node gathers the errors of several addresses in a list.
    const [firstOfSeveral] = [property(next, 'errors')].flat();
    next =
      property(next, 'originalError') ??
      property(next, 'driverError') ??
      property(next, 'cause') ??
      firstOfSeveral;
  }
  return chain;
}

/** Whether an `extensions.code` is one of ours. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}

/** What an error says of itself, if it was written for clients. */
function statedMeaning(error: unknown): Meaning | undefined {
  const code = property(property(error, 'extensions'), 'code');
  const message = property(error, 'message');
  if (typeof message !== 'string' || code === 'INTERNAL_SERVER_ERROR') return undefined;
  return isErrorCode(code) ? { code, message } : undefined;
}

function databaseMeaning(error: unknown): Meaning | undefined {
  const code = property(error, 'code');
  if (typeof code === 'string') {
    if (SOCKET_CODES.has(code) && SOCKET_CALLS.has(String(property(error, 'syscall')))) return DATABASE_GONE;
    return (
      MEANING_BY_SQLSTATE[code] ??
      MEANING_BY_SQLSTATE[code.slice(0, 3)] ??
      MEANING_BY_SQLSTATE[code.slice(0, 2)]
    );
  }
  const message = String(property(error, 'message'));
  return DATABASE_MESSAGES.find(([pattern]) => pattern.test(message))?.[1];
}

/**
 * graphql-js gives no code where it refuses variables: such an error has no path and nothing but
 * GraphQLErrors beneath it.
 */
function refusalMeaning(chain: readonly unknown[]): Meaning | undefined {
  const [error] = chain;
  if (!(error instanceof GraphQLError) || error.path || error.extensions.code !== undefined) return undefined;
  if (!chain.every((link) => link instanceof GraphQLError)) return undefined;
  return { code: 'BAD_USER_INPUT', message: error.message };
}

function meaningOf(chain: readonly unknown[]): Meaning | undefined {
  return first(chain, statedMeaning) ?? first(chain, databaseMeaning) ?? refusalMeaning(chain);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Faults of something we depend on: the client is told which, the log is told why. */
const DEPENDENCY_FAULTS: ReadonlySet<ErrorCode> = new Set([
  'DATABASE_UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'TIMEOUT',
]);

/**
 * The form in which an error leaves the program: its message, place and a code of {@link ERROR_CODES},
 * nothing else. A message that was not written for clients is replaced, and its cause logged with the stack.
 */
export function maskError(error: unknown, { requestId, log }: MaskOptions = {}): GraphQLFormattedError {
  const chain = causes(error);
  const meaning = meaningOf(chain);
  const cause = chain.at(-1);
  if (!meaning) log?.error({ err: cause, requestId }, 'internal error');
  else if (DEPENDENCY_FAULTS.has(meaning.code)) log?.warn({ err: cause, requestId }, meaning.message);

  const internal = requestId === undefined ? 'Internal error' : `Internal error, request ${requestId}`;
  const { code, message } = meaning ?? { code: 'INTERNAL_SERVER_ERROR', message: internal };
  return { message, ...placeOf(error), extensions: { code } };
}

/** Where in the document and in the answer the error stands, as far as it says. */
function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  const locations = property(error, 'locations');
  const path = property(error, 'path');
  return { ...(Array.isArray(locations) ? { locations } : {}), ...(Array.isArray(path) ? { path } : {}) };
}
