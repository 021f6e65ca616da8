import { spellingsNear } from '../../../bibliography/search-words';
import type { Reader } from '../../../database/reader';
import { Parameters } from '../../../database/statement';
import type { ReadContext } from '../../../graphql/read-context';
import { plainWords, type SearchText, searchableText, searchQuery, widened } from './search-text';

/** Words of one search that may be misspelt; those after them are taken as they stand. */
const MAX_MISSPELT = 8;

const UNKNOWN =
  'SELECT word FROM unnest($1::text[]) AS asked (word) WHERE NOT EXISTS (SELECT FROM search_word k WHERE k.word = asked.word)';

/** Stop words are in no document, so a search for them finds nothing. */
const KNOWN = `SELECT word, to_tsvector('english', word) = ''::tsvector AS "isStopWord" FROM search_word WHERE word = ANY($1::text[])`;

/** Words of titles and names that no title and no name has. */
async function unknownWords(reader: Reader, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const rows = await reader.rows<{ word: string }>(UNKNOWN, [words]);
  return new Set(rows.map(({ word }) => word));
}

/** Whether a search finds any paper. Counted: Postgres would read documents one by one to find the first. */
async function findsAny(reader: Reader, text: string): Promise<boolean> {
  const parameters = new Parameters();
  const [row] = await reader.rows<{ found: boolean }>(
    `SELECT count(*) > 0 AS found FROM paper_search WHERE document @@ ${searchQuery([[text]], parameters)}`,
    parameters.values,
  );
  return row?.found ?? false;
}

/** For each word the words of titles and names near it; null where a stop word is. Words with nothing near are left out. */
async function wordsNear(
  reader: Reader,
  words: readonly string[],
): Promise<Map<string, readonly string[] | null>> {
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

/** Lets words of a search that finds nothing also be words near them. */
async function corrected(reader: Reader, text: string, unknown: readonly string[]): Promise<SearchText> {
  const asWritten = [[text]];
  if (unknown.length === 0) return asWritten;
  const [found, others] = await Promise.all([findsAny(reader, text), wordsNear(reader, unknown)]);
  return found || others.size === 0 ? asWritten : widened(text, others);
}

/**
 * What search texts ask for: what they say, or, where that finds no paper at all, with each word that no title and no
 * name has also in the spellings near it that one has. Texts of one request are read together.
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
    return Promise.all(
      searches.map((text, index) =>
        corrected(reader, text, words[index]?.filter((word) => unknown.has(word)) ?? []),
      ),
    );
  });
  const read = await Promise.all(
    texts.map(async (text) => [text, await loader.load(searchableText(text))] as const),
  );
  return new Map(read);
}
