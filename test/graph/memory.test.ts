import { setImmediate } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import type { Engine } from '../../src/gateway/engine';
import { DEFAULT_CACHED_OPERATIONS } from '../../src/graphql/operation-cache';
import { SUBGRAPHS } from '../../src/subgraphs';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';

/** Documents after which every cache is full, and how many come then. */
const FILLED = 1_000;
const MORE = 1_000;
/** Kept, the further documents would take about 9 MB; left behind are a few hundred kilobytes. */
const TOLERANCE_MB = 4;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
});
afterAll(() => database.drop());

function createGraph(cacheSize?: number): Engine {
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(database.dataSource));
  return createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs, cacheSize });
}

/** Runs documents of which no two are alike. */
async function runDistinct(engine: Engine, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const source = `{ paper(id: "paper_1") { id t${index}: title } }`;
    const scope = { requestId: 'test' };
    const { errors } = await engine.execute({ document: parse(source), source, scope });
    if (errors) throw errors[0];
  }
}

/**
 * V8 lets compiled code go only after it lay unused through several collections: after a single
 * one, code of the graph before is still there and falls into the middle of the measurement.
 */
const COLLECTIONS = 10;

async function heapMegabytes(): Promise<number> {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  for (let round = 0; round < COLLECTIONS; round += 1) {
    collect();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Megabytes that the heap grows by while further documents come to full caches. */
async function growth(engine: Engine): Promise<number> {
  await runDistinct(engine, 0, FILLED);
  const before = await heapMegabytes();
  await runDistinct(engine, FILLED, FILLED + MORE);
  return (await heapMegabytes()) - before;
}

test('documents that all differ leave no more behind than the caches may hold', async () => {
  const engine = createGraph();
  expect(await growth(engine)).toBeLessThan(TOLERANCE_MB);
  expect(engine.cacheSizes()).toEqual({
    operations: DEFAULT_CACHED_OPERATIONS,
    plans: DEFAULT_CACHED_OPERATIONS,
  });
}, 120_000);

test('a graph that keeps them is seen to grow', async () => {
  expect(await growth(createGraph(FILLED + MORE))).toBeGreaterThan(TOLERANCE_MB);
}, 120_000);
