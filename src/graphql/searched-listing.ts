import type { PageBounds } from '../database/page';
import type { Parameters } from '../database/statement';
import type { BuildListing, ListingSource, ListingStatement } from './listing';
import type { ReadContext } from './read-context';
import {
  type NamedRows,
  respelled,
  rowsWith,
  type SearchedNames,
  type WordSearch,
  wordSearch,
} from './word-search';

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
  build: (rows: NamedRows, parameters: Parameters, page?: PageBounds) => ListingStatement,
): Pick<ListingSource, 'build' | 'insteadOfNothing'> {
  if (text == null) {
    const all = { from: names.from, where: [], isJoined: false };
    return { build: (parameters, page) => build(all, parameters, page) };
  }
  const found =
    (search: WordSearch): BuildListing =>
    (parameters, page) =>
      build(rowsWith(names, search, parameters), parameters, page);
  let others: Promise<WordSearch | null> | undefined;
  return {
    build: (parameters, page) => found(wordSearch(text))(parameters, page),
    async insteadOfNothing() {
      others ??= respelled(reader, names, wordSearch(text));
      const search = await others;
      return search && found(search);
    },
  };
}
