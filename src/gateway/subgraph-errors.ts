import { GraphQLError } from 'graphql';
import type { AnswerPath } from './places';

/** What went wrong in a subgraph, for the log. */
export interface SubgraphFailure {
  /** Absent where the gateway itself failed. */
  readonly subgraph?: string;
  readonly requestId: string;
  readonly error: unknown;
}

/**
 * The error a client gets for an error of a subgraph: at the client's path, with the message, the extensions and the
 * original error kept and a code added where there is none.
 */
export function clientError(error: GraphQLError, path: AnswerPath): GraphQLError {
  return new GraphQLError(error.message, {
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions },
    originalError: error.originalError,
  });
}

/** The path with the planner's own aliases put back to the client's response keys. */
export function renamedPath(path: AnswerPath, names: ReadonlyMap<string, string>): AnswerPath {
  if (names.size === 0) return path;
  return path.map((key) => (typeof key === 'string' ? (names.get(key) ?? key) : key));
}

/** The longest path that all the given paths begin with. */
export function commonPath(paths: Iterable<AnswerPath>): AnswerPath {
  let common: AnswerPath | undefined;
  for (const path of paths) {
    if (!common) {
      common = path;
      continue;
    }
    let length = 0;
    while (length < common.length && common[length] === path[length]) length += 1;
    common = common.slice(0, length);
  }
  return common ?? [];
}

/**
 * Tells whether an error already accounts for a null: an error at the place itself, below it (it bubbled up), or above
 * it (a whole fetch failed). An error without a path accounts for everything. `lost` are further places accounted for.
 */
export function createErrorCover(
  errors: readonly GraphQLError[],
  lost: readonly AnswerPath[] = [],
): (place: AnswerPath) => boolean {
  const paths = new Set<string>();
  const beginnings = new Set<string>();
  for (const keys of [...errors.map(({ path }) => path ?? []), ...lost]) {
    for (let length = 0; length < keys.length; length += 1)
      beginnings.add(JSON.stringify(keys.slice(0, length)));
    paths.add(JSON.stringify(keys));
  }
  return (place) => {
    if (paths.size === 0) return false;
    if (beginnings.has(JSON.stringify(place))) return true;
    for (let length = 0; length <= place.length; length += 1) {
      if (paths.has(JSON.stringify(place.slice(0, length)))) return true;
    }
    return false;
  };
}

/**
 * The errors with paths in the client's names, each ending where the answer ends: fields fetched only because others
 * require them are none of the client's.
 */
export function atClientPaths(
  errors: readonly GraphQLError[],
  data: unknown,
  clientName: (name: string) => string,
): readonly GraphQLError[] {
  return errors.map((error) => {
    if (!error.path) return error;
    const path: (string | number)[] = [];
    let value = data;
    for (const step of error.path) {
      const key = typeof step === 'string' ? clientName(step) : step;
      if (typeof value === 'object' && value !== null) {
        if (!Object.hasOwn(value, key)) break;
        value = Object.getOwnPropertyDescriptor(value, key)?.value;
      }
      path.push(key);
    }
    const unchanged =
      path.length === error.path.length && path.every((key, index) => key === error.path?.[index]);
    return unchanged ? error : clientError(error, path);
  });
}
