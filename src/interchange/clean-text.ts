import { withoutMarkupLayer } from './markup';

/** What at least one rule of this file would change: all but visible ASCII with single spaces. */
const UNCLEAN_LINE = /[^ -~]|^ | $| {2}/;
const UNCLEAN_TEXT = /[^ -~]|[<&]|^ | $| {2}/;

/**
 * Characters that show nothing or change how their neighbours show: controls, halves of surrogate pairs, soft hyphens,
 * zero-width and joining characters, directional marks, overrides and isolates, byte order marks, tags.
 */
const INVISIBLE =
  /(?:(?![\s\u0085])[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]|\ufeff)+/gu;
/** White space, the C1 control for a new line among it. */
const SPACES = /[\s\u0085]+/gu;

/** UTF-8 read as Latin-1: its second and third bytes show as C1 controls, which nobody writes. */
const MISREAD = /[\u00c2-\u00f4][\u0080-\u00bf]{1,3}/g;
const C1_CONTROL = /[\u0080-\u009f]/;

/** More layers of markup than any source makes by mistake. */
const MAX_LAYERS = 6;
/** Of a text that much longer than its limit, the rest is not looked at. */
const SLACK = 8;

function repaired(text: string): string {
  return text.replace(MISREAD, (bytes) => {
    const read = Buffer.from(bytes, 'latin1').toString('utf8');
    return read.includes('\ufffd') ? bytes : read;
  });
}

function cleanCharacters(text: string): string {
  const read = C1_CONTROL.test(text) ? repaired(text) : text;
  return read.replace(INVISIBLE, '').replace(SPACES, ' ').normalize('NFC').trim();
}

/** Text cut to `limit` code units, between words where there are any, never inside a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(' ', limit);
  const isInsidePair = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  return text.slice(0, space > limit / 2 ? space : isInsidePair ? limit - 1 : limit).trim();
}

/**
 * A text on one line in NFC: white space collapsed, invisible characters removed, UTF-8 that was read as Latin-1 mended.
 * Markup stays: for keys and words that are compared as they stand.
 */
export function cleanLine(text: string, limit: number): string {
  if (text.length <= limit && !UNCLEAN_LINE.test(text)) return text;
  return cutText(cleanCharacters(text.slice(0, limit * SLACK)), limit);
}

/**
 * A text for readers: as {@link cleanLine}, without the tags and entities of HTML, JATS and MathML.
 * @param onCut told when the text was longer than `limit`.
 */
export function cleanText(text: string, limit: number, onCut?: () => void): string {
  if (text.length <= limit && !UNCLEAN_TEXT.test(text)) return text;
  const clean = withoutMarkup(cleanCharacters(text.slice(0, limit * SLACK)));
  if (clean.length > limit) onCut?.();
  return cutText(clean, limit);
}

function withoutMarkup(text: string): string {
  let clean = text;
  for (let layer = 0; layer < MAX_LAYERS; layer += 1) {
    if (!clean.includes('<') && !clean.includes('&')) return clean;
    const bare = withoutMarkupLayer(clean);
    if (bare === clean) return clean;
    clean = cleanCharacters(bare);
  }
  // Nested without end: what could still be markup goes.
  return cleanCharacters(clean.replace(/[<&]/g, ' '));
}
