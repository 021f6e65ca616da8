// Searches for papers by words of their titles, half of them misspelt, and with what is hard to search for:
// npm run bench:search -- --data-dir FOLDER [--searches 200] [--seed 1] [--misses]
// The folder is a data directory that no server runs on, with a corpus imported. Answers come from the engine, without HTTP
// and without kept results, one after the other.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { createDataSource } from '../src/database/data-source';
import { composeSupergraph } from '../src/gateway/compose';
import { createEngine } from '../src/gateway/create-engine';
import { SUBGRAPHS } from '../src/subgraphs';
import { startBenchServer } from './import/server';
import { type TitledPaper, titleSearches } from './search/queries';

const { values: options } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    searches: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    misses: { type: 'boolean', default: false },
  },
});

const SOURCE = `query Search($search: String!) {
  papers(first: 10, filter: { search: $search }) {
    nodes { id title year authors { name } }
    totalCount
    facets(by: [YEAR, AREA]) { values { key label count } }
  }
}`;
const SEARCH = parse(SOURCE);

/** None may take 200 ms. */
const HARD: Readonly<Record<string, string>> = {
  'a word of a third of all papers': 'learning',
  'three such words': 'learning model data',
  'either of three such words': 'learning or model or data',
  'all but a third': '-learning',
  '256 emoji': '🦜'.repeat(256),
  'stop words': 'the of and with through',
  operators: '- or "" or - " or -',
  'words in a chain': 'a-'.repeat(128),
  'or 85 times': 'or '.repeat(85),
  'unknown words': 'abcde fghij klmno pqrst uvwxy zabcd efghi jklmn '.repeat(5),
  'a negated phrase': `-"${'deep learning '.repeat(17)}"`,
};

function percentile(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`;
}

async function main(): Promise<void> {
  if (options['data-dir'] === undefined) throw new Error('--data-dir: where the corpus is');
  const server = await startBenchServer(options['data-dir']);
  const database = await server.openDefaultDatabase();
  const dataSource = await createDataSource({ connection: database.connection }).initialize();
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(dataSource));
  const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });

  async function search(text: string): Promise<{ ms: number; total: number; place: (id: string) => number }> {
    const started = performance.now();
    const { data, errors } = await engine.execute({
      document: SEARCH,
      source: SOURCE,
      variables: { search: text },
      scope: { requestId: 'bench' },
    });
    const ms = performance.now() - started;
    if (errors) throw new Error(`${text}: ${errors[0]?.message}`);
    // What the operation above selects.
    const { papers } = data as unknown as { papers: { nodes: { id: string }[]; totalCount: number } };
    return { ms, total: papers.totalCount, place: (id) => papers.nodes.findIndex((node) => node.id === id) };
  }

  try {
    const papers = await dataSource.query<TitledPaper[]>('SELECT id, title FROM paper ORDER BY id');
    const searches = titleSearches(papers, Number(options.searches), Number(options.seed));
    for (const { text } of searches) await search(text);
    for (const isMisspelt of [false, true]) {
      const own = searches.filter((one) => one.isMisspelt === isMisspelt);
      const times: number[] = [];
      let found = 0;
      const postgres = server.cpuSeconds();
      const node = process.cpuUsage();
      for (const { id, text } of own) {
        const { ms, total, place } = await search(text);
        times.push(ms);
        if (place(id) >= 0) found += 1;
        else if (options.misses) console.log(`  missed among ${total}: ${text}`);
      }
      times.sort((left, right) => left - right);
      const { user, system } = process.cpuUsage(node);
      const perSearch = (seconds: number) => `${((seconds / own.length) * 1000).toFixed(1)} ms`;
      console.log(
        `${isMisspelt ? 'misspelt' : 'as written'}: ${own.length} searches, ${((found / own.length) * 100).toFixed(1)} % found among the first 10, ` +
          `p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}, longest ${percentile(times, 1)}; CPU of Node ${perSearch((user + system) / 1e6)}, of Postgres ${perSearch(server.cpuSeconds() - postgres)}`,
      );
    }
    for (const [name, text] of Object.entries(HARD)) {
      const runs = [await search(text), await search(text), await search(text)];
      const times = runs.map(({ ms }) => ms).sort((left, right) => left - right);
      console.log(`${name}: ${runs[0]?.total} papers, ${percentile(times, 0.5)}`);
    }
  } finally {
    await dataSource.destroy();
    await database.dataSource.destroy();
    await server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
