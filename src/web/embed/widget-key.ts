import { BadSelection } from './bad-selection';
import { listAttributesIn, readList, type Selection } from './selection';

/** Keys of one request. */
const MOST_KEYS = 100;

/**
 * The keys in `q` of `/embed/v1/cards?q=KEY,KEY,…`, each of which says what one widget shows: the id or slug of a paper, or `?` and a
 * list's attributes as a query string. `rawQuery` is as it stands in the URL, since commas within a key are encoded.
 * @throws BadSelection where there are no keys, too many, or one that cannot be decoded
 */
export function readKeys(rawQuery: string): string[] {
  const parameter = rawQuery.split('&').find((part) => part.startsWith('q='));
  const encoded = parameter?.slice(2).split(',').filter(Boolean) ?? [];
  if (encoded.length === 0 || encoded.length > MOST_KEYS) {
    throw new BadSelection(`q must have 1 to ${MOST_KEYS} keys, separated by commas, got ${encoded.length}`);
  }
  try {
    return encoded.map(decodeURIComponent);
  } catch {
    throw new BadSelection('q must be percent-encoded UTF-8');
  }
}

/** Reads one key. @throws BadSelection */
export function readKey(key: string): Selection {
  if (!key.startsWith('?')) return { kind: 'paper', id: key };
  return readList(listAttributesIn(new URLSearchParams(key)));
}
