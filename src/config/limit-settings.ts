import { type Setting, wholeNumber } from './setting';

const limit = (variable: string, fallback: number, most: number, description: string) =>
  ({ variable, fallback: String(fallback), description, ...wholeNumber(1, most) }) satisfies Setting;

/** What one request may ask for, by the name of the limit. */
export const LIMIT_SETTINGS = {
  bodyBytes: limit('PAPERGRAPH_MAX_BODY_BYTES', 102_400, 104_857_600, 'Bytes of a request body.'),
  urlLength: limit('PAPERGRAPH_MAX_URL_LENGTH', 8_192, 16_384, 'Characters of a path and query string.'),
  tokens: limit('PAPERGRAPH_MAX_TOKENS', 2_000, 1_000_000, 'Tokens of a document.'),
  depth: limit('PAPERGRAPH_MAX_DEPTH', 12, 1_000, 'Levels of nested fields.'),
  introspectionDepth: limit(
    'PAPERGRAPH_MAX_INTROSPECTION_DEPTH',
    20,
    1_000,
    'Levels of nested fields below `__schema` or `__type`.',
  ),
  inputDepth: limit('PAPERGRAPH_MAX_INPUT_DEPTH', 32, 1_000, 'Levels of nested lists and objects in input.'),
  aliases: limit('PAPERGRAPH_MAX_ALIASES', 30, 100_000, 'Aliases in a document.'),
  rootFields: limit('PAPERGRAPH_MAX_ROOT_FIELDS', 20, 100_000, 'Fields at the root of an operation.'),
  fieldsPerSelection: limit(
    'PAPERGRAPH_MAX_FIELDS_PER_SELECTION',
    100,
    100_000,
    'Fields of one selection set.',
  ),
  directives: limit('PAPERGRAPH_MAX_DIRECTIVES', 5, 1_000, 'Directives on one field, fragment or operation.'),
  pageSize: limit('PAPERGRAPH_MAX_PAGE_SIZE', 100, 100, 'The largest `first` or `last`.'),
  defaultPageSize: limit(
    'PAPERGRAPH_DEFAULT_PAGE_SIZE',
    20,
    100,
    'Items counted for a connection without `first` and `last`, when the cost is estimated.',
  ),
  assumedListSize: limit(
    'PAPERGRAPH_ASSUMED_LIST_SIZE',
    10,
    100_000,
    'Items counted for a list that nothing bounds, when the cost is estimated.',
  ),
  cost: limit('PAPERGRAPH_MAX_COST', 50_000, 1_000_000_000, 'Objects an operation may touch, as estimated.'),
} satisfies Record<string, Setting>;
