import { InputError } from '../input-error';
import { IMPORT_FORMATS, type ImportFormat } from '../source-reader';
import { jsonFormat } from './json-format';

/** Formats by the ends of names. JSON may be of many sources, so its content has to tell. */
const FORMATS_BY_NAME: readonly (readonly [RegExp, ImportFormat])[] = [
  [/\.(bib|bibtex)$/i, 'bibtex'],
  [/\.ris$/i, 'ris'],
  [/\.(jsonl|ndjson)$/i, 'jsonl'],
  [/\.(xml|atom)$/i, 'arxiv'],
];

/** The first sign of an entry, at the beginning of a line. */
const FORMATS_BY_ENTRY: readonly (readonly [RegExp, ImportFormat])[] = [
  [/^[^\S\n]*@[^\S\n]*[a-z]+\s*[{(]/im, 'bibtex'],
  [/^TY {1,2}-/m, 'ris'],
  [/^\s*<feed[\s>]|^\s*<\?xml[^>]*>\s*(<!--.*?-->\s*)*<feed[\s>]/s, 'arxiv'],
];

/** The format that content beginning with `head` has, where that is clear. */
export function formatOfContent(head: Buffer): ImportFormat | undefined {
  const text = head.toString('utf8');
  const json = /^\s*[[{]/.exec(text);
  if (json) return jsonFormat(text);
  const signs = FORMATS_BY_ENTRY.flatMap(([sign, format]) => {
    const at = text.search(sign);
    return at < 0 ? [] : [{ at, format }];
  });
  const [first] = signs.sort((a, b) => a.at - b.at);
  if (first) return first.format;
  // Lines of JSON of which the first is broken.
  const line = text.search(/^\s*\{"/m);
  return line < 0 ? undefined : jsonFormat(text.slice(line));
}

/** The format that an input's name promises. */
function formatOfName(name: string): ImportFormat | undefined {
  const plain = name.replace(/\.gz$/i, '');
  return FORMATS_BY_NAME.find(([end]) => end.test(plain))?.[1];
}

/**
 * Tells the format of an input: its content counts for more than its name.
 * @throws InputError where neither tells
 */
export function detectFormat(name: string, head: Buffer): ImportFormat {
  const format = formatOfContent(head) ?? formatOfName(name);
  if (format) return format;
  throw new InputError(
    `neither its name nor its content tells its format; give --format, one of ${IMPORT_FORMATS.join(', ')}`,
  );
}
