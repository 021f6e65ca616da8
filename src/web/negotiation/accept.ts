/** A form in which a server can give something. */
export interface Offer {
  /** In lower case, such as `text/html`. */
  readonly mediaType: string;
  /** Parameters that a client may ask for, with the only value there is, such as `{ style: 'apa' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** One part of an Accept header. */
interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** 0–1; 0 refuses what the range matches. */
  readonly quality: number;
  /** Its place in the header. */
  readonly position: number;
}

/** How well a range fits an offer, compared from first to last. */
interface Fit {
  /** 0 for any type, 1 for any of a type, 2 for the type itself, one more for each parameter. */
  readonly precision: number;
  readonly range: MediaRange;
}

/** Parts between commas, or parameters between semicolons; those in quoted strings do not part. */
const PARTS = { ',': /(?:"(?:\\.|[^"\\])*"|[^",])+/g, ';': /(?:"(?:\\.|[^"\\])*"|[^";])+/g };

const QUALITY = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** A media range of RFC 9110, section 12.5.1; null where the text is none. */
function mediaRange(text: string, position: number): MediaRange | null {
  const [name = '', ...rest] = text.match(PARTS[';']) ?? [];
  const [type = '', subtype = '', ...more] = name.trim().toLowerCase().split('/');
  if (!TOKEN.test(type) || !TOKEN.test(subtype) || more.length > 0) return null;
  if (type === '*' && subtype !== '*') return null;
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const [key = '', ...value] = parameter.split('=');
    const unquoted = value
      .join('=')
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replace(/\\(.)/gs, '$1');
    if (key.trim() !== '') parameters.set(key.trim().toLowerCase(), unquoted.toLowerCase());
  }
  const quality = parameters.get('q') ?? '1';
  if (!QUALITY.test(quality)) return null;
  parameters.delete('q');
  return { type, subtype, parameters, quality: Number(quality), position };
}

function precisionOf(range: MediaRange, { mediaType, parameters = {} }: Offer): number | null {
  const [type, subtype] = mediaType.split('/');
  if (range.type === '*') return 0;
  if (range.type !== type) return null;
  if (range.subtype === '*') return 1;
  if (range.subtype !== subtype) return null;
  let precision = 2;
  for (const [name, value] of Object.entries(parameters)) {
    const wanted = range.parameters.get(name);
    if (wanted === undefined) continue;
    if (wanted !== value) return null;
    precision += 1;
  }
  return precision;
}

/** The range that says whether the client takes an offer: the most precise of those that match it. */
function fitOf(offer: Offer, ranges: readonly MediaRange[]): Fit | null {
  let best: Fit | null = null;
  for (const range of ranges) {
    const precision = precisionOf(range, offer);
    if (precision !== null && (best === null || precision > best.precision)) best = { precision, range };
  }
  return best;
}

/** Negative where `a` is wanted more than `b`. */
function compare(a: Fit, b: Fit): number {
  return (
    b.range.quality - a.range.quality || b.precision - a.precision || a.range.position - b.range.position
  );
}

/**
 * The offer that a client wants most by its Accept header (RFC 9110, section 12.5.1), or null where it takes none. Of offers
 * wanted alike the one goes first that is named rather than meant by a wildcard, then the one named first, then the one
 * offered first. Without a header that says anything it is the first. Parameters that no offer has are not looked at.
 */
export function preferredOffer<O extends Offer>(accept: string | undefined, offers: readonly O[]): O | null {
  const parts = accept?.match(PARTS[',']) ?? [];
  const ranges = parts.flatMap((part, position) => mediaRange(part, position) ?? []);
  if (ranges.length === 0) return offers[0] ?? null;
  let best: { offer: O; fit: Fit } | null = null;
  for (const offer of offers) {
    const fit = fitOf(offer, ranges);
    if (!fit || fit.range.quality === 0) continue;
    if (best === null || compare(fit, best.fit) < 0) best = { offer, fit };
  }
  return best?.offer ?? null;
}
