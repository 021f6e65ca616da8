import { createGraphWriter } from '../../src/writer';
import type { Corpus, CorpusPaper, Keyed } from '../graph/corpus';
import { createDice } from '../graph/dice';
import { generateCorpus, makePaper } from '../graph/generate-corpus';
import { createTestGraph, type TestGraph } from '../graph/graph';
import { entities, fitForWriter, learnName, takeCleaned, UsedTitles } from './written-corpus';

/** Papers of a batch: several batches, so that not all papers are updated at one moment. */
const BATCH = 300;

/** A graph that the real writer made of a generated corpus, and the corpus as its model. */
export interface ModelGraph extends TestGraph {
  /** Grows with {@link write}. */
  readonly corpus: Corpus;
  /** Generates further papers and writes them as one batch. */
  write(count: number): Promise<void>;
}

/** Takes over what no model can know: slugs and times of papers, keys of all else. */
async function takeKeys(
  { database }: TestGraph,
  corpus: Corpus,
  papers: readonly CorpusPaper[],
): Promise<void> {
  const rows: (Keyed & { updatedAt: string })[] = await database.dataSource.query(
    `SELECT id AS key, slug, to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "updatedAt"
     FROM paper WHERE id = ANY($1)`,
    [papers.map(({ key }) => key)],
  );
  takeOver(papers, rows, ({ key }) => key);
  for (const [table, items] of [
    ['author', corpus.authors],
    ['organization', corpus.organizations],
    ['research_area', corpus.areas],
    ['venue', corpus.venues],
  ] as const) {
    takeOver(
      items,
      await database.dataSource.query(`SELECT id AS key, slug FROM ${table}`),
      ({ slug }) => slug,
    );
  }
}

/** @throws Error where the writer made two things one. */
function takeOver(
  items: readonly Keyed[],
  rows: readonly Keyed[],
  nameOf: (item: Keyed) => string | number,
): void {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  for (const item of items) {
    const row = byName.get(nameOf(item));
    if (!row) throw new Error(`nothing is called ${nameOf(item)} in the graph that was written`);
    Object.assign(item, row);
  }
}

/**
 * Makes it. Papers have the keys that were generated: the writer numbers them as they come.
 * @param size papers.
 */
export async function createModelGraph(size: number, seed: number): Promise<ModelGraph> {
  const graph = await createTestGraph('empty');
  const generated = generateCorpus(size, seed);
  const corpus = { ...generated, papers: [...generated.papers] };
  const dice = createDice(seed + 1);
  const titles = new UsedTitles();
  const writer = createGraphWriter({ dataSource: graph.database.dataSource });

  async function writeBatch(papers: readonly CorpusPaper[]): Promise<void> {
    const records = papers.map((paper) => {
      const record = titles.distinct(corpus, paper);
      takeCleaned(paper, record);
      return record;
    });
    await writer.writePapers(records);
  }

  fitForWriter(corpus);
  await writer.writeEntities(entities(corpus));
  for (let start = 0; start < size; start += BATCH) {
    await writeBatch(corpus.papers.slice(start, start + BATCH));
  }
  await takeKeys(graph, corpus, corpus.papers);
  await graph.database.dataSource.query('ANALYZE');
  graph.statements();
  return {
    ...graph,
    corpus,
    async write(count) {
      const papers = Array.from({ length: count }, (_, index) =>
        makePaper(dice, corpus.papers.length + index + 1, corpus),
      );
      for (const paper of papers) {
        paper.references = dice.some(corpus.papers, dice.number(3));
        for (const { author, rawName } of paper.authorships) learnName(author, rawName);
      }
      await writeBatch(papers);
      corpus.papers.push(...papers);
      await takeKeys(graph, corpus, papers);
    },
    async close() {
      await writer.close();
      await graph.close();
    },
  };
}
