import { describe, expect, test } from '@jest/globals';
import { Parameters } from '../database/statement';
import { BadUserInput, LimitExceeded } from '../errors/graph-error';
import { MAX_IDS, nodeIdSet } from './node-id-set';

const setOf = (names: readonly string[]) => {
  const parameters = new Parameters();
  return { sql: nodeIdSet('authors', 'Author', 'author', names, parameters), values: parameters.values };
};

describe('A set of ids', () => {
  test('reads slugs from the table only where there are some', () => {
    expect(setOf(['author_1', 'author_2'])).toEqual({ sql: 'SELECT unnest($1::int[])', values: [[1, 2]] });
    expect(setOf(['author_1', 'noah-smith'])).toEqual({
      sql: 'SELECT unnest($1::int[]) UNION SELECT id FROM author WHERE slug = ANY($2::text[])',
      values: [[1], ['noah-smith']],
    });
  });

  test('may be empty', () => {
    expect(setOf([])).toEqual({ sql: 'SELECT unnest($1::int[])', values: [[]] });
  });

  test.each(['paper_1', 'orcid:0000-0002-1825-0097', '__proto__:x', "a'); DROP TABLE author; --", 'a\0', ''])(
    'does not take %j',
    (name) => {
      expect(() => setOf(['author_1', name])).toThrow(BadUserInput);
    },
  );

  test('has a hundred entries at most', () => {
    const names = Array.from({ length: MAX_IDS }, (_, index) => `author_${index + 1}`);
    expect(setOf(names).values).toHaveLength(1);
    expect(() => setOf([...names, 'author_101'])).toThrow(
      new LimitExceeded('authors may have 100 entries at most, got 101'),
    );
  });
});
