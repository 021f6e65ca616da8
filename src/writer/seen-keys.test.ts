import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SeenKeys } from './seen-keys';

test('Each key is counted on its own', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (keys) => {
      const seen = new SeenKeys();
      const counts = new Map<string, number>();
      for (const key of keys) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        expect(seen.count(key)).toBe(counts.get(key));
      }
    }),
  );
});

test('A hundred thousand keys are told apart, and remembered while room is made for more', () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 100_000 }, (_, index) => `source:${index}`);
  expect(new Set(keys.map((key) => seen.count(key)))).toEqual(new Set([1]));
  expect(new Set(keys.map((key) => seen.count(key)))).toEqual(new Set([2]));
  expect(seen.count('source:7')).toBe(3);
});
