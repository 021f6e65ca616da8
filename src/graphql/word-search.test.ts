import { describe, expect, test } from '@jest/globals';
import { Parameters } from '../database/statement';
import { BadUserInput } from '../errors/graph-error';
import { wordsIn } from './word-search';

const search = (text: string) => {
  const parameters = new Parameters();
  return { conditions: wordsIn('a.search_text', text, parameters), values: parameters.values };
};

describe('A search for words', () => {
  test('asks for every word, folded', () => {
    expect(search('  Łukasz  SMITH ')).toEqual({
      conditions: ['a.search_text LIKE $1::text', 'a.search_text LIKE $2::text'],
      values: ['%lukasz%', '%smith%'],
    });
  });

  test('takes wildcards for what they are', () => {
    expect(search('50%_\\').values).toEqual(['%50\\%\\_\\\\%']);
  });

  test.each(['', '   ', '\u0301'])('of %j matches nothing', (text) => {
    expect(search(text)).toEqual({ conditions: ['false'], values: [] });
  });

  test('passes over words beyond the sixteenth', () => {
    expect(search('a '.repeat(100)).conditions).toHaveLength(16);
  });

  test.each(['a\0', '\ud800', 'x'.repeat(257)])(
    'of a text that cannot be searched for is refused',
    (text) => {
      expect(() => search(text)).toThrow(BadUserInput);
    },
  );
});
