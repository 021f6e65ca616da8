import { isUtf8 } from 'node:buffer';

/** One line of a file whose encoding is not yet known. */
export interface ByteLine {
  /** From 1. */
  readonly line: number;
  /** One character for each byte, without the line end. A very long line comes in several such pieces. */
  readonly text: string;
}

/** Bytes that are held in wait for the end of a line. */
const LINE_LIMIT = 1_000_000;
/** Where a line is cut between words, so that the head of an entry stays whole: so many bytes before its end. */
const CUT_RANGE = 1_000;

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** The input line by line. */
export async function* byteLines(input: AsyncIterable<Buffer>): AsyncIterable<ByteLine> {
  let line = 1;
  let rest = '';
  for await (const chunk of input) {
    const lines = `${rest}${chunk.toString('latin1')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      yield { line, text: withoutReturn(text) };
      line += 1;
    }
    if (rest.length > LINE_LIMIT) {
      const end = Math.max(rest.lastIndexOf(' '), rest.length - CUT_RANGE);
      yield { line, text: rest.slice(0, end) };
      rest = rest.slice(end);
    }
  }
  if (rest) yield { line, text: withoutReturn(rest) };
}

/**
 * The characters of Windows-1252 from 0x80 to 0x9f, its free places as they are. Node's TextDecoder reads controls there
 * (https://github.com/nodejs/node/issues/56542).
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text whose characters are its bytes, in the encoding that it is in. What is not UTF-8 is taken for Windows-1252. */
export function decoded(bytes: string): { text: string; isUtf8: boolean } {
  if (/^[\0-\x7f]*$/.test(bytes)) return { text: bytes, isUtf8: true };
  const buffer = Buffer.from(bytes, 'latin1');
  if (isUtf8(buffer)) return { text: buffer.toString('utf8'), isUtf8: true };
  const text = bytes.replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
  return { text, isUtf8: false };
}
