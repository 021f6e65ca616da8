import type { DataSource } from 'typeorm';
import { cleanRecord } from '../../src/interchange/clean-record';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import type { PaperRecord } from '../../src/interchange/paper-record';
import { createGraphWriter, type Outcome } from '../../src/writer';

/** A record in its canonical form. */
export function recordOf(paper: InterchangePaper): PaperRecord {
  return cleanRecord(paper).record;
}

/** Writes papers as one import, in batches of these sizes in turn. @returns the outcome of each. */
export async function writePapers(
  dataSource: DataSource,
  papers: readonly InterchangePaper[],
  batchSizes: readonly number[] = [2_000],
): Promise<Outcome[]> {
  const writer = createGraphWriter({ dataSource });
  const outcomes: Outcome[] = [];
  try {
    let start = 0;
    for (let batch = 0; start < papers.length; batch += 1) {
      const end = start + Math.max(1, batchSizes[batch % batchSizes.length] ?? 1);
      outcomes.push(...(await writer.writePapers(papers.slice(start, end).map(recordOf))));
      start = end;
    }
    await writer.commit();
  } finally {
    await writer.close();
  }
  return outcomes;
}
