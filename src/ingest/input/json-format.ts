import type { ImportFormat } from '../source-reader';
import { type JsonOutline, jsonOutline } from './json-outline';

/** Where the entries stand in the answers and files of the sources. */
const WRAPPERS = ['message.items[].', 'results[].', 'items[].', 'data[].', 'message.', '[].', ''];

/** Keys that only one source gives its entries; each tells the format alone. */
const OWN_KEYS: readonly (readonly [ImportFormat, readonly string[]])[] = [
  [
    'openalex',
    ['abstract_inverted_index', 'authorships', 'cited_by_api_url', 'referenced_works', 'primary_location'],
  ],
  ['semantic-scholar', ['paperId', 'corpusId', 'externalIds']],
  ['crossref', ['is-referenced-by-count', 'references-count', 'deposited']],
];

const INTERCHANGE_KEYS = [
  'abstract',
  'areas',
  'authors',
  'excerpt',
  'ids',
  'publishedOn',
  'source',
  'venue',
  'year',
];

/** The format of an entry whose keys begin with `at`. */
function formatOfEntry(outline: JsonOutline, at: string): ImportFormat | undefined {
  const has = (key: string) => outline.has(`${at}${key}`);
  // The citation style language has one title, Crossref a list of them, also where both are otherwise alike.
  const title = outline.get(`${at}title`);
  if (outline.get(`${at}id`)?.startsWith('https://openalex.org/W')) return 'openalex';
  const own = OWN_KEYS.find(([, keys]) => keys.some(has))?.[0];
  if (own && !(own === 'crossref' && title !== undefined && title !== '[')) return own;
  if (has('DOI') && title === '[') return 'crossref';
  const isCitation = has('issued') || has('container-title') || has(`author[].family`) || has('citation-key');
  if (isCitation || (has('type') && has('DOI'))) return 'csl-json';
  if (at === '' && (has('entity') || (title !== undefined && INTERCHANGE_KEYS.some(has)))) return 'jsonl';
  return undefined;
}

/** The format of JSON that begins so, where its keys tell it. */
export function jsonFormat(head: string): ImportFormat | undefined {
  const outline = jsonOutline(head);
  if (outline.has('message-type')) return 'crossref';
  for (const at of WRAPPERS) {
    const format = formatOfEntry(outline, at);
    if (format) return format;
  }
  const keys = [...outline.keys()];
  return keys.length === 2 && outline.has('title') ? 'jsonl' : undefined;
}
