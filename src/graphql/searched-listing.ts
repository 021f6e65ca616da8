import type { Parameters } from '../database/statement';
import type { BuildListing, ListingSource, ListingStatement } from './listing';
import type { ReadContext } from './read-context';
import { respelled, rowsWith, type SearchedNames, type WordSearch, wordSearch } from './word-search';

/** What rows are selected from, and the conditions on them so far. */
type Rows = ReturnType<typeof rowsWith>;

/**
 * Builds a listing of rows that can be searched by their names. Where no name is found, words that occur in none are looked
 * for in spellings near them.
 *
 * @param text the search; all rows where there is none.
 * @param build the listing of the rows found. @throws BadUserInput on a text that is too long or malformed.
 */
export function searchedListing(
  { reader }: ReadContext,
  names: SearchedNames,
  text: string | null | undefined,
  build: (rows: Rows, parameters: Parameters) => ListingStatement,
): Pick<ListingSource, 'build' | 'insteadOfNothing'> {
  if (text == null) return { build: (parameters) => build({ from: names.from, where: [] }, parameters) };
  const found =
    (search: WordSearch): BuildListing =>
    (parameters) =>
      build(rowsWith(names, search, parameters), parameters);
  let others: Promise<WordSearch | null> | undefined;
  return {
    build: (parameters) => found(wordSearch(text))(parameters),
    async insteadOfNothing() {
      others ??= respelled(reader, names, wordSearch(text));
      const search = await others;
      return search && found(search);
    },
  };
}
