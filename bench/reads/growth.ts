import { growTo } from '../import/million';
import type { BenchDatabase, BenchServer } from '../import/server';
import { type ComparedRequests, compareAnswers } from './answers';
import type { Contender } from './contender';
import { startContenders } from './contenders';
import type { LoadGenerator } from './load';
import { measureOperation, type Timing } from './measure';
import type { OperationName, ParameterSets } from './operations';
import type { Check } from './promises';
import type { Row, Rows } from './results';

/** What a read in a large graph may take of what it takes in that of the corpus. */
const GROWTH = 2;

/** What is measured, and on what. */
export interface GrowthOptions {
  readonly server: BenchServer;
  /** Of the corpus; nothing may be connected to it. */
  readonly corpus: BenchDatabase;
  readonly papers: number;
  readonly operations: readonly OperationName[];
  readonly sets: ParameterSets;
  readonly generator: LoadGenerator;
  readonly timing: Timing;
  readonly node: string;
}

/** What was found: rows have the contenders `corpus` and `larger`. */
export interface Growth {
  readonly rows: Rows;
  readonly checks: readonly Check[];
}

/** Measures papergraph without cache in the graph of the corpus and in a larger one that holds it, in turns. */
export async function measureGrowth(options: GrowthOptions): Promise<Growth> {
  const { server, corpus, papers, operations, sets, generator, timing, node } = options;
  const large = await server.copyDatabase(corpus, 'bench_reads_million');
  try {
    await growTo(papers, large);
    await large.dataSource.query('VACUUM ANALYZE');
    const start = (name: string, { url: databaseUrl }: BenchDatabase) =>
      startContenders(['papergraph'], { databaseUrl, node, sets }).then(({ contenders, stop }) => ({
        stop,
        contenders: contenders.map((each): Contender => ({ ...each, name })),
      }));
    const few = await start('corpus', corpus);
    const many = await start('larger', large);
    try {
      const checks: Check[] = [];
      const rows: Record<string, Row> = {};
      for (const operation of operations) {
        const compared = new Map<Contender, ComparedRequests>();
        // The graphs differ, and so may their answers: each is compared with none but itself.
        for (const contender of [...few.contenders, ...many.contenders]) {
          for (const each of await compareAnswers([contender], operation, sets)) compared.set(...each);
        }
        const row = await measureOperation(generator, compared, 1, timing);
        rows[operation] = row;
        const value = (row.larger?.p50 ?? Number.NaN) / (row.corpus?.p50 ?? Number.NaN);
        console.error(`measured ${operation}: ${row.corpus?.p50} ms, ${row.larger?.p50} ms`);
        const promise = `p50 at ${papers} papers of that at the corpus`;
        checks.push({ promise, operation, value, limit: `≤ ${GROWTH}`, isMet: value <= GROWTH });
      }
      return { rows, checks };
    } finally {
      await Promise.all([few.stop(), many.stop()]);
    }
  } finally {
    await large.drop();
  }
}
