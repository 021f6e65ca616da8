import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { poolOf } from '../database/pool';
import { type CopyValue, copyText } from './copy-text';

let database: TestDatabase;
let client: PoolClient;

beforeAll(async () => {
  database = await createTestDatabase();
  client = await poolOf(database.dataSource).connect();
  await client.query(`
    CREATE TEMP TABLE copied (place int GENERATED ALWAYS AS IDENTITY, words text, number int, truth boolean, bytes bytea,
      list text[], parts bytea[])`);
});

afterAll(async () => {
  client?.release();
  await database?.drop();
});

const COLUMNS = 'words, number, truth, bytes, list, parts';

/** What Postgres has after a COPY of rows, in their order. */
async function copied(rows: readonly (readonly CopyValue[])[]): Promise<unknown[]> {
  await client.query('TRUNCATE copied');
  await pipeline(
    Readable.from(copyText(rows)),
    client.query(copyFrom(`COPY copied (${COLUMNS}) FROM STDIN`)),
  );
  const held = await client.query({ text: `SELECT ${COLUMNS} FROM copied ORDER BY place`, rowMode: 'array' });
  return held.rows;
}

/** Any text that Postgres takes, with what the format of COPY gives a meaning. */
const text = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\\',
          '\t',
          '\n',
          '\r',
          '"',
          '{',
          '}',
          ',',
          'N',
          '.',
          'x',
          ' ',
          '\b',
          '\f',
          '\v',
          '\u2028',
          '🦉',
        ),
        fc.string({ unit: 'binary', maxLength: 2 }),
      ),
    )
    .map((parts) => parts.join('').replaceAll('\0', '')),
  fc.constantFrom('', '\\N', '\\.', 'NULL', 'null', '{}', '\\x00', '\\', '"'),
);
const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const row = fc.tuple(
  maybe(text),
  maybe(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  maybe(fc.boolean()),
  maybe(bytes),
  maybe(fc.array(text, { maxLength: 4 })),
  maybe(fc.array(bytes, { maxLength: 4 })),
);

test('What is copied is what stands in the table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      expect(await copied(rows)).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

test('Rows of more than one piece arrive whole', async () => {
  const long = 'ä\t🦉\\'.repeat(30_000);
  const rows = Array.from({ length: 8 }, (_, index) => [`${index}${long}`, index, null, null, [long], null]);
  expect([...copyText(rows)].length).toBeGreaterThan(1);
  expect(await copied(rows)).toEqual(rows);
});

test('No rows are no text', () => {
  expect([...copyText([])]).toEqual([]);
});
