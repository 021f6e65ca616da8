import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { searchable } from './searchable';

describe('searchable text', () => {
  test.each([
    ['We pretrain…', 'We pretrain...'],
    ['café–bar', 'cafe bar'],
    ['“quoted words”', '"quoted words"'],
    ['LLM-SR: v.s. C++', 'LLM-SR: v.s. C++'],
    ['深度学习', '深度学习'],
    ['a\u00a0b\tc\0d', 'a b c d'],
  ])('of %j is %j', (text, expected) => {
    expect(searchable(text)).toBe(expected);
  });

  test('holds nothing beyond ASCII but letters and digits, and is its own searchable text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = searchable(text);
        expect(once).toMatch(/^[\p{L}\p{N}\x20-\x7e]*$/u);
        expect(searchable(once)).toBe(once);
      }),
    );
  });
});
