import { describe, expect, test } from '@jest/globals';
import { BadUserInput } from '../errors/graph-error';
import { checkCount, pageWindow } from './page-arguments';

describe('Page arguments', () => {
  test.each([
    [{}, { size: 20, fromEnd: false }],
    [
      { first: null, after: null, last: null, before: null },
      { size: 20, fromEnd: false },
    ],
    [{ first: 1 }, { size: 1, fromEnd: false }],
    [{ last: 100 }, { size: 100, fromEnd: true }],
    [
      { first: 5, after: 'a', before: 'b' },
      { size: 5, fromEnd: false, after: 'a', before: 'b' },
    ],
    [{ before: '' }, { size: 20, fromEnd: false, before: '' }],
  ])('%j ask for %j', (args, window) => {
    expect(pageWindow(args)).toEqual(window);
  });

  test.each([
    [{ first: 0 }, 'first must be 1–100, got 0'],
    [{ first: 101 }, 'first must be 1–100, got 101'],
    [{ first: -1 }, 'first must be 1–100, got -1'],
    [{ last: 0 }, 'last must be 1–100, got 0'],
    [{ last: 2_147_483_647 }, 'last must be 1–100, got 2147483647'],
    [{ first: 1, last: 1 }, 'first and last cannot be given together; ask for one end of the list'],
  ])('%j are refused', (args, message) => {
    expect(() => pageWindow(args)).toThrow(new BadUserInput(message));
  });

  test('have a limit of their own where one is given', () => {
    expect(checkCount('limit', 10, 10)).toBe(10);
    expect(() => checkCount('limit', 11, 10)).toThrow(new BadUserInput('limit must be 1–10, got 11'));
  });
});
