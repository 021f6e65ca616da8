import { expect, test } from '@jest/globals';
import { createOperationCache, MAX_CACHED_TEXT } from './operation-cache';

const textOf = (number: number, length: number): string => String(number).padEnd(length, 'x');

test('no more operations are kept than allowed, the latest ones', () => {
  const cache = createOperationCache<object>(3);
  for (const number of [1, 2, 3, 4]) cache.set(textOf(number, 10), {});
  expect([...cache.keys()]).toEqual([4, 3, 2].map((number) => textOf(number, 10)));
});

test('fewer are kept where their texts are long', () => {
  const cache = createOperationCache<object>(100);
  for (let number = 0; number < 100; number += 1) cache.set(textOf(number, MAX_CACHED_TEXT / 10), {});
  expect(cache.size).toBe(9);
});

test('one that is longer than all may be together is not kept, and drives no other out', () => {
  const cache = createOperationCache<object>(100);
  cache.set('', {});
  cache.set(textOf(1, MAX_CACHED_TEXT), {});
  expect([...cache.keys()]).toEqual(['']);
});
