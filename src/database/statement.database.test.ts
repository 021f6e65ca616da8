import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { likeLiteral, Parameters } from './statement';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('%', '_', '\\', 'a', "'", '"', '$1', 'é', 'e\u0301'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  })
  .map((any) => any.replaceAll('\0', ''));

describe('A literal in a LIKE pattern', () => {
  test('is found exactly where JavaScript finds it', async () => {
    const pair = fc.oneof(
      fc.tuple(text, text),
      fc
        .tuple(text, text, text)
        .map(([before, inside, after]): [string, string] => [before + inside + after, inside]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 50 }), async (pairs) => {
        const rows: { found: boolean }[] = await database.dataSource.query(
          `SELECT whole LIKE '%' || part || '%' AS found
           FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS pair (whole, part, place) ORDER BY place`,
          [pairs.map(([whole]) => whole), pairs.map(([, part]) => likeLiteral(part))],
        );
        expect(rows.map(({ found }) => found)).toEqual(pairs.map(([whole, part]) => whole.includes(part)));
      }),
    );
  });
});

describe('Parameters', () => {
  test('are numbered as they come, with their type where one is given', () => {
    const parameters = new Parameters();
    expect([parameters.bind('a'), parameters.bind([1], 'int[]'), parameters.bind(null, 'text')]).toEqual([
      '$1',
      '$2::int[]',
      '$3::text',
    ]);
    expect(parameters.values).toEqual(['a', [1], null]);
  });
});
