import { type CheckedDocument, checkDocument } from './check-document';
import type { WebServer } from './web-server';

/** An address that was asked for, and what came. */
export interface Crawled extends CheckedDocument {
  /** With its query string. */
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
}

/** Addresses below each path with a query string that are followed: filters lead to filters without end. */
const QUERIES = 6;

/** Asks for everything that a server's documents lead to on itself, from `starts` on, and reads each by a strict parser. */
export async function crawl(
  server: WebServer,
  starts: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Crawled[]> {
  const seen = new Set<string>();
  const queries = new Map<string, number>();
  const waiting: string[] = [];
  const add = (address: string, page: string) => {
    if (!URL.canParse(address, page)) return;
    const { origin, pathname, search } = new URL(address, page);
    const path = pathname + search;
    // The playground is another part of the program, with tests of its own.
    if (origin !== server.url || seen.has(path)) return;
    if (pathname.startsWith('/playground') && !starts.includes(path)) return;
    const count = queries.get(pathname) ?? 0;
    if (search !== '' && count >= QUERIES && !starts.includes(path)) return;
    queries.set(pathname, count + (search === '' ? 0 : 1));
    seen.add(path);
    waiting.push(path);
  };
  for (const path of starts) add(path, server.url);

  const found: Crawled[] = [];
  const visit = async (path: string): Promise<void> => {
    const answer = await server.get(path, { accept: 'text/html,*/*;q=0.1', ...headers });
    const { status } = answer;
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    const isEmpty = (status >= 300 && status < 400) || status === 204;
    const checked = isEmpty ? { faults: [], links: [] } : checkDocument(text, type, server.url + path);
    found.push({ path, status, type, headers: answer.headers, ...checked });
    for (const link of checked.links) add(link, server.url + path);
    const location = answer.headers.get('location');
    if (location) add(location, server.url + path);
  };
  while (waiting.length > 0) await Promise.all(waiting.splice(0, 8).map(visit));
  return found;
}
