import { isUtf8 } from 'node:buffer';
import { type Fault, fault, QUOTED_BYTES } from './fault';

/** One line, without its end. */
export interface Line {
  readonly kind: 'line';
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Bytes of the longest line that is read. */
const LONGEST_LINE = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

/**
 * The lines of UTF-8 text that hold more than white space. A line that is longer than `longest` bytes or no UTF-8 is
 * a fault; of a longer one no more than `longest` bytes are held at a time.
 */
export async function* linesOf(
  input: AsyncIterable<Buffer>,
  { longest = LONGEST_LINE, firstLine = 1 }: { longest?: number; firstLine?: number } = {},
): AsyncGenerator<Line | Fault> {
  let line = firstLine;
  /** The beginning of the line that the chunks so far left open, and its length, which may be more. */
  let open: Buffer[] = [];
  let length = 0;
  const hold = (bytes: Buffer): void => {
    length += bytes.length;
    if (length <= longest) open.push(bytes);
    // Too long already: only what a fault quotes is kept.
    else open = [Buffer.concat(open.length > 0 ? open : [bytes]).subarray(0, QUOTED_BYTES)];
  };
  const close = (): Line | Fault | undefined => {
    const bytes = open.length === 1 && open[0] ? open[0] : Buffer.concat(open);
    const read = length > longest ? tooLong(line, longest, bytes) : lineOf(bytes, line);
    open = [];
    length = 0;
    line += 1;
    return read;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      hold(chunk.subarray(start, end));
      const read = close();
      if (read) yield read;
      start = end + 1;
    }
    if (start < chunk.length) hold(chunk.subarray(start));
  }
  const last = close();
  if (last) yield last;
}

function lineOf(bytes: Buffer, line: number): Line | Fault | undefined {
  if (!isUtf8(bytes)) return fault(line, 'is not valid UTF-8', bytes);
  const text = bytes.toString('utf8');
  return /\S/.test(text) ? { kind: 'line', line, text } : undefined;
}

function tooLong(line: number, longest: number, bytes: Buffer): Fault {
  return fault(line, `is longer than ${longest / 1024 / 1024} MB`, bytes);
}
