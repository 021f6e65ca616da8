import { httpUrl } from '../bibliography/http-url';
import { LINK_KINDS } from '../bibliography/vocabulary';
import type { Notes } from './clean-notes';
import { distinct, lineOf, listOf, noteUnknownKeys, objectOf, textOf } from './clean-value';
import { knownWord } from './clean-venue';
import { LIMITS } from './limits';
import type { LinkRecord } from './paper-record';

const LINK_KEYS = new Set(['kind', 'url', 'label']);

/** Links to the web, each address once for each kind. */
export function cleanLinks(value: unknown, notes: Notes): LinkRecord[] {
  const links = listOf(value, 'link', LIMITS.links, notes).flatMap((link) => cleanLink(link, notes) ?? []);
  return distinct(links, ({ kind, url }) => `${kind} ${url}`);
}

function cleanLink(value: unknown, notes: Notes): LinkRecord | undefined {
  const link = typeof value === 'string' ? { url: value } : objectOf(value, 'link', notes);
  if (link === undefined) return undefined;
  noteUnknownKeys(link, LINK_KEYS, 'links.', notes);
  const address = typeof link.url === 'string' ? link.url.trim() : '';
  if (address.length > LIMITS.url) {
    notes.dropped('link', `longer than ${LIMITS.url.toLocaleString('en')} characters`);
    return undefined;
  }
  const url = httpUrl(address);
  if (url === null) {
    notes.dropped('link', address === '' ? 'has no address' : 'not an http(s) address');
    return undefined;
  }
  const word = lineOf(link.kind, "link's kind", LIMITS.term, notes);
  const label = textOf(link.label, "link's label", LIMITS.term, notes);
  return {
    kind: (word && knownWord(word, LINK_KINDS)) || 'OTHER',
    url,
    ...(label !== undefined && { label }),
  };
}
