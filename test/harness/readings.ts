import type { Reading, SourceReader } from '../../src/ingest/source-reader';
import type { InterchangePaper } from '../../src/interchange/interchange-json';

/** What a reader makes of a file named "lab", which arrives in chunks of `chunkSize` bytes. */
export async function readingsOf(
  read: SourceReader,
  content: string | Buffer,
  chunkSize = 1_000_000,
): Promise<Reading[]> {
  const bytes = Buffer.from(content);
  async function* chunks() {
    for (let start = 0; start < bytes.length; start += chunkSize)
      yield bytes.subarray(start, start + chunkSize);
  }
  const readings: Reading[] = [];
  for await (const reading of read(chunks(), { name: 'lab' })) readings.push(reading);
  return readings;
}

/** The papers among readings. */
export function papersIn(readings: readonly Reading[]): InterchangePaper[] {
  return readings.flatMap((reading) => (reading.kind === 'paper' ? [reading.paper] : []));
}
