import { STANDARD_MACROS } from './tex-symbols';

/** An entry in its parts; values are still LaTeX. */
export interface BibtexEntry {
  /** In lower case. */
  readonly type: string;
  /** As it stands; empty where the entry has none. */
  readonly key: string;
  /** By name in lower case. Of a field that stands twice, the first. */
  readonly fields: ReadonlyMap<string, string>;
  /** Whether something of it could not be read as BibTeX writes it. */
  readonly isMended: boolean;
}

/** Values of `@string` macros by name in lower case. */
export type Macros = Map<string, string>;

const HEAD = /@\s*([A-Za-z][\w-]*)\s*[{(]/y;
const KEY = /\s*([^,={}"]*?)\s*(?:,|$)/y;
const GAP = /(?:[\s,]+|%[^\n]*)*/y;
const NAME = /([^\s=,{}"#()%]+)\s*=\s*/y;
const WORD = /[^\s,#{}"()=]+/y;
const JOIN = /\s*#\s*/y;
/** A line that begins with what can only be a field. */
const FIELD_LINE = /\n[ \t]*[A-Za-z][\w+:-]*[ \t]*=[ \t]*(?=["{]|\w+[ \t]*,?\s*?(?:\n|$))/g;

class EntryParser {
  private position = 0;
  private isMended = false;

  constructor(
    private readonly source: string,
    private readonly isClosed: boolean,
    private readonly macros: ReadonlyMap<string, string>,
  ) {
    this.isMended = !isClosed;
  }

  parse(): BibtexEntry {
    const type = (this.match(HEAD)?.[1] ?? '').toLowerCase();
    const key = type === 'string' || type === 'preamble' ? '' : this.key();
    const fields = new Map<string, string>();
    if (type !== 'preamble') {
      while (this.skipTo()) {
        const name = this.match(NAME)?.[1]?.toLowerCase();
        const value = name === undefined ? '' : this.value();
        if (name === undefined) this.skipToField();
        else if (value.trim() !== '' && !fields.has(name)) fields.set(name, value);
      }
    }
    return { type, key, fields, isMended: this.isMended };
  }

  private key(): string {
    const key = this.match(KEY)?.[1];
    if (key !== undefined) return key;
    // No comma behind it: all words before the first field's name, if any.
    const [head = ''] = /^[^={}"]*/.exec(this.source.slice(this.position)) ?? [];
    const words = head.trim().split(/\s+/);
    if (words.length < 2) return '';
    this.isMended = true;
    this.position += head.trimEnd().length - (words.at(-1)?.length ?? 0);
    return words.slice(0, -1).join(' ');
  }

  /** Whether there is more in the entry than its end. */
  private skipTo(): boolean {
    this.match(GAP);
    const isEnd = /^[})]?$/.test(this.source.slice(this.position, this.position + 2));
    return !isEnd && this.position < this.source.length;
  }

  /** Leaves out what is no field. */
  private skipToField(): void {
    this.isMended = true;
    const next = this.nextFieldLine(this.position);
    this.position = next < 0 ? this.source.length : next;
  }

  private value(): string {
    let value = this.valuePart();
    while (this.match(JOIN)) value += this.valuePart();
    return value;
  }

  private valuePart(): string {
    const sign = this.source[this.position];
    if (sign === '{' || sign === '"') return this.delimited(sign);
    const word = this.match(WORD)?.[0] ?? '';
    if (/^\d+$/.test(word)) return word;
    return this.macros.get(word.toLowerCase()) ?? STANDARD_MACROS.get(word.toLowerCase()) ?? word;
  }

  /** A value in braces or quotation marks, without them. */
  private delimited(opening: string): string {
    const start = this.position + 1;
    const end = this.closing(opening, start);
    if (end >= 0 && this.isClosed) {
      this.position = end + 1;
      return this.source.slice(start, end);
    }
    // Somewhere a brace is missing: a value ends at the latest where the next line begins with a field.
    const next = this.nextFieldLine(start);
    const limit = next < 0 ? this.source.length : next;
    if (end >= 0 && end < limit) {
      this.position = end + 1;
      return this.source.slice(start, end);
    }
    this.isMended = true;
    this.position = limit;
    return this.source.slice(start, limit).replace(opening === '{' ? /[\s,}]+$/ : /[\s,"]+$/, '');
  }

  private closing(opening: string, from: number): number {
    const signs = opening === '{' ? /[{}]/g : /[{}"]/g;
    signs.lastIndex = from;
    let depth = 0;
    for (let match = signs.exec(this.source); match; match = signs.exec(this.source)) {
      const sign = match[0];
      if (sign === '{') depth += 1;
      else if (depth === 0) return match.index;
      else if (sign === '}') depth -= 1;
    }
    return -1;
  }

  private nextFieldLine(from: number): number {
    FIELD_LINE.lastIndex = from;
    return FIELD_LINE.exec(this.source)?.index ?? -1;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source);
    if (match) this.position = pattern.lastIndex;
    return match;
  }
}

/**
 * An entry in its parts. What BibTeX would refuse is read as far as it can be: a comma or a closing brace that is missing
 * costs at most the field it is missing from.
 *
 * @param text from the "@" on, as `splitEntries` gives it.
 */
export function parseEntry(
  text: string,
  isClosed: boolean,
  macros: ReadonlyMap<string, string>,
): BibtexEntry {
  return new EntryParser(text, isClosed, macros).parse();
}
