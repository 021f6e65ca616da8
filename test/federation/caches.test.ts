import { expect, test } from '@jest/globals';
import { ask, cacheSizesAfter, libraryEngine } from './comparison';

test('caches keep their bound through 1,000 documents', async () => {
  expect(await cacheSizesAfter(1_000, 100)).toEqual({ operations: 100, plans: 100 });
});

test('an operation is planned once for each combination of its conditions', async () => {
  const engine = libraryEngine();
  const text = 'query ($c: Boolean!) { books { id @skip(if: $c) title } }';
  for (const c of [true, false, true, false]) await ask(engine, text, { c });
  expect(engine.cacheSizes()).toEqual({ operations: 1, plans: 2 });
});
