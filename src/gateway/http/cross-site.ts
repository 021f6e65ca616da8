import type { IncomingMessage } from 'node:http';

/** Which web pages of other origins may ask the graph from a browser. */
export interface CorsOptions {
  /** `*` for any page, or origins such as `https://lab.example`. */
  readonly origins: '*' | readonly string[];
  /** Whether browsers may send cookies along. Cannot be combined with `*`. */
  readonly credentials?: boolean;
}

/** The origin a request was sent to, as far as the server knows: behind a proxy only `publicUrl` tells. */
function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl && origin === new URL(publicUrl).origin) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/**
 * Why a request that a browser sent on behalf of another site is refused; undefined where it is welcome.
 *
 * A page may send three kinds of requests across sites: those it can read the answer of (CORS; with JSON
 * bodies only after a preflight), links that the reader follows, and everything else: images, scripts, frames
 * and forms, which serve nobody but a forger. docs/decisions/0004-http.md has the cases one by one.
 */
export function crossSiteRefusal(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  cors: CorsOptions,
  publicUrl?: string,
): string | undefined {
  const {
    origin,
    host,
    'sec-fetch-site': site,
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  } = request.headers;
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const isFollowedLink = mode === 'navigate' && dest === 'document' && request.method === 'GET';
  if (isForeignSite && isFollowedLink) return undefined;
  if (isForeignSite && mode !== 'cors') {
    return 'Requests from other sites must be CORS requests: use fetch with Content-Type: application/json';
  }
  const isForeignOrigin = origin !== undefined && !isOwnOrigin(origin, host, publicUrl);
  if (isForeignOrigin && cors.origins !== '*' && !cors.origins.includes(origin)) {
    return 'This origin may not use the graph: the operator has not allowed it';
  }
  return undefined;
}
