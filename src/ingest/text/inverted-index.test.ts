import { expect, test } from '@jest/globals';
import { textOfInvertedIndex } from './inverted-index';

test('An inverted index becomes its text', () => {
  expect(textOfInvertedIndex({ the: [0, 2], cat: [1], hat: [3] })).toBe('the cat the hat');
});

test('Places that are missing or none are passed over', () => {
  expect(textOfInvertedIndex({ a: [0], b: [5, -1, 1e12, 'x'], c: 'x', __proto__: [1] })).toBe('a b');
});

test.each([null, undefined, 'text', {}, []])('%j is no text', (value) => {
  expect(textOfInvertedIndex(value)).toBeUndefined();
});
