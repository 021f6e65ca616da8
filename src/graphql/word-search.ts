import { fold } from '../bibliography/fold';
import { likeLiteral, type Parameters } from '../database/statement';
import { searchText } from './input-text';

/** Words of a name search that are looked for; the rest are passed over. */
const MAX_WORDS = 16;

/**
 * Conditions that every word of a search occurs in `column`, a folded text with a trigram index.
 * A search without any word matches nothing.
 * @throws BadUserInput on a text that is too long or malformed.
 */
export function wordsIn(column: string, search: string, parameters: Parameters): string[] {
  const words = fold(searchText('filter.search', search)).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return ['false'];
  return words.map((word) => `${column} LIKE ${parameters.bind(`%${likeLiteral(word)}%`, 'text')}`);
}
