import { CUT_OFF, InputError } from '../input-error';

/** One entry of a feed as it stands there. */
interface FeedEntry {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly bytes: Buffer;
}

/** Bytes of the longest entry that is read, and of what may stand before the feed begins. */
const LONGEST_ENTRY = 16 * 1024 * 1024;

const ENTRY = '<entry';
const ENTRY_END = '</entry>';

/**
 * Cuts an Atom feed into its entries while it arrives, holding one at a time.
 * @throws InputError when it is no feed or ends inside an entry
 */
export async function* feedEntries(input: AsyncIterable<Buffer>): AsyncGenerator<FeedEntry> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isFeed = false;
  let hasEnded = false;
  /** Where to look on: what stands before it has been looked at. */
  let searched = 0;
  const passOver = (length: number): void => {
    line += lineFeeds(rest.subarray(0, length));
    rest = rest.subarray(length);
    searched = 0;
  };
  for await (const chunk of input) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const start = rest.indexOf(ENTRY);
      const between = start < 0 ? rest : rest.subarray(0, start);
      isFeed ||= between.includes('<feed');
      hasEnded ||= between.includes('</feed');
      if (start < 0) {
        // The beginning of "<entry", "<feed" or "</feed" may be at the end.
        passOver(Math.max(rest.length - ENTRY.length, 0));
        break;
      }
      if (start > 0) passOver(start);
      const end = rest.indexOf(ENTRY_END, searched);
      if (end < 0) {
        searched = Math.max(rest.length - ENTRY_END.length, 0);
        if (rest.length > LONGEST_ENTRY) {
          throw new InputError(`an entry is longer than ${LONGEST_ENTRY / 1024 / 1024} MB`, line);
        }
        break;
      }
      const length = end + ENTRY_END.length;
      hasEnded = false;
      yield { line, bytes: rest.subarray(0, length) };
      passOver(length);
    }
  }
  if (rest.indexOf(ENTRY) === 0) throw new InputError(CUT_OFF, line);
  if (!isFeed) throw new InputError('is not an Atom feed');
  if (!hasEnded) throw new InputError('ends before its feed does: the file seems to be cut off', line);
}

function lineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) count += 1;
  return count;
}
