import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readerOf } from '../src/ingest/readers';
import type { ImportFormat } from '../src/ingest/source-reader';
import { cleanRecord } from '../src/interchange/clean-record';
import type { PaperRecord } from '../src/interchange/paper-record';
import { Rejection } from '../src/interchange/rejection';
import { toInterchange } from '../src/interchange/to-interchange';

const folder = path.join(__dirname, '../../shared/data');
const isThere = existsSync(folder);
if (!isThere) console.warn('Skipped: ../shared/data, whose files these tests read, is absent.');

/** Every record that a file gives, and how often each reason refused one. */
async function readFile(format: ImportFormat, file: string) {
  const raw = createReadStream(path.join(folder, file));
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const records: PaperRecord[] = [];
  const refused: Record<string, number> = {};
  const refuse = (reason: string) => {
    refused[reason] = (refused[reason] ?? 0) + 1;
  };
  for await (const reading of readerOf(format)(input, { name: file })) {
    if (reading.kind === 'fault') refuse(reading.reason);
    if (reading.kind !== 'paper') continue;
    try {
      records.push(cleanRecord(reading.paper).record);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      refuse(error.message);
    }
  }
  return { records, refused };
}

describe('the files of real sources', () => {
  (isThere ? test : test.skip).each<[ImportFormat, string, number, Record<string, number>]>([
    ['jsonl', 'papers.jsonl.gz', 85_228, { 'has no title': 89 }],
    ['openalex', 'openalex/works.jsonl.gz', 12, { 'has no title': 16 }],
    ['crossref', 'crossref/2item-references.json.gz', 2, {}],
    ['crossref', 'crossref/affiliations.json.gz', 1, {}],
    ['crossref', 'crossref/journals_works.json', 20, {}],
    ['crossref', 'crossref/works_field_queries.json', 20, {}],
    [
      'semantic-scholar',
      'semantic-scholar/paper-with-citations.json',
      1_009,
      { 'a citation or reference without paperId': 6 },
    ],
    ['semantic-scholar', 'semantic-scholar/search-response.json', 77, {}],
    ['arxiv', 'arxiv/by-id.xml', 1, {}],
    ['arxiv', 'arxiv/query-10.xml', 10, {}],
  ])('give papers: %s %s', async (format, file, count, expected) => {
    const { records, refused } = await readFile(format, file);
    expect(refused).toEqual(expected);
    expect(records).toHaveLength(count);
    // One in some is enough of the largest file.
    for (const record of records.filter((_, index) => index % Math.ceil(count / 2_000) === 0)) {
      expect(cleanRecord(toInterchange(record))).toEqual({ record, notes: [] });
      expect(`${record.title} ${record.abstract}`).not.toMatch(/<\/?(i|p|sub|sup|jats:\w+)>|&(amp|lt|gt);/);
    }
  });
});
