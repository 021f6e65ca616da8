/** A page of a connection as a client reads it. */
export interface PageOf {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Page arguments. */
export interface PageAsked {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

/** Reads a page of one connection. */
export type ReadPage = (asked: PageAsked) => Promise<PageOf>;

/** A selection of what {@link PageOf} has. */
export const PAGE =
  'edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** An entry of a connection and where it stands. */
export interface Entry {
  readonly slug: string;
  readonly cursor: string;
}

/** The entries met on the way through a connection, in its order, and what was wrong on the way. */
export interface Walk {
  readonly entries: readonly Entry[];
  readonly faults: readonly string[];
}

/** More pages than any connection of a test has: a walk that never ends is cut off. */
const MOST_PAGES = 5_000;

/**
 * Goes through a connection page by page.
 * @param between runs before each page but the first.
 */
export async function walk(
  read: ReadPage,
  from: 'start' | 'end',
  size: number,
  between: () => Promise<void> = async () => {},
): Promise<Walk> {
  const ahead = from === 'start';
  const pages: Entry[][] = [];
  const faults: string[] = [];
  let cursor: string | null = null;
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    if (number > 1) await between();
    const { edges, pageInfo } = await read(
      ahead ? { first: size, after: cursor } : { last: size, before: cursor },
    );
    pages.push(edges.map(({ cursor, node }) => ({ slug: node.slug, cursor })));
    const fault = (what: string): number => faults.push(`page ${number} from the ${from}: ${what}`);
    if (pageInfo.startCursor !== (edges[0]?.cursor ?? null)) fault('startCursor is not the first cursor');
    if (pageInfo.endCursor !== (edges.at(-1)?.cursor ?? null)) fault('endCursor is not the last cursor');
    if ((ahead ? pageInfo.hasPreviousPage : pageInfo.hasNextPage) !== number > 1) {
      fault('what it says of the side it came from is wrong');
    }
    const goesOn = ahead ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    if (edges.length > size || (goesOn && edges.length < size))
      fault(`has ${edges.length} entries of ${size}`);
    cursor = ahead ? pageInfo.endCursor : pageInfo.startCursor;
    if (!goesOn || cursor === null) return { entries: (ahead ? pages : pages.reverse()).flat(), faults };
  }
  return { entries: pages.flat(), faults: [...faults, `more than ${MOST_PAGES} pages from the ${from}`] };
}

/** Where two lists differ, in words; nothing where they are equal. */
export function listFaults(what: string, expected: readonly string[], actual: readonly string[]): string[] {
  const place = expected.findIndex((slug, index) => actual[index] !== slug);
  if (place < 0 && expected.length === actual.length) return [];
  const at = place < 0 ? expected.length : place;
  const seen = (list: readonly string[]): string =>
    list.slice(Math.max(0, at - 1), at + 3).join(', ') || 'nothing';
  return [
    `${what}: ${actual.length} entries for ${expected.length}; at ${at} ${seen(actual)} for ${seen(expected)}`,
  ];
}

const slugsOf = (entries: readonly Entry[]): string[] => entries.map(({ slug }) => slug);

/**
 * What is wrong with a connection that should list `expected` in this order: pages joined from the start and from the
 * end, what lies behind, before and between the cursors of single entries.
 *
 * @param size entries of a page.
 * @param probe chooses the entries whose cursors are tried.
 */
export async function connectionFaults(
  read: ReadPage,
  expected: readonly string[],
  size: number,
  probe: number,
): Promise<string[]> {
  const ahead = await walk(read, 'start', size);
  const back = await walk(read, 'end', size);
  const faults = [
    ...ahead.faults,
    ...back.faults,
    ...listFaults('from the start', expected, slugsOf(ahead.entries)),
    ...listFaults('from the end', expected, slugsOf(back.entries)),
  ];
  if (faults.length > 0 || expected.length === 0) return faults;
  const cursor = (walked: Walk, place: number): string | null => walked.entries[place]?.cursor ?? null;
  const early = probe % expected.length;
  const late = Math.min(expected.length - 1, early + 1 + (probe % (2 * size)));
  const part = async (what: string, asked: PageAsked, slugs: readonly string[]): Promise<string[]> =>
    listFaults(
      what,
      slugs,
      (await read(asked)).edges.map(({ node }) => node.slug),
    );
  // Cursors are those of the walk from the other end: both mean the same place.
  const after = cursor(back, early);
  const before = cursor(ahead, late);
  const between = expected.slice(early + 1, late);
  return [
    ...(await part(`after ${early}`, { first: size, after }, expected.slice(early + 1, early + 1 + size))),
    ...(await part(`last after ${early}`, { last: size, after }, expected.slice(early + 1).slice(-size))),
    ...(await part(`before ${late}`, { last: size, before }, expected.slice(Math.max(0, late - size), late))),
    ...(await part(`first before ${late}`, { first: size, before }, expected.slice(0, late).slice(0, size))),
    ...(await part(
      `first between ${early} and ${late}`,
      { first: size, after, before },
      between.slice(0, size),
    )),
    ...(await part(`last between ${early} and ${late}`, { last: size, after, before }, between.slice(-size))),
  ];
}

/**
 * What is wrong with a walk through a connection that grew meanwhile: what was there all along must be met once and in
 * its order, and nothing twice.
 */
export function growthFaults({ entries, faults }: Walk, there: readonly string[]): string[] {
  const before = new Set(there);
  const met = slugsOf(entries);
  const twice = met.filter((slug, index) => met.indexOf(slug) !== index);
  return [
    ...faults,
    ...twice.map((slug) => `${slug} was met twice`),
    ...listFaults(
      'what was there all along',
      there,
      met.filter((slug) => before.has(slug)),
    ),
  ];
}
