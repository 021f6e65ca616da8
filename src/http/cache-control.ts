/** How long caches before the server may hold an answer without asking again, in seconds. */
export interface CacheControl {
  /** Any cache, the browser's own among them. */
  readonly maxAge: number;
  /** Caches that many share, such as a CDN's; as `maxAge` where it is 0. */
  readonly sMaxAge: number;
}

/** Answers that may be held by nobody. */
export const NO_STORE = 'no-store';

/** The header for answers that may be held. Without an age they may be, too, but have to be asked for again each time. */
export function cacheControlHeader({ maxAge, sMaxAge }: CacheControl): string {
  if (maxAge === 0 && sMaxAge === 0) return 'no-cache';
  return `public, max-age=${maxAge}${sMaxAge > 0 ? `, s-maxage=${sMaxAge}` : ''}`;
}
