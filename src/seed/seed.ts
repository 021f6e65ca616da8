import type { DataSource } from 'typeorm';
import { cleanRecord } from '../interchange/clean-record';
import type { PaperRecord } from '../interchange/paper-record';
import { createGraphWriter } from '../writer';
import { SEED, type SeedFile } from './seed-file';

/** What a seeding did. */
export interface SeedResult {
  /** Papers that were not there before. */
  readonly created: number;
}

function recordsOf({ collection, papers }: SeedFile): PaperRecord[] {
  return papers.map((paper, index) => {
    const { record, notes } = cleanRecord({ ...paper, collection: { ...collection, position: index + 1 } });
    // Other people's records are taken as far as they go; our own has no excuse.
    if (notes.length > 0) throw new Error(`${paper.source}: ${notes.join('; ')}`);
    return record;
  });
}

/**
 * Imports the ten papers of the seed page and their collection, in one transaction. Seeding again changes nothing, and a
 * paper that the graph has from elsewhere is joined to what the seed says of it.
 */
export async function seed(dataSource: DataSource, file: SeedFile = SEED): Promise<SeedResult> {
  const records = recordsOf(file);
  const writer = createGraphWriter({ dataSource, atOnce: true });
  try {
    const outcomes = await writer.writePapers(records);
    await writer.commit();
    return { created: outcomes.filter((outcome) => outcome === 'created').length };
  } finally {
    await writer.close();
  }
}
