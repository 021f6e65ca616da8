import type { OembedBounds } from './oembed';

/** A request for an oEmbed answer, read. */
export interface OembedRequest {
  /** The page that is asked about: its path below the public URL, with its query string. */
  readonly page: string;
  readonly format: 'json' | 'xml';
  readonly bounds: OembedBounds;
}

/** Why a request is refused, with the status that the specification names, or 400 for what it says nothing of. */
export interface OembedRefusal {
  readonly status: 400 | 404 | 501;
  readonly reason: string;
}

/**
 * Reads the parameters of an oEmbed request (https://oembed.com/#section2.2): 501 for a format other than JSON and XML, 404 for the URL
 * of anything that is not below `base`. @param base the URL of our server, without a slash at its end
 */
export function readOembedRequest(parameters: URLSearchParams, base: string): OembedRequest | OembedRefusal {
  const format = parameters.get('format') || 'json';
  if (format !== 'json' && format !== 'xml') {
    return { status: 501, reason: 'format must be json or xml' };
  }
  const [maxWidth, maxHeight] = [pixels(parameters, 'maxwidth'), pixels(parameters, 'maxheight')];
  for (const [name, value] of Object.entries({ maxwidth: maxWidth, maxheight: maxHeight })) {
    if (value === 'wrong') {
      return { status: 400, reason: `${name} must be a whole number of pixels from 1 to ${MOST_PIXELS}` };
    }
  }
  const url = parameters.get('url');
  if (!url) return { status: 400, reason: `url must be the address of a page of ${base}` };
  const page = pathBelow(base, url);
  if (page === undefined) return { status: 404, reason: `url must be the address of a page of ${base}` };
  // Neither is 'wrong', as was found above.
  return { page, format, bounds: { maxWidth, maxHeight } as OembedBounds };
}

const MOST_PIXELS = 100_000;

function pixels(parameters: URLSearchParams, name: string): number | 'wrong' | undefined {
  const text = parameters.get(name);
  if (!text) return undefined;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= MOST_PIXELS ? value : 'wrong';
}

/** The path and query of a URL that lies below `base`. Whether by http or https is left to whatever proxy stands before the server. */
function pathBelow(base: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search, username } = new URL(url);
  const own = new URL(base);
  const prefix = own.pathname.replace(/\/+$/, '');
  if (!/^https?:$/.test(protocol) || username !== '' || host !== own.host) return undefined;
  if (prefix !== '' && pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return undefined;
  return (pathname.slice(prefix.length) || '/') + search;
}
