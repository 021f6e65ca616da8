import { expect, test } from '@jest/globals';
import { checkFirstLoad, FIRST_LOAD_BAR } from './first-load';

test('a first load at the bar passes', () => {
  const sizes = new Map([
    ['/a', 450_000],
    ['/b', FIRST_LOAD_BAR - 450_000],
  ]);
  expect(checkFirstLoad(sizes)).toBe(FIRST_LOAD_BAR);
});

test('a first load one byte above the bar fails and names the heaviest file', () => {
  const sizes = new Map([
    ['/light.js', 1],
    ['/heavy.js', FIRST_LOAD_BAR],
  ]);
  expect(() => checkFirstLoad(sizes)).toThrow('is 1450001: /heavy.js 1450000, /light.js 1');
});
