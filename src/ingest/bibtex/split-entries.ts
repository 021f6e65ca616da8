import { type ByteLine, decoded } from '../citation/byte-lines';

/** An entry of a BibTeX file as it stands, from its "@" to its closing brace or bracket. */
export interface RawEntry {
  /** The line of its "@", from 1. */
  readonly line: number;
  readonly text: string;
  /** False where the next entry or the end of the file came before its end: `text` is all up to there. */
  readonly isClosed: boolean;
  /** True where it was the end of the file that came. */
  readonly isCutOff: boolean;
  /** True where it was given up for its size: `text` is its beginning. */
  readonly isTooLong: boolean;
  /** False where it was not UTF-8 and has been read as Windows-1252. */
  readonly isUtf8: boolean;
}

/** Bytes that an entry may have. */
export const ENTRY_LIMIT = 1_000_000;

const HEAD = /@\s*([A-Za-z][\w-]*)\s*([{(])/;
/** A type whose bracket may stand on the next line. */
const HEAD_WITHOUT_BRACKET = /@\s*[A-Za-z][\w-]*\s*$/;
/** Where reading begins again after an entry that is not closed. */
const HEAD_OF_LINE = /^\s*@\s*[A-Za-z][\w-]*\s*[{(]/;
const LINE_COMMENT = /^\s*%/;

interface OpenEntry {
  readonly line: number;
  readonly isComment: boolean;
  readonly closing: string;
  readonly parts: string[];
  size: number;
  /** Braces open inside the entry's own. */
  depth: number;
  /** In an entry in round brackets, whether a quoted value is open. */
  isQuoted: boolean;
  isTooLong: boolean;
}

function rawEntry(entry: OpenEntry, isClosed: boolean, isCutOff = false): RawEntry {
  const { line, parts, isTooLong } = entry;
  return { line, ...decoded(parts.join('\n')), isClosed, isCutOff, isTooLong };
}

/** Index behind the end of the entry, reading `text` from `from`; -1 where it does not end in it. */
function endOf(entry: OpenEntry, text: string, from: number): number {
  const signs = entry.closing === '}' ? /[{}]/g : /[{}")]/g;
  signs.lastIndex = from;
  for (let match = signs.exec(text); match; match = signs.exec(text)) {
    const sign = match[0];
    if (entry.depth === 0 && !entry.isQuoted && sign === entry.closing) return signs.lastIndex;
    if (sign === '{') entry.depth += 1;
    else if (sign === '}') entry.depth = Math.max(0, entry.depth - 1);
    else if (sign === '"' && entry.depth === 0) entry.isQuoted = !entry.isQuoted;
  }
  return -1;
}

class EntrySplitter {
  private open: OpenEntry | undefined;
  private head: ByteLine | undefined;
  /** Set once a comment was found not to be closed: from there on comments end with their line. */
  private hasOpenComment = false;

  /** Takes the next line in and gives the entries that end in it. */
  *add({ line, text }: ByteLine): Iterable<RawEntry> {
    if (this.open && !this.open.isComment && HEAD_OF_LINE.test(text)) {
      if (!this.open.isTooLong) yield rawEntry(this.open, false);
      this.open = undefined;
    }
    const isBetweenFields = !this.open || (this.open.depth === 0 && !this.open.isQuoted);
    if (isBetweenFields && LINE_COMMENT.test(text)) return;
    let rest = text;
    let start = line;
    if (this.head && /^\s*[{(]/.test(text)) {
      rest = `${this.head.text}${text}`;
      start = this.head.line;
    }
    this.head = undefined;
    while (rest) {
      let from = 0;
      if (!this.open) {
        const match = HEAD.exec(rest);
        if (!match) {
          const index = rest.search(HEAD_WITHOUT_BRACKET);
          if (index >= 0) this.head = { line, text: rest.slice(index) };
          return;
        }
        const isComment = match[1]?.toLowerCase() === 'comment';
        if (isComment && this.hasOpenComment) return;
        rest = rest.slice(match.index);
        from = match[0].length;
        this.open = {
          line: start,
          isComment,
          closing: match[2] === '(' ? ')' : '}',
          parts: [],
          size: 0,
          depth: 0,
          isQuoted: false,
          isTooLong: false,
        };
      }
      const end = endOf(this.open, rest, from);
      if (end < 0) {
        yield* this.keep(this.open, rest);
        return;
      }
      this.open.parts.push(rest.slice(0, end));
      if (!this.open.isComment && !this.open.isTooLong) yield rawEntry(this.open, true);
      this.open = undefined;
      rest = rest.slice(end);
      start = line;
    }
  }

  /** What is open at the end of the file. */
  *end(): Iterable<RawEntry> {
    const { open } = this;
    this.open = undefined;
    if (open?.isComment) yield* this.reread(open);
    else if (open && !open.isTooLong) yield rawEntry(open, false, true);
  }

  private *keep(entry: OpenEntry, text: string): Iterable<RawEntry> {
    if (entry.isTooLong) return;
    entry.parts.push(text);
    entry.size += text.length + 1;
    if (entry.size <= ENTRY_LIMIT) return;
    if (entry.isComment) {
      this.open = undefined;
      yield* this.reread(entry);
    } else {
      entry.isTooLong = true;
      yield rawEntry({ ...entry, parts: [entry.parts.join('\n').slice(0, 1_000)] }, false);
      entry.parts.length = 0;
    }
  }

  /** What follows the first line of a comment that is not closed. */
  private *reread(comment: OpenEntry): Iterable<RawEntry> {
    this.hasOpenComment = true;
    for (const [index, text] of comment.parts.entries()) {
      if (index > 0) yield* this.add({ line: comment.line + index, text });
    }
    yield* this.end();
  }
}

/**
 * The entries of a BibTeX file, `@string` and `@preamble` among them, comments and the text between entries left out. Braces
 * are counted as BibTeX counts them, those behind a backslash too. Of the file no more than one entry is held.
 */
export async function* splitEntries(lines: AsyncIterable<ByteLine>): AsyncIterable<RawEntry> {
  const splitter = new EntrySplitter();
  for await (const line of lines) yield* splitter.add(line);
  yield* splitter.end();
}
