import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Assets } from './assets/assets';
import type { WebDocument } from './documents/read-documents';
import type { ReadDocument } from './graph-reader';
import type { Site } from './site/site';

/** What all that is served for browsers is made with. */
export interface WebContext {
  /** Reads a named document through the public graph. */
  readonly read: ReadDocument;
  /** The documents by name, for links that show what a page was made from. */
  readonly documents: ReadonlyMap<string, WebDocument>;
  readonly site: Site;
  /** Files that pages link to. */
  readonly assets: Assets;
  /** The largest page that the graph gives. */
  readonly maxPageSize: number;
  /** `Cache-Control` of what may be held, as the operator set it. */
  readonly cacheControl: string;
  /**
   * The URL under which a client knows this server, without a slash at its end: the operator's, or the one it was asked by. For
   * links that others take away; links within a page begin with `site.base`.
   */
  publicUrl(request: FastifyRequest): string;
  /** The built embeds, `dist/embed`. */
  readonly embedFolder: string;
  /** Origins whose pages may show embeds in frames, or `*` for any. */
  readonly frameAncestors: '*' | readonly string[];
  readonly log: Logger;
}
