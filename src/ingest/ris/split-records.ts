import { type ByteLine, decoded } from '../citation/byte-lines';

/** A record of a RIS file: its values by tag, in their order. */
export interface RisRecord {
  /** The line of its first tag, from 1. */
  readonly line: number;
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The record as it stands, or its beginning where it is too long. */
  readonly text: string;
  /** False where the next record or the end of the file came before "ER". */
  readonly isClosed: boolean;
  /** True where it was the end of the file that came. */
  readonly isCutOff: boolean;
  /** True where it was given up for its size. */
  readonly isTooLong: boolean;
  readonly isUtf8: boolean;
}

/** Bytes that a record may have. */
export const RECORD_LIMIT = 1_000_000;

/** "TY  - CONF": two letters or digits, two spaces, a hyphen. Files with one space or an indent are about. */
const TAGGED = /^\s{0,4}([A-Z][A-Z0-9])\s{1,3}-(?:\s(.*))?$/;

interface OpenRecord {
  readonly line: number;
  readonly lines: string[];
  size: number;
}

/** The values of a record by tag. A line without a tag goes on with the value before. */
function valuesOf(text: string): Map<string, string[]> {
  const pieces: { tag: string; lines: string[] }[] = [];
  for (const content of text.split('\n')) {
    const [, tag, value = ''] = TAGGED.exec(content) ?? [];
    if (tag !== undefined) pieces.push({ tag, lines: [value.trim()] });
    else pieces.at(-1)?.lines.push(content.trim());
  }
  const values = new Map<string, string[]>();
  for (const { tag, lines } of pieces) {
    const value = lines.filter(Boolean).join(' ');
    const list = values.get(tag);
    if (list) list.push(value);
    else values.set(tag, [value]);
  }
  return values;
}

function record({ line, lines, size }: OpenRecord, isClosed: boolean, isCutOff = false): RisRecord {
  const { text, isUtf8 } = decoded(lines.join('\n'));
  const isTooLong = size > RECORD_LIMIT;
  return {
    line,
    values: isTooLong ? new Map() : valuesOf(text),
    text,
    isClosed,
    isCutOff,
    isTooLong,
    isUtf8,
  };
}

/** The records of a RIS file, no more than one of them held; text outside records is left out. */
export async function* splitRecords(lines: AsyncIterable<ByteLine>): AsyncIterable<RisRecord> {
  let open: OpenRecord | undefined;
  for await (const { line, text } of lines) {
    const tag = TAGGED.exec(text)?.[1];
    if (open && tag === 'TY') {
      yield record(open, false);
      open = undefined;
    }
    if (open && tag === 'ER') {
      yield record(open, true);
      open = undefined;
    } else if (tag !== 'ER' && (open || tag)) {
      open ??= { line, lines: [], size: 0 };
      open.size += text.length + 1;
      if (open.size <= RECORD_LIMIT && text.trim() !== '') open.lines.push(text);
    }
  }
  if (open) yield record(open, false, true);
}
