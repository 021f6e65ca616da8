import { describe, expect, test } from '@jest/globals';
import type { Reader } from '../database/reader';
import { Parameters } from '../database/statement';
import { BadUserInput } from '../errors/graph-error';
import { respelled, rowsWith, type SearchedNames, wordSearch } from './word-search';

const NAMES: SearchedNames = {
  column: 'a.names',
  from: 'author a',
  alias: 'a',
  words: 'SELECT word FROM words',
};

const rows = (search: ReturnType<typeof wordSearch>) => {
  const parameters = new Parameters();
  return { ...rowsWith(NAMES, search, parameters), values: parameters.values };
};

describe('A search for words', () => {
  test('asks for every word, folded', () => {
    expect(wordSearch('  Łukasz  SMITH ')).toEqual([['lukasz'], ['smith']]);
  });

  test('of one word is a condition', () => {
    expect(rows([['smith']])).toEqual({
      from: 'author a',
      where: ['a.names LIKE $1::text /* planned by value */'],
      isJoined: true,
      values: ['%smith%'],
    });
  });

  test('of several words is a set of its own, so that it is found before it is sorted', () => {
    expect(rows([['yos'], ['ben', 'bem']])).toEqual({
      from:
        '(SELECT a.* FROM author a WHERE a.names LIKE $1::text /* planned by value */ AND ' +
        'a.names LIKE ANY($2::text[]) /* planned by value */ OFFSET 0) a',
      where: [],
      isJoined: false,
      values: ['%yos%', ['%ben%', '%bem%']],
    });
  });

  test('looks into a table of names where they stand apart', () => {
    const apart = { ...NAMES, apart: { from: 'name n', on: 'n.author = a.id' }, column: 'n.text' };
    const { from, where } = rowsWith(apart, [['smith']], new Parameters());
    expect([from, ...where]).toEqual([
      'author a JOIN name n ON n.author = a.id',
      'n.text LIKE $1::text /* planned by value */',
    ]);
  });

  test('takes wildcards for what they are', () => {
    expect(rows(wordSearch('50%_\\')).values).toEqual(['%50\\%\\_\\\\%']);
  });

  test.each([
    ['y', '(^|[ -])y'],
    ['李明', '(^|[ -])李明'],
    ['.*', '(^|[ -])\\.\\*'],
  ])('of one or two letters, %s, asks for the beginning of a word', (word, pattern) => {
    expect(rows(wordSearch(word))).toMatchObject({
      where: ['a.names ~ $1::text /* planned by value */'],
      values: [pattern],
    });
  });

  test.each(['', '   ', '\u0301'])('of %j matches nothing', (text) => {
    expect(rows(wordSearch(text))).toEqual({
      from: 'author a',
      where: ['false'],
      isJoined: true,
      values: [],
    });
  });

  test('passes over words beyond the sixteenth', () => {
    expect(wordSearch('a '.repeat(100))).toHaveLength(16);
  });

  test.each(['a\0', '\ud800', 'x'.repeat(257)])(
    'of a text that cannot be searched for is refused',
    (text) => {
      expect(() => wordSearch(text)).toThrow(BadUserInput);
    },
  );
});

describe('A search that found nothing', () => {
  /** A reader of names in which some words occur, among words that are known. */
  const readerOf = (occurring: readonly string[], known: readonly string[]): Reader => ({
    // The rows are what both statements give: a word each.
    rows: async <Row extends object>(sql: string, [first]: readonly unknown[] = []) => {
      const asked = first as readonly string[]; // an array of words, in both statements
      const words = sql.includes('asked')
        ? asked.filter((word) => !occurring.some((name) => name.includes(word)))
        : known.filter((word) => asked.includes(word));
      return words.map((word) => ({ word })) as unknown as Row[];
    },
  });
  const reader = readerOf(['yoshua', 'bengio', 'wei'], ['yoshua', 'bengio', 'bengig', 'wei', 'ho']);

  test.each([
    ['a letter that is wrong', 'yoshia', [['yoshia', 'yoshua']]],
    ['letters that are swapped', 'yoshau', [['yoshau', 'yoshua']]],
    ['a letter too many, among words that occur', 'wei yoshhua', [['wei'], ['yoshhua', 'yoshua']]],
    ['several that were meant', 'bengix', [['bengix', 'bengig', 'bengio']]],
  ])('is respelt where a word occurs in no name: %s', async (_what, text, respelt) => {
    expect(await respelled(reader, NAMES, wordSearch(text))).toEqual(respelt);
  });

  test.each([
    ['all words occur', 'wei bengio'],
    ['nothing is near the word', 'wei quaternion'],
    ['nothing is near one of two words', 'yoshau quaternion'],
    ['the word is short', 'hx'],
    ['there is no word', ''],
  ])('stays where %s', async (_what, text) => {
    expect(await respelled(reader, NAMES, wordSearch(text))).toBeNull();
  });
});
