import { LINK_KINDS, PAPER_TYPES, PRESENTATIONS } from '../../bibliography/vocabulary';
import { wordOf } from './enum-words';
import { ALL_PAPERS, type PapersQuery, SORTS, type Sort } from './papers-query';
import { parseYearSpan, printYearSpan, YEAR_FORMS } from './year-span';

/** What an address says, and what of it could not be read. */
export interface ParsedQuery {
  readonly query: PapersQuery;
  /** One sentence for each parameter that is ignored, for whoever wrote the address. */
  readonly notes: readonly string[];
}

/** Characters of a search at most, which the graph allows. */
const MAX_SEARCH = 256;

/** Values of one parameter at most. The graph allows more; nobody picks so many. */
const MAX_VALUES = 20;

/** Slugs, ids such as `author_3`, and what other graphs may use in their place. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._:~-]{0,199}$/u;

/** Cursors of the graph, which are base64url. */
const CURSOR = /^[\w+/=-]{1,2000}$/;

/** Values that are not read, in the words of a note. */
const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

const words = (values: readonly string[]) => new Map(values.map((value) => [wordOf(value), value]));

/** Collects the values of parameters, each once, and notes on those that cannot be read. */
class Reading {
  readonly notes: string[] = [];

  constructor(private readonly parameters: URLSearchParams) {}

  note(name: string, text: string, why: string): void {
    // A long address would otherwise become a long page.
    if (this.notes.length < 10) this.notes.push(`${name}=${quoted(text)} is ignored: ${why}.`);
  }

  /** The values that `read` knows, without repetition by `keyOf`. */
  all<Value>(
    name: string,
    read: (text: string) => Value | undefined,
    why: string,
    keyOf: (value: Value) => unknown = (value) => value,
  ): Value[] {
    const found = new Map<unknown, Value>();
    for (const text of this.parameters.getAll(name)) {
      if (text.trim() === '') continue;
      const value = read(text.trim());
      if (value === undefined) this.note(name, text, why);
      else if (found.size === MAX_VALUES) this.note(name, text, `at most ${MAX_VALUES} are read`);
      else if (!found.has(keyOf(value))) found.set(keyOf(value), value);
    }
    return [...found.values()];
  }

  /** The first value that `read` knows. */
  one<Value>(name: string, read: (text: string) => Value | undefined, why: string): Value | undefined {
    const [first, ...others] = this.all(name, read, why);
    if (others.length > 0) this.note(name, this.parameters.getAll(name).at(-1) ?? '', 'it may stand once');
    return first;
  }
}

function searchOf(parameters: URLSearchParams, reading: Reading): string {
  const given = parameters.getAll('q').join(' ');
  // Control characters mean nothing to a search, and the database cannot hold some of them.
  const text = given
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(text);
  if (characters.length <= MAX_SEARCH) return text;
  reading.notes.push(`Only the first ${MAX_SEARCH} characters of the search are used.`);
  return characters.slice(0, MAX_SEARCH).join('').trim();
}

const nameOf = (text: string) => (NAME.test(text) ? text : undefined);
const NOT_A_NAME = 'it must be the name in the address of a page, such as language-models';

function valuesOf<const Values extends readonly string[]>(
  reading: Reading,
  name: string,
  values: Values,
): Values[number][] {
  const known = words(values);
  return reading.all(
    name,
    (text) => known.get(text.toLowerCase()),
    `it must be ${[...known.keys()].join(', ')}`,
  );
}

/** Reads the query string of a listing. Whatever it holds, there is a query; parameters that are none of ours are left alone. */
export function parsePapersQuery(search: string | URLSearchParams): ParsedQuery {
  const parameters = typeof search === 'string' ? new URLSearchParams(search) : search;
  const reading = new Reading(parameters);
  const text = searchOf(parameters, reading);
  const has = valuesOf(reading, 'has', ['ABSTRACT', ...LINK_KINDS]);
  const sorts = words(SORTS);
  // The maps hold nothing but SORTS.
  const sort = reading.one(
    'sort',
    (word) => sorts.get(word) as Sort | undefined,
    `it must be ${SORTS.join(', ')}`,
  );
  const cursor = (name: string) =>
    reading.one(name, (value) => (CURSOR.test(value) ? value : undefined), 'it is no place in a list');
  const [after, before] = [cursor('after'), cursor('before')];
  const minCitations = reading.one(
    'cited',
    (value) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined),
    'it must be a whole number',
  );
  if (after !== undefined && before !== undefined) {
    reading.notes.push('before is ignored: a page begins after one place or ends before one.');
  }
  if (sort === 'relevance' && text === '') {
    reading.notes.push('sort=relevance is ignored: it needs a search.');
  }
  const isUsual = sort === (text === '' ? 'newest' : 'relevance') || (sort === 'relevance' && text === '');
  return {
    notes: reading.notes,
    query: {
      ...ALL_PAPERS,
      search: text,
      areas: reading.all('area', nameOf, NOT_A_NAME),
      authors: reading.all('author', nameOf, NOT_A_NAME),
      venues: reading.all('venue', nameOf, NOT_A_NAME),
      organizations: reading.all('organization', nameOf, NOT_A_NAME),
      years: reading.all('year', parseYearSpan, YEAR_FORMS, printYearSpan),
      types: valuesOf(reading, 'type', PAPER_TYPES),
      presentations: valuesOf(reading, 'presentation', PRESENTATIONS),
      links: has.filter((kind) => kind !== 'ABSTRACT'),
      ...(has.includes('ABSTRACT') && { hasAbstract: true }),
      ...(minCitations !== undefined && { minCitations }),
      ...(sort !== undefined && !isUsual && { sort }),
      ...(after !== undefined && { after }),
      ...(after === undefined && before !== undefined && { before }),
    },
  };
}
