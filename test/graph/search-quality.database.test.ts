import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TitledPaper, titleSearches } from '../../bench/search/queries';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import { writePapers } from '../harness/write-papers';
import { createTestGraph, type TestGraph } from './graph';

const FILE = path.resolve(__dirname, '../../../shared/data/papers.jsonl.gz');
/** Every one of so many of the file's papers, so that all its venues are among them. */
const EVERY = 60;
const SEARCHES = 100;

async function samplePapers(): Promise<InterchangePaper[]> {
  const papers: InterchangePaper[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(FILE).pipe(createGunzip()) })) {
    if (line % EVERY === 0) papers.push(JSON.parse(text));
    line += 1;
  }
  return papers.filter(({ title }) => title);
}

const isThere = existsSync(FILE);
if (!isThere)
  console.warn('Skipped: ../shared/data/papers.jsonl.gz, whose papers these tests search, is absent.');
const describeWithPapers = isThere ? describe : describe.skip;

describeWithPapers('searches by words of titles, among thousands of real papers', () => {
  let graph: TestGraph;
  let papers: TitledPaper[];
  beforeAll(async () => {
    graph = await createTestGraph('empty');
    await writePapers(graph.database.dataSource, await samplePapers());
    papers = await graph.database.dataSource.query('SELECT id, title FROM paper ORDER BY id');
  }, 120_000);
  afterAll(() => graph.close());

  test.each([
    ['as written', false, 0.95],
    ['misspelt', true, 0.85],
  ])('%s find the paper among the first ten', async (_what, isMisspelt, share) => {
    const searches = titleSearches(papers, SEARCHES, 7).filter((search) => search.isMisspelt === isMisspelt);
    const missed: string[] = [];
    for (const { id, text } of searches) {
      const data = await graph.data(
        'query ($text: String!) { papers(first: 10, filter: { search: $text }) { nodes { id } } }',
        { text },
      );
      const nodes: { id: string }[] = data.papers.nodes;
      if (!nodes.some((node) => node.id === id)) missed.push(text);
    }
    expect(missed.length <= searches.length * (1 - share) ? [] : missed).toEqual([]);
  });
});
