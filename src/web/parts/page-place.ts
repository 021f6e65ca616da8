import type { FastifyReply } from 'fastify';
import { isBadInput } from '../graph-reader';
import { searchOf } from '../http/search-of';
import type { PagePlace } from './paging';

/** What a list's address says of the page of it. */
export function placeOf(reply: FastifyReply): PagePlace {
  const parameters = new URLSearchParams(searchOf(reply.request));
  const after = parameters.get('after') || undefined;
  const before = parameters.get('before') || undefined;
  return { ...(after !== undefined ? { after } : before !== undefined && { before }) };
}

/** The query string of a page of a list, with its question mark. */
export function placeSearch(place: PagePlace, further: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries({ ...further, ...place }).filter(([, value]) => value);
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : '';
}

/** What was read, and whether the page that was asked for is none of the list, so that the first was read. */
export interface ReadPlace<Data> {
  readonly data: Data;
  readonly isAstray: boolean;
}

/** Reads a page of a list; the first where the address names a cursor of another. */
export async function readAtPlace<Data>(
  place: PagePlace,
  read: (place: PagePlace) => Promise<Data>,
): Promise<ReadPlace<Data>> {
  try {
    return { data: await read(place), isAstray: false };
  } catch (error) {
    const isFirst = place.after === undefined && place.before === undefined;
    if (isFirst || !isBadInput(error)) throw error;
    return { data: await read({}), isAstray: true };
  }
}

/** What a page says that shows the first in place of the one asked for. */
export const ASTRAY = 'The page that was asked for is none of this list: this is the first.';
