import { InputError } from '../input-error';

/** A value of a JSON document as it stands there. */
export interface JsonPiece {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly bytes: Buffer;
  /** False for an outermost object, out of which the elements of its lists have been taken. */
  readonly isElement: boolean;
}

/** Lists whose elements are entries, by the keys on the way: an answer's items may stand at ["message", "items"]. */
export type ListPaths = readonly (readonly string[])[];

/** A list or an object of a document, outside its entries. */
interface Frame {
  readonly isList: boolean;
  readonly holdsEntries: boolean;
  /** Of an object: the key read last. */
  key: string;
}

/** Bytes of one entry, or of a document outside its entries, that are held at most. */
const LONGEST_ENTRY = 64 * 1024 * 1024;
/** Characters of a key that are looked at; those that lead to lists are shorter. */
const LONGEST_KEY = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const isSpace = (byte: number) => byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09;

/**
 * Cuts JSON documents into their entries while they arrive, holding one entry at a time. It looks at brackets and
 * quotation marks only: whether a piece is JSON shows when it is parsed.
 */
export class JsonSplitter {
  private line = 1;
  private documentLine = 1;
  private entryLine = 1;
  /** The lists and objects that are open outside the entry. */
  private readonly frames: Frame[] = [];
  private isInEntry = false;
  private isEntryWhole = false;
  /** How many lists and objects are open inside the entry. */
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  /** The string read last outside entries: a key if a colon follows. */
  private text = '';
  private entry: Buffer[] = [];
  private rest: Buffer[] = [];
  /** Bytes in `entry` and `rest`. */
  private held = 0;

  constructor(private readonly lists: ListPaths) {}

  /** The line of what is still open; undefined between documents. */
  get openLine(): number | undefined {
    if (this.isInEntry) return this.entryLine;
    return this.frames.length > 0 ? this.line : undefined;
  }

  /**
   * The entries that end in this chunk.
   * @throws InputError where brackets do not match or an entry is too long
   */
  *push(chunk: Buffer): Generator<JsonPiece> {
    let at = 0;
    while (at < chunk.length) {
      const from = at;
      if (this.isInEntry) {
        at = this.passEntry(chunk, at);
        this.hold(this.entry, chunk.subarray(from, at));
        if (this.isEntryWhole) yield this.takeEntry();
      } else if (this.isBetween(chunk[at] ?? 0)) {
        at = this.passSeparator(chunk, at);
      } else {
        at = this.passOutside(chunk, at);
        this.hold(this.rest, chunk.subarray(from, at));
        if (this.frames.length === 0) yield* this.takeDocument();
      }
    }
  }

  private get top(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** Whether a byte stands between entries, or begins one. */
  private isBetween(byte: number): boolean {
    return this.frames.length === 0 ? isSpace(byte) : this.top?.holdsEntries === true && byte !== CLOSE_LIST;
  }

  /** Goes over one byte between entries, or to the first of an entry. @returns where to go on */
  private passSeparator(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte === LINE_FEED) this.line += 1;
    if (isSpace(byte) || byte === COMMA) return at + 1;
    if (byte === CLOSE_OBJECT) throw this.fault('is not JSON: brackets do not match');
    this.isInEntry = true;
    this.entryLine = this.line;
    return at;
  }

  /** Goes on to the end of the entry, or of the chunk. */
  private passEntry(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      const isEnd = byte === CLOSE_OBJECT || byte === CLOSE_LIST;
      if (!this.isInString && this.depth === 0 && (isSpace(byte) || byte === COMMA || isEnd)) {
        // Behind an entry that is neither a list nor an object.
        this.isEntryWhole = true;
        return at;
      }
      if (byte === LINE_FEED) this.line += 1;
      if (this.isInString) this.passStringByte(byte);
      else if (byte === QUOTE) this.isInString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.depth += 1;
      else if (isEnd) this.depth -= 1;
      if (isEnd && !this.isInString && this.depth === 0) {
        this.isEntryWhole = true;
        return at + 1;
      }
    }
    return chunk.length;
  }

  /** Goes on to the beginning of a list of entries, or the end of the document or of the chunk. */
  private passOutside(chunk: Buffer, from: number): number {
    if (this.frames.length === 0) this.documentLine = this.line;
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === LINE_FEED) this.line += 1;
      if (this.isInString) {
        this.passStringByte(byte);
        if (this.isInString && this.text.length < LONGEST_KEY) this.text += String.fromCharCode(byte);
        continue;
      }
      this.passOutsideByte(byte);
      if (this.frames.length === 0 || this.top?.holdsEntries) return at + 1;
    }
    return chunk.length;
  }

  private passStringByte(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInString = false;
  }

  private passOutsideByte(byte: number): void {
    const { top } = this;
    if (byte === OPEN_OBJECT) this.frames.push({ isList: false, holdsEntries: false, key: '' });
    else if (byte === OPEN_LIST)
      this.frames.push({ isList: true, holdsEntries: this.isListOfEntries(), key: '' });
    else if (top === undefined) throw this.fault('is not JSON');
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (top.isList !== (byte === CLOSE_LIST)) throw this.fault('is not JSON: brackets do not match');
      this.frames.pop();
    } else if (byte === QUOTE) {
      this.isInString = true;
      this.text = '';
    } else if (byte === COLON) top.key = this.text;
  }

  private isListOfEntries(): boolean {
    if (this.frames.length === 0) return true;
    if (this.frames.some((frame) => frame.isList)) return false;
    return this.lists.some(
      (path) =>
        path.length === this.frames.length && path.every((key, level) => this.frames[level]?.key === key),
    );
  }

  private hold(parts: Buffer[], bytes: Buffer): void {
    parts.push(bytes);
    this.held += bytes.length;
    if (this.held > LONGEST_ENTRY)
      throw this.fault(`an entry is longer than ${LONGEST_ENTRY / 1024 / 1024} MB`);
  }

  private takeEntry(): JsonPiece {
    const bytes = Buffer.concat(this.entry);
    this.entry = [];
    this.held -= bytes.length;
    this.isInEntry = false;
    this.isEntryWhole = false;
    return { line: this.entryLine, bytes, isElement: true };
  }

  /** What is left of a document; nothing of a bare list. */
  private *takeDocument(): Generator<JsonPiece> {
    const bytes = Buffer.concat(this.rest);
    this.rest = [];
    this.held = 0;
    if (bytes[0] === OPEN_OBJECT) yield { line: this.documentLine, bytes, isElement: false };
  }

  private fault(reason: string): InputError {
    return new InputError(reason, this.isInEntry ? this.entryLine : this.line);
  }
}
