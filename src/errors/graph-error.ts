import { GraphQLError } from 'graphql';
import type { ErrorCode } from './codes';

/**
 * An error whose message is written for the client: it says what was wrong, where, and what is allowed.
 * Anything thrown that is not a GraphError is masked before it leaves (see `mask.ts`).
 */
export class GraphError extends GraphQLError {
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; status?: number } = {}) {
    super(message, {
      extensions: { code, ...(options.status ? { http: { status: options.status } } : {}) },
      originalError: options.cause instanceof Error ? options.cause : undefined,
    });
    this.name = 'GraphError';
  }
}

/** The client's argument, id, cursor or variable is of the wrong form. Message shape: "first must be 1–100, got 500". */
export class BadUserInput extends GraphError {
  constructor(message: string) {
    super('BAD_USER_INPUT', message);
  }
}

/** A stated limit on the size or cost of a request was exceeded. */
export class LimitExceeded extends GraphError {
  constructor(message: string) {
    super('LIMIT_EXCEEDED', message);
  }
}

/** A subgraph did not answer, or answered something that is no GraphQL response. */
export class SubgraphUnavailable extends GraphError {
  constructor(message: string, cause?: unknown) {
    super('SUBGRAPH_UNAVAILABLE', message, { cause });
  }
}

/** The database cannot be reached or refused the statement for lack of resources. */
export class DatabaseUnavailable extends GraphError {
  constructor(message: string, cause?: unknown) {
    super('DATABASE_UNAVAILABLE', message, { cause });
  }
}

/** The request or one of its statements took longer than allowed. */
export class Timeout extends GraphError {
  constructor(message: string, cause?: unknown) {
    super('TIMEOUT', message, { cause });
  }
}
