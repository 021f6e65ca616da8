import { spellingsNear } from '../../../bibliography/search-words';
import type { Reader } from '../../../database/reader';
import { keyList, Parameters } from '../../../database/statement';
import type { ReadContext } from '../../../graphql/read-context';
import { matching, plainWords, type SearchText, searchableText, searchQuery, widened } from './search-text';

/** Words of one search that may be misspelt; those after them are taken as they stand. */
const MAX_MISSPELT = 12;

/** Searches of one filter that may be misspelt; those after them are taken as they stand. */
const MAX_CORRECTED = 4;

/** Stop words are in no document, so a search for them finds nothing. */
const IS_STOP_WORD = "to_tsvector('english', word) = ''::tsvector";

const UNKNOWN = `SELECT word FROM unnest(${keyList('$1', 'text')}) AS asked (word)
  WHERE NOT EXISTS (SELECT FROM search_word k WHERE k.word = asked.word) AND NOT ${IS_STOP_WORD}`;

const KNOWN = `SELECT word, ${IS_STOP_WORD} AS "isStopWord" FROM search_word WHERE word = ANY(${keyList('$1', 'text')})`;

/** What words may have been meant to be, by word: words of titles and names; null where a stop word may. */
type Others = ReadonlyMap<string, readonly string[] | null>;

/** The words that no title and no name has. */
async function unknownWords(reader: Reader, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const rows = await reader.rows<{ word: string }>(UNKNOWN, [words]);
  return new Set(rows.map(({ word }) => word));
}

/** Whether a search finds any paper. Counted: to find the first one, Postgres would read documents one by one. */
async function findsAny(reader: Reader, search: SearchText): Promise<boolean> {
  const parameters = new Parameters();
  const condition = matching('document', searchQuery(search, parameters));
  const [row] = await reader.rows<{ found: boolean }>(
    `SELECT count(*) > 0 AS found FROM paper_search WHERE ${condition}`,
    parameters.values,
  );
  return row?.found ?? false;
}

/** What words may have been meant to be. Words with nothing near are left out. */
async function wordsNear(reader: Reader, words: readonly string[]): Promise<Others> {
  const spellings = words.map((word) => new Set(spellingsNear(word)));
  const all = [...new Set(spellings.flatMap((near) => [...near]))];
  const known = await reader.rows<{ word: string; isStopWord: boolean }>(KNOWN, [all]);
  const others = new Map<string, readonly string[] | null>();
  words.forEach((word, index) => {
    const near = known.filter((other) => spellings[index]?.has(other.word));
    if (near.length === 0) return;
    others.set(
      word,
      near.some(({ isStopWord }) => isStopWord) ? null : near.map((other) => other.word).sort(),
    );
  });
  return others;
}

/** The first of the search as written, with its unknown words corrected, and with all its words corrected, that finds any. */
async function corrected(
  reader: Reader,
  text: string,
  words: readonly string[],
  unknown: ReadonlySet<string>,
): Promise<SearchText> {
  const asWritten = [[text]];
  const [misspelt, known] = [
    words.filter((word) => unknown.has(word)),
    words.filter((word) => !unknown.has(word)),
  ];
  if (misspelt.length === 0) return asWritten;
  const [isFound, likely] = await Promise.all([findsAny(reader, asWritten), wordsNear(reader, misspelt)]);
  if (isFound) return asWritten;
  const first = widened(text, likely);
  if (known.length === 0 || (likely.size > 0 && (await findsAny(reader, first)))) return first;
  return widened(text, new Map([...likely, ...(await wordsNear(reader, known))]));
}

/**
 * What search texts ask for: what they say. Only a search that has a word which no title and no name has, and that finds no
 * paper at all, is taken for misspelt: such words, and where that does not help all its words, may then be any of the
 * words near them that titles and names have. Texts of one request are read together.
 *
 * @throws BadUserInput on a text that is too long or malformed.
 */
export async function readSearches(
  { reader, loaders }: ReadContext,
  texts: readonly string[],
): Promise<Map<string, SearchText>> {
  const loader = loaders.get<string, SearchText>('search', async (searches) => {
    const words = searches.map((text) => plainWords(text).slice(0, MAX_MISSPELT));
    const unknown = await unknownWords(reader, [...new Set(words.flat())]);
    return Promise.all(searches.map((text, index) => corrected(reader, text, words[index] ?? [], unknown)));
  });
  const read = await Promise.all(
    [...new Set(texts)].map(async (text, index) => {
      const searched = searchableText(text);
      const search: SearchText = index < MAX_CORRECTED ? await loader.load(searched) : [[searched]];
      return [text, search] as const;
    }),
  );
  return new Map(read);
}
