import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SortKey } from '../database/keyset';
import { BadUserInput } from '../errors/graph-error';
import { decodeCursor, encodeCursor } from './cursor';

type KeyType = SortKey['type'];

const padded = (number: number, width = 2) => String(number).padStart(width, '0');
const upTo = (max: number) => fc.integer({ min: 0, max });
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .tuple(
    day,
    upTo(23),
    upTo(59),
    upTo(59),
    fc.constantFrom('', '.5', '.123456'),
    fc.constantFrom('+00', '-08', '+05:45', '+13', '-00:25:21'),
  )
  .map(
    ([date, hour, minute, second, part, zone]) =>
      `${date} ${padded(hour)}:${padded(minute)}:${padded(second)}${part}${zone}`,
  );

/** Values as Postgres writes them. */
const VALUES: Readonly<Record<KeyType, fc.Arbitrary<string>>> = {
  date: fc.oneof(day, fc.constantFrom('infinity', '-infinity')),
  integer: fc.oneof(fc.integer().map(String), fc.constantFrom('-2147483648', '2147483647', '0')),
  real: fc.constantFrom(
    '0',
    '-1',
    '0.06079271',
    '1e-05',
    '1.1754944e-38',
    '3.4028235e+38',
    '0.00012345679',
    '123456.79',
  ),
  text: fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('"', '\\', '\n', '\u0001', '👩‍🔬', '木'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 400,
    })
    .map((text) => text.replaceAll('\0', '')),
  timestamptz: instant,
};

const place = fc
  .array(fc.constantFrom<KeyType>('date', 'integer', 'real', 'text', 'timestamptz'), {
    minLength: 1,
    maxLength: 4,
  })
  .filter((types) => types.filter((type) => type === 'text').length < 2)
  .chain((types) =>
    fc.record({ types: fc.constant(types), position: fc.tuple(...types.map((type) => VALUES[type])) }),
  );

const raw = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
const refusal =
  (cursor: string, types: readonly KeyType[] = ['text', 'integer']) =>
  () =>
    decodeCursor(cursor, 'after', 'TITLE:ASC', types);

describe('A cursor', () => {
  test('gives back the position it was made of', () => {
    fc.assert(
      fc.property(fc.string(), place, (order, { types, position }) => {
        const cursor = encodeCursor(order, position);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(cursor, 'after', order, types)).toEqual(position);
      }),
    );
  });

  test('of the longest sort key there can be is taken', () => {
    const position = ['\u0001'.repeat(400), '2147483647'];
    expect(refusal(encodeCursor('TITLE:ASC', position))()).toEqual(position);
    const emoji = ['👩'.repeat(400), '1'];
    expect(refusal(encodeCursor('TITLE:ASC', emoji))()).toEqual(emoji);
  });

  test('of another order is refused as such', () => {
    const message = 'after is a cursor of another order or connection; start from the first page again';
    expect(refusal(encodeCursor('TITLE:DESC', ['x', '1']))).toThrow(new BadUserInput(message));
    expect(refusal(raw([2, 'TITLE:ASC', 'x', '1']))).toThrow(new BadUserInput(message));
  });

  test.each<[string, string]>([
    ['too few keys', encodeCursor('TITLE:ASC', ['x'])],
    ['too many keys', encodeCursor('TITLE:ASC', ['x', '1', '1'])],
    ['keys that are no texts', raw([1, 'TITLE:ASC', 'x', 1])],
    ['keys in another order', encodeCursor('TITLE:ASC', ['1', 'x'])],
    ['an object', raw({ 0: 1, 1: 'TITLE:ASC', length: 2 })],
    ['nothing', ''],
    ['a text', raw('x')],
    ['padding', `${encodeCursor('TITLE:ASC', ['x', '1'])}=`],
    ['white space', ` ${encodeCursor('TITLE:ASC', ['x', '1'])}`],
    ['too much', encodeCursor('TITLE:ASC', ['x'.repeat(8_000), '1'])],
    ['brackets without end', Buffer.from('['.repeat(5_000)).toString('base64url')],
  ])('of %s is refused', (_what, cursor) => {
    expect(refusal(cursor)).toThrow(new BadUserInput('after must be a cursor that this connection gave out'));
  });

  test.each<[KeyType, readonly string[]]>([
    ['text', ['a\0b', '\ud800']],
    [
      'integer',
      ['2147483648', '-2147483649', '99999999999', '1.5', '1e3', '', ' 1', '0x1', 'infinity', 'NaN'],
    ],
    [
      'date',
      [
        '2024-13-45',
        '2024-02-30',
        '2023-02-29',
        '0000-01-01',
        '12024-01-01',
        '2024-1-1',
        'Infinity',
        'now',
        '',
      ],
    ],
    [
      'real',
      [
        '1e999',
        '1e+39',
        '1e-999',
        '1e-50',
        '9'.repeat(50),
        `0.${'0'.repeat(99)}1`,
        'NaN',
        'Infinity',
        '',
        '.',
        '1.',
        '0x1',
      ],
    ],
    [
      'timestamptz',
      [
        '2024-02-30 00:00:00+00',
        '2024-01-01 24:00:00+00',
        '2024-01-01 00:60:00+00',
        '2024-01-01 00:00:61+00',
        '2024-01-01 00:00:00+16',
        '2024-01-01 00:00:00',
        '2024-01-01',
        'infinity',
        `2024-01-01 00:00:00.${'1'.repeat(200)}+00`,
      ],
    ],
  ])('of a %s that Postgres would not read is refused', (type, values) => {
    for (const value of values) {
      expect(refusal(encodeCursor('TITLE:ASC', [value]), [type])).toThrow(BadUserInput);
    }
  });

  test('cut short anywhere is refused', () => {
    const whole = encodeCursor('TITLE:ASC', ['a title', '12']);
    for (let length = 0; length < whole.length; length += 1) {
      expect(refusal(whole.slice(0, length))).toThrow(BadUserInput);
    }
  });

  test('made up by a client is refused, and never with another error', () => {
    const content = fc.oneof(
      fc.json(),
      fc.array(fc.jsonValue()).map((rest) => JSON.stringify([1, 'TITLE:ASC', ...rest])),
    );
    const cursor = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      content.map((text) => Buffer.from(text).toString('base64url')),
    );
    fc.assert(
      fc.property(cursor, (text) => {
        expect(refusal(text, ['date', 'integer'])).toThrow(BadUserInput);
      }),
      { numRuns: 1_000 },
    );
  });
});
