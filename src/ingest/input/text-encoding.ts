import { InputError } from '../input-error';

/** The byte order marks that texts begin with. */
const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** How much of the beginning is asked for zero bytes. */
const SAMPLE = 4_096;

/** UTF-16 without a byte order mark: most of Latin text then has a zero in every other byte. */
function looksLikeUtf16(head: Buffer): boolean {
  const sample = head.subarray(0, SAMPLE);
  return sample.length >= 4 && sample.filter((byte) => byte === 0).length > sample.length / 4;
}

/**
 * The same text in UTF-8 without a byte order mark. Text without a mark is passed on as it is: whether it is valid
 * UTF-8 is for the readers to say, line by line.
 * @param head the beginning of `content`
 * @throws InputError
 */
export function asUtf8(head: Buffer, content: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (!mark && looksLikeUtf16(head))
    throw new InputError('looks like UTF-16 without a byte order mark; convert it to UTF-8 first');
  if (!mark) return content;
  return mark.encoding === 'utf-8' ? withoutMark(content) : transcoded(content, mark.encoding);
}

async function* withoutMark(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = 3;
  for await (const chunk of content) {
    const rest = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}

async function* transcoded(
  content: AsyncIterable<Buffer>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of content) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
