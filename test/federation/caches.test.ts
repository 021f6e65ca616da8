import { expect, test } from '@jest/globals';
import { ask, libraryEngine } from './comparison';

/** Sends `count` documents that differ and gives the sizes of the engine's caches. */
async function sizesAfter(count: number, cacheSize: number): Promise<Record<string, number>> {
  const engine = libraryEngine(undefined, { cacheSize });
  for (let index = 0; index < count; index += 1) {
    const text = `query Q${index} ($c: Boolean!) { b${index}: book(id: "b1") { id @skip(if: $c) title } }`;
    await ask(engine, text, { c: index % 2 === 0 });
  }
  return engine.cacheSizes();
}

test('caches keep their bound through 5,000 documents', async () => {
  expect(await sizesAfter(5_000, 100)).toEqual({ operations: 100, plans: 100 });
});

test('an operation is planned once for each combination of its conditions', async () => {
  const engine = libraryEngine();
  const text = 'query ($c: Boolean!) { books { id @skip(if: $c) title } }';
  for (const c of [true, false, true, false]) await ask(engine, text, { c });
  expect(engine.cacheSizes()).toEqual({ operations: 1, plans: 2 });
});
