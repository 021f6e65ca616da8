import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import type { SortKey } from '../database/keyset';
import { decodeCursor, encodeCursor } from './cursor';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Texts that look like values of a type, most of them faulty. */
const ALMOST: Readonly<Record<SortKey['type'], RegExp>> = {
  date: /^(-?infinity|[0-2]\d{3}-[01]\d-[0-3]\d)$/,
  integer: /^-?[0-4]\d{0,9}$/,
  real: /^-?\d{1,4}(\.\d{1,3})?(e[+-]\d{1,2})?$/,
  text: /^[\w \\'"%]{0,3}$/,
  timestamptz: /^20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-6]\d:[0-6]\d(\.\d{1,7})?[+-][01]\d(:[0-6]\d)?$/,
};
const almost = fc
  .constantFrom<SortKey['type']>('date', 'integer', 'real', 'text', 'timestamptz')
  .chain((type) => fc.record({ type: fc.constant(type), value: fc.stringMatching(ALMOST[type]) }));

test('Postgres can read every key of a cursor that is taken', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(almost, async ({ type, value }) => {
      const cursor = encodeCursor('x', [value]);
      let position: readonly string[];
      try {
        position = decodeCursor(cursor, 'after', 'x', [type]);
      } catch {
        return;
      }
      taken += 1;
      await database.dataSource.query(`SELECT $1::${type}`, [...position]);
    }),
    { numRuns: 1_000 },
  );
  expect(taken).toBeGreaterThan(100);
});
