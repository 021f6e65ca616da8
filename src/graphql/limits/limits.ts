import { StartupError } from '../../errors/startup-error';

/** What one request may ask for. All are whole numbers above zero. */
export interface Limits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Characters of a request's path and query string together. */
  readonly urlLength: number;
  /** Tokens of a document: names, braces, values, punctuation. */
  readonly tokens: number;
  /** Levels of nested fields, counted through fragments. Introspection has its own limit. */
  readonly depth: number;
  /** Levels of nested fields below `__schema` or `__type`. */
  readonly introspectionDepth: number;
  /** Levels of nested lists and objects in an argument or in the variables. */
  readonly inputDepth: number;
  /** Aliases in a document. */
  readonly aliases: number;
  /** Fields at the root of an operation, counted through fragments. */
  readonly rootFields: number;
  /** Fields of one selection set, counted through fragments. */
  readonly fieldsPerSelection: number;
  /** Directives on one field, fragment or operation. */
  readonly directives: number;
  /** The largest `first` or `last`. */
  readonly pageSize: number;
  /** Items assumed for a connection that is asked for without `first` and `last`. */
  readonly defaultPageSize: number;
  /** Items assumed for a list whose length nothing in the document bounds. */
  readonly assumedListSize: number;
  /** Objects an operation may touch at most, as estimated from its lists before it runs. */
  readonly cost: number;
}

/** The limits in force unless the operator sets others. docs/decisions/0004-http.md gives the reasons. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 102_400,
  urlLength: 8_192,
  tokens: 2_000,
  depth: 12,
  introspectionDepth: 20,
  inputDepth: 32,
  aliases: 30,
  rootFields: 20,
  fieldsPerSelection: 100,
  directives: 5,
  pageSize: 100,
  defaultPageSize: 20,
  assumedListSize: 10,
  cost: 50_000,
};

/**
 * {@link DEFAULT_LIMITS} with `changes` over them. Throws StartupError naming every limit that is unknown or
 * no whole number above zero.
 */
export function withDefaultLimits(changes: Partial<Limits> = {}): Limits {
  const faults = Object.entries(changes).flatMap(([name, value]) => {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) return [`there is no limit named ${name}`];
    if (Number.isSafeInteger(value) && value > 0) return [];
    return [`${name} must be a whole number above 0, got ${value}`];
  });
  if (faults.length > 0) {
    throw new StartupError(`Wrong limits: ${faults.join('; ')}.`, 'Correct the limits in the configuration.');
  }
  return { ...DEFAULT_LIMITS, ...changes };
}
