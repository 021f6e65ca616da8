import { BadUserInput } from '../errors/graph-error';

/** Characters of a search text at most: Postgres takes quadratic time to read one. */
export const MAX_SEARCH_LENGTH = 256;

/**
 * A search text as the database can take it.
 * @throws BadUserInput when it is too long or holds a NUL or half a surrogate pair, which Postgres cannot hold.
 */
export function searchText(name: string, text: string): string {
  const length = Array.from(text).length;
  if (length > MAX_SEARCH_LENGTH) {
    throw new BadUserInput(`${name} must have at most ${MAX_SEARCH_LENGTH} characters, got ${length}`);
  }
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new BadUserInput(`${name} must be Unicode text without NUL characters`);
  }
  return text;
}
