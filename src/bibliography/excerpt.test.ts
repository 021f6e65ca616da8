import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SEED } from '../seed/seed-file';
import { EXCERPT_LENGTH, excerptOf } from './excerpt';

const normalised = (text: string) => text.replace(/\s+/gu, ' ').trim();
const lengthOf = (text: string) => Array.from(text).length;

const prose = fc.string({
  unit: fc.constantFrom('a', 'é', '木', '👩‍🔬', '𝒜', ' ', ' ', '\n', ',', '.', '-', '–', '…', '(', "'"),
  maxLength: 60,
});
const text = fc.oneof(prose, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const maxLength = fc.integer({ min: 1, max: 40 });

describe('excerptOf', () => {
  test.each([
    ['Two words', 9, 'Two words'],
    ['Two words', 8, 'Two…'],
    ['Two words', 4, 'Two…'],
    ['Two words', 3, 'Tw…'],
    ['Two words', 1, '…'],
    ['  Two \n words ', 9, 'Two words'],
    ['A list, and more', 8, 'A list…'],
    ['Cut – here', 6, 'Cut…'],
    ['It began… and went on', 12, 'It began…'],
    ['cut already…', 12, 'cut already…'],
    ['cut already…', 11, 'cut…'],
    ['👩‍🔬👩‍🔬👩‍🔬', 2, '👩…'],
    ['', 5, ''],
  ])('of %j within %d is %j', (given, within, excerpt) => {
    expect(excerptOf(given, within)).toBe(excerpt);
  });

  test.each(SEED.papers.map(({ excerpt }) => [excerpt]))('keeps the seed’s excerpt: %s', (excerpt) => {
    expect(excerptOf(excerpt)).toBe(excerpt);
    expect(lengthOf(excerpt)).toBeLessThanOrEqual(EXCERPT_LENGTH);
  });

  test('is never longer than asked for', () => {
    fc.assert(fc.property(text, maxLength, (given, within) => lengthOf(excerptOf(given, within)) <= within));
  });

  test('is the text itself where that fits', () => {
    fc.assert(
      fc.property(text, (given) => {
        const whole = normalised(given);
        expect(excerptOf(given, Math.max(1, lengthOf(whole)))).toBe(whole);
      }),
    );
  });

  test('is otherwise a beginning of the text and one ellipsis', () => {
    fc.assert(
      fc.property(text, maxLength, (given, within) => {
        const whole = normalised(given);
        fc.pre(lengthOf(whole) > within);
        const excerpt = excerptOf(given, within);
        expect(excerpt).toMatch(/…$/u);
        expect(excerpt).not.toMatch(/[\s…]…$/u);
        expect(whole.startsWith(excerpt.slice(0, -1))).toBe(true);
      }),
    );
  });

  test('ends with a whole word wherever one fits', () => {
    fc.assert(
      fc.property(text, maxLength, (given, within) => {
        const whole = normalised(given);
        const [firstWord = ''] = whole.split(' ');
        fc.pre(lengthOf(whole) > within && lengthOf(firstWord) < within);
        const rest = whole.slice(excerptOf(given, within).length - 1);
        expect(rest).toMatch(/^[\s,;:–—…-]/u);
      }),
    );
  });

  test('of an excerpt is the excerpt, and a shorter one of it is that of the text', () => {
    fc.assert(
      fc.property(text, maxLength, maxLength, (given, one, other) => {
        const [shorter, longer] = one < other ? [one, other] : [other, one];
        const excerpt = excerptOf(given, longer);
        expect(excerptOf(excerpt, longer)).toBe(excerpt);
        expect(lengthOf(excerptOf(excerpt, shorter))).toBeLessThanOrEqual(shorter);
      }),
    );
  });

  test('splits no surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), maxLength, (given, within) =>
        excerptOf(given, within).isWellFormed(),
      ),
    );
  });
});
