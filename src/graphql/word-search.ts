import { fold } from '../bibliography/fold';
import { spellingsNear } from '../bibliography/search-words';
import type { Reader } from '../database/reader';
import { likeLiteral, type Parameters, PLANNED_BY_VALUE } from '../database/statement';
import { searchText } from './input-text';

/** Words of a name search that are looked for; the rest are passed over. */
const MAX_WORDS = 16;

/** Letters from which on a word is looked for anywhere in a name: an index of trigrams finds no part that is shorter. */
const ANYWHERE = 3;

/** Letters up to which a word may be misspelt. */
const MAX_LENGTH = 40;

/** Words to be found in names, each in the spellings that will do. */
export type WordSearch = readonly (readonly string[])[];

/** Names that can be searched. All SQL here is text of ours. */
export interface SearchedNames {
  /** The table of what is listed, and its alias. */
  readonly from: string;
  readonly alias: string;
  /** Where the names stand in a table of their own: that with its alias, and the condition that joins it. */
  readonly apart?: { readonly from: string; readonly on: string };
  /** Folded names, with an index of their trigrams. */
  readonly column: string;
  /** SELECT of one column, the words of these names. */
  readonly words: string;
}

/** What a search asks for: its words, folded. @throws BadUserInput on a text that is too long or malformed. */
export function wordSearch(text: string): WordSearch {
  const words = fold(searchText('filter.search', text)).split(' ').filter(Boolean);
  return words.slice(0, MAX_WORDS).map((word) => [word]);
}

/** Short words at the beginning of a word, others anywhere. */
function occurs(column: string, spellings: readonly string[], parameters: Parameters): string {
  const [word = '', ...others] = spellings;
  if (others.length > 0) {
    const patterns = spellings.map((spelling) => `%${likeLiteral(spelling)}%`);
    return `${column} LIKE ANY(${parameters.bind(patterns, 'text[]')})`;
  }
  if ([...word].length >= ANYWHERE)
    return `${column} LIKE ${parameters.bind(`%${likeLiteral(word)}%`, 'text')}`;
  const beginning = `(^|[ -])${word.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`;
  return `${column} ~ ${parameters.bind(beginning, 'text')}`;
}

/** Rows of a listing, as a statement selects from them. */
export interface NamedRows {
  readonly from: string;
  readonly where: readonly string[];
  /** Whether the table where names stand apart is among what is selected from. */
  readonly isJoined: boolean;
}

/** All rows, with the table where their names stand. */
export function joinedRows({ from, apart }: SearchedNames): NamedRows {
  return { from: apart ? `${from} JOIN ${apart.from} ON ${apart.on}` : from, where: [], isJoined: true };
}

/**
 * The rows of names in which all words occur, as what a statement selects from. A search without any word matches nothing.
 * Of several words each may be frequent and both together not: then rows are found by words first and sorted afterwards,
 * which Postgres would not do by itself.
 */
export function rowsWith(names: SearchedNames, search: WordSearch, parameters: Parameters): NamedRows {
  const { alias, column } = names;
  const { from } = joinedRows(names);
  if (search.length === 0) return { from, where: ['false'], isJoined: true };
  const where = search.map((spellings) => `${occurs(column, spellings, parameters)} ${PLANNED_BY_VALUE}`);
  if (where.length === 1) return { from, where, isJoined: true };
  const found = `(SELECT ${alias}.* FROM ${from} WHERE ${where.join(' AND ')} OFFSET 0) ${alias}`;
  return { from: found, where: [], isJoined: false };
}

/** Which words occur in no name at all. */
async function absentWords(
  reader: Reader,
  { from, apart, column }: SearchedNames,
  words: readonly string[],
): Promise<string[]> {
  const rows = await reader.rows<{ word: string }>(
    `SELECT word FROM unnest($1::text[], $2::text[]) AS asked (word, pattern)
     WHERE (SELECT count(*) FROM ${apart?.from ?? from} WHERE ${column} LIKE asked.pattern) = 0`,
    [words, words.map((word) => `%${likeLiteral(word)}%`)],
  );
  return rows.map(({ word }) => word);
}

/**
 * A search that found nothing, with each word that occurs in no name in the spellings near it that are words of names;
 * null where that makes no difference.
 */
export async function respelled(
  reader: Reader,
  names: SearchedNames,
  search: WordSearch,
): Promise<WordSearch | null> {
  const words = search.map(([word = '']) => word);
  const long = words.filter((word) => word.length >= ANYWHERE && word.length <= MAX_LENGTH);
  if (long.length === 0) return null;
  const absent = await absentWords(reader, names, long);
  if (absent.length === 0) return null;
  const near = new Map(absent.map((word) => [word, new Set(spellingsNear(word))]));
  const rows = await reader.rows<{ word: string }>(
    `SELECT DISTINCT word FROM (${names.words}) known (word) WHERE word = ANY($1::text[])`,
    [[...new Set([...near.values()].flatMap((spellings) => [...spellings]))]],
  );
  const known = rows.map(({ word }) => word).filter((word) => word.length >= ANYWHERE);
  const spellingsOf = (word: string) => known.filter((other) => near.get(word)?.has(other));
  if (!absent.every((word) => spellingsOf(word).length > 0)) return null;
  return words.map((word) => (near.has(word) ? [word, ...spellingsOf(word).sort()] : [word]));
}
