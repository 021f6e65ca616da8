import type { SourceReader } from '../../src/ingest/source-reader';

/** Everything an asynchronous sequence gives. */
export async function collected<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** Bytes as an input, arriving in pieces of `size`. */
export async function* inPieces(content: string | Buffer, size = 65_536): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content as string); // either kind is taken; the declaration wants one
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** What a reader makes of a text. */
export function readingsOf(reader: SourceReader, content: string | Buffer, size?: number) {
  return collected(reader(inPieces(content, size), { name: 'input' }));
}
