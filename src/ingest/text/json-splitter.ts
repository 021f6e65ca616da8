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
  private readonly frames: Frame[] = [];
  private isInEntry = false;
  /** Lists and objects open inside the entry. */
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  /** The text read last outside entries: a key if a colon follows. */
  private text = '';
  private entry: Buffer[] = [];
  private rest: Buffer[] = [];
  private held = 0;

  constructor(private readonly lists: ListPaths) {}

  /** The line of the entry that is still open; undefined between documents. */
  get openLine(): number | undefined {
    if (this.isInEntry) return this.entryLine;
    return this.frames.length > 0 ? this.line : undefined;
  }

  /**
   * The entries that end in this chunk.
   * @throws InputError where brackets do not match or an entry is too long
   */
  *push(chunk: Buffer): Generator<JsonPiece> {
    /** Where the bytes of this chunk begin that are to be held. */
    let start = 0;
    const hold = (end: number): void => {
      (this.isInEntry ? this.entry : this.rest).push(chunk.subarray(start, end));
      this.held += end - start;
      start = end;
      if (this.held > LONGEST_ENTRY)
        throw this.fault(`an entry is longer than ${LONGEST_ENTRY / 1024 / 1024} MB`);
    };
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (byte === LINE_FEED) this.line += 1;
      if (this.isInString) {
        this.readString(byte);
        continue;
      }
      if (this.isInEntry && this.depth === 0 && (isSpace(byte) || byte === COMMA || byte === CLOSE_LIST)) {
        // Behind an entry that is neither list nor object.
        if (start < index) hold(index);
        yield this.endEntry();
      }
      if (this.isInEntry || this.beginsEntry(byte)) {
        if (!this.isInEntry) {
          this.isInEntry = true;
          this.entryLine = this.line;
          start = index;
        }
        if (byte === QUOTE) this.isInString = true;
        else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.depth += 1;
        else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.depth -= 1;
        if (this.depth === 0 && (byte === CLOSE_OBJECT || byte === CLOSE_LIST)) {
          hold(index + 1);
          yield this.endEntry();
        }
        continue;
      }
      if (this.frames.length === 0) {
        start = index;
        if (isSpace(byte)) continue;
        this.documentLine = this.line;
      } else if (this.top?.holdsEntries) {
        // Between entries: white space and commas are left out of what is held.
        start = index;
      }
      this.readOutside(byte);
      if (this.top?.holdsEntries && byte === OPEN_LIST) hold(index + 1);
      if (this.frames.length === 0) {
        hold(index + 1);
        const bytes = Buffer.concat(this.rest);
        this.rest = [];
        this.held = 0;
        if (byte === CLOSE_OBJECT) yield { line: this.documentLine, bytes, isElement: false };
      }
    }
    const isBetween = this.frames.length === 0 || this.top?.holdsEntries;
    if (this.isInEntry || !isBetween) hold(chunk.length);
  }

  private get top(): Frame | undefined {
    return this.frames.at(-1);
  }

  private beginsEntry(byte: number): boolean {
    return this.top?.holdsEntries === true && !isSpace(byte) && byte !== COMMA && byte !== CLOSE_LIST;
  }

  private readString(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInString = false;
    else if (!this.isInEntry && this.text.length < LONGEST_KEY) this.text += String.fromCharCode(byte);
  }

  private endEntry(): JsonPiece {
    const bytes = this.entry.length === 1 && this.entry[0] ? this.entry[0] : Buffer.concat(this.entry);
    this.entry = [];
    this.held = this.rest.reduce((length, part) => length + part.length, 0);
    this.isInEntry = false;
    this.depth = 0;
    return { line: this.entryLine, bytes, isElement: true };
  }

  /** Goes one byte on outside entries. */
  private readOutside(byte: number): void {
    const { top } = this;
    switch (byte) {
      case QUOTE:
        this.isInString = true;
        this.text = '';
        break;
      case COLON:
        if (top) top.key = this.text;
        break;
      case OPEN_OBJECT:
        this.frames.push({ isList: false, holdsEntries: false, key: '' });
        return;
      case OPEN_LIST:
        this.frames.push({ isList: true, holdsEntries: this.isListOfEntries(), key: '' });
        return;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        if (top?.isList !== (byte === CLOSE_LIST)) throw this.fault('is not JSON: brackets do not match');
        this.frames.pop();
        return;
    }
    if (!top) throw this.fault('is not JSON');
  }

  private isListOfEntries(): boolean {
    if (this.frames.length === 0) return true;
    if (this.frames.some((frame) => frame.isList)) return false;
    return this.lists.some(
      (path) =>
        path.length === this.frames.length && path.every((key, level) => this.frames[level]?.key === key),
    );
  }

  private fault(reason: string): InputError {
    return new InputError(reason, this.isInEntry ? this.entryLine : this.line);
  }
}
