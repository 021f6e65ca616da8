/** An address of a sitemap. */
export interface SitemapEntry {
  readonly slug: string;
  /** RFC 3339. */
  readonly updatedAt?: string;
}

/** A page of addresses, as the graph gives it. */
export interface SitemapPage {
  readonly nodes: readonly SitemapEntry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads the addresses after a cursor, or the first. */
export type ReadSitemapPage = (after: string | undefined) => Promise<SitemapPage>;

/**
 * Addresses of one kind in files of a bounded size, made from cursor pages. Where a file begins is remembered from the file before it,
 * so that files that are asked for in their order are read once each; one that is asked for alone is found by walking to it.
 */
export class SitemapWalk {
  /** The cursor that each file begins after; the first has none. */
  readonly #starts: (string | undefined)[] = [undefined];

  /** @param perFile addresses in one file at most; at least as many as a page has */
  constructor(private readonly perFile: number) {}

  /** The addresses of a file, counted from 0; undefined behind the last. */
  async file(index: number, read: ReadSitemapPage): Promise<SitemapEntry[] | undefined> {
    while (this.#starts.length <= index) {
      const known = this.#starts.length - 1;
      await this.#read(known, read);
      if (this.#starts.length === known + 1) return undefined;
    }
    const entries = await this.#read(index, read);
    return entries.length > 0 || index === 0 ? entries : undefined;
  }

  async #read(index: number, read: ReadSitemapPage): Promise<SitemapEntry[]> {
    const entries: SitemapEntry[] = [];
    let cursor = this.#starts[index];
    for (;;) {
      const { nodes, pageInfo } = await read(cursor);
      entries.push(...nodes);
      cursor = pageInfo.endCursor ?? undefined;
      if (!pageInfo.hasNextPage || cursor === undefined) {
        this.#starts.length = Math.min(this.#starts.length, index + 1);
        return entries;
      }
      if (entries.length + nodes.length > this.perFile) break;
    }
    // Papers that have come since may have moved the end of this file, and with it all files behind it.
    if (this.#starts[index + 1] !== cursor) {
      this.#starts.length = index + 1;
      this.#starts.push(cursor);
    }
    return entries;
  }
}
