import { searchWords } from '../../../bibliography/search-words';
import { searchable } from '../../../bibliography/searchable';
import type { Parameters } from '../../../database/statement';
import { searchText } from '../../../graphql/input-text';

/** A search as texts that Postgres reads: all of some group must be found. Most searches are one group of one text. */
export type SearchText = readonly (readonly string[])[];

/** Quoted text or what stands between spaces, either with a minus before it. */
const PART = /(-?)"([^"]*)"?|\S+/gu;

/** A part of a search, and the words in it that may be misspelt: none of what is quoted or excluded. */
interface Part {
  readonly text: string;
  readonly words: readonly string[];
}

/** Characters of a search that are looked for: one character may stand for eighteen, and Postgres takes quadratic time. */
const SEARCHED = /^.{0,512}/su;

/** Minus signs before a part, with other operators of Postgres between them: it takes each for one more opposite, to 32. */
const MINUS_SIGNS = /(?<=^|[\s"])[-!&|()\s]*-[-!&|()\s]*/g;

/**
 * A search text as its documents are made searchable. Of several minus signs one stays, and none where nothing follows.
 * @throws BadUserInput when it is too long or malformed
 */
export function searchableText(text: string): string {
  const [searched] = SEARCHED.exec(searchable(searchText('filter.search', text))) ?? [''];
  return searched.replace(MINUS_SIGNS, (signs) => (signs.endsWith('-') ? ' -' : ' '));
}

function partsOf(text: string): Part[][] {
  const groups: Part[][] = [[]];
  for (const [part] of text.matchAll(PART)) {
    if (part.toLowerCase() === 'or') groups.push([]);
    else groups.at(-1)?.push({ text: part, words: /^-|"/.test(part) ? [] : searchWords(part) });
  }
  return groups;
}

/** The words of a searchable text that may be misspelt, each once. */
export function plainWords(text: string): string[] {
  const words = partsOf(text).flatMap((parts) => parts.flatMap((part) => part.words));
  return [...new Set(words)];
}

/**
 * A search in which some words may also be others.
 * @param others what each of these words may be as well; null where it is passed over.
 */
export function widened(text: string, others: ReadonlyMap<string, readonly string[] | null>): SearchText {
  const groups = partsOf(text).map((parts) =>
    parts.flatMap(({ text: part, words }) => {
      if (!words.some((word) => others.has(word))) return [part];
      return words.flatMap((word) => {
        const also = others.get(word);
        return also === null ? [] : [[word, ...(also ?? [])].join(' or ')];
      });
    }),
  );
  const asked = groups.filter((texts) => texts.length > 0);
  return asked.length > 0 ? asked : [[text]];
}

/** The tsquery of a search. */
export function searchQuery(search: SearchText, parameters: Parameters): string {
  const groups = search.map((texts) => {
    const all = texts.map((text) => `websearch_to_tsquery('english', ${parameters.bind(text, 'text')})`);
    return all.length === 1 ? all.join() : `(${all.join(' && ')})`;
  });
  return groups.length === 1 ? groups.join() : `(${groups.join(' || ')})`;
}

/**
 * The condition that a search document matches a query. It never holds where excluded words alone would do: finding all that
 * has not a word takes reading all that there is. Postgres sees that before it reads anything.
 */
export function matching(document: string, query: string): string {
  return `${document} @@ ${query} AND querytree(${query}) <> 'T'`;
}
