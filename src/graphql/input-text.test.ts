import { describe, expect, test } from '@jest/globals';
import { BadUserInput } from '../errors/graph-error';
import { MAX_SEARCH_LENGTH, searchText } from './input-text';

describe('A search text', () => {
  test('is taken as it is', () => {
    expect(searchText('search', ' “Ünïcode” 👩‍🔬 % _ \\ ')).toBe(' “Ünïcode” 👩‍🔬 % _ \\ ');
    expect(searchText('search', '')).toBe('');
  });

  test('has at most 256 characters, however many units they take', () => {
    expect(searchText('search', '👩'.repeat(MAX_SEARCH_LENGTH))).toHaveLength(512);
    expect(() => searchText('search', '👩'.repeat(MAX_SEARCH_LENGTH + 1))).toThrow(
      new BadUserInput('search must have at most 256 characters, got 257'),
    );
  });

  test.each(['a\0b', '\ud800', 'a\udc00b'])('is not %j, which Postgres cannot hold', (text) => {
    expect(() => searchText('search', text)).toThrow(
      new BadUserInput('search must be Unicode text without NUL characters'),
    );
  });
});
