import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError, type GraphQLScalarType, parseValue } from 'graphql';
import { httpUrl } from '../../bibliography/http-url';
import { CalendarDate, isCalendarDay } from './date';
import { DateTime } from './date-time';
import { HttpUrl } from './url';

/** Every way in which a value passes through a scalar. */
const ways = (scalar: GraphQLScalarType, value: unknown): (() => unknown)[] => [
  () => scalar.serialize(value),
  () => scalar.parseValue(value),
  () => scalar.parseLiteral(parseValue(JSON.stringify(value))),
];

function expectTaken(scalar: GraphQLScalarType, value: string): void {
  for (const way of ways(scalar, value)) expect(way()).toBe(value);
}

function expectRefused(scalar: GraphQLScalarType, value: unknown, message: string): void {
  for (const way of ways(scalar, value)) expect(way).toThrow(new GraphQLError(message));
}

describe('Date', () => {
  const message = 'Date must be a day of the calendar, written YYYY-MM-DD';

  test.each(['0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29', '2025-04-24'])('takes %s', (day) => {
    expectTaken(CalendarDate, day);
  });

  test.each([
    ...['0000-12-31', '10000-01-01', '-0001-01-01', '2023-02-29', '1900-02-29', '2024-02-30', '2024-04-31'],
    ...[
      '2024-00-01',
      '2024-13-01',
      '2024-01-00',
      '2024-01-32',
      '2024-1-1',
      '20240101',
      '2024-01-01T00:00:00Z',
    ],
    ...[
      ' 2024-01-01',
      '2024-01-01\n',
      '２０２４-01-01',
      'infinity',
      'now',
      '',
      20240101,
      true,
      null,
      ['2024-01-01'],
      {},
    ],
  ])('refuses %j', (value) => {
    expectRefused(CalendarDate, value, message);
  });

  test('takes every day of the calendar', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(days, (day) => isCalendarDay(day.toISOString().slice(0, 10))));
  });

  test('takes exactly what the calendar has', () => {
    const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const lengths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(number(9999), number(20), number(40), (year, month, day) => {
        const text = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ].join('-');
        const exists = year >= 1 && day >= 1 && day <= (lengths(year)[month - 1] ?? 0);
        expect(isCalendarDay(text)).toBe(exists);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('URL', () => {
  const message = 'URL must be an absolute http or https URL';

  test.each([
    ...[
      'https://example.org',
      'http://example.org/',
      'HTTPS://Example.ORG/%7e?q=a#b',
      'https://example.org/a"b<c>',
    ],
    ...['https://пример.рф/木', 'http://[::1]:8080/', 'https://example.org/../a/./b'],
  ])('takes %s as it stands', (url) => {
    expectTaken(HttpUrl, url);
  });

  test.each([
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.org/',
      'file:///etc/passwd',
      '//example.org/',
      '/a',
    ],
    ...[
      'https://',
      'https:example.org',
      'http://a b/',
      ' https://example.org',
      'https://example.org ',
      'https://a.b/\n',
    ],
    ...[
      'https://exa\tmple.org',
      'https://example.org/a\0',
      'java\nscript:x',
      'https://[::1',
      'https://a:99999/',
      '',
      1,
      null,
      {},
    ],
  ])('refuses %j', (value) => {
    expectRefused(HttpUrl, value, message);
  });

  test('takes only what parses as http or https, and changes nothing', () => {
    const text = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string(),
      fc.string().map((rest) => `https://${rest}`),
    );
    fc.assert(
      fc.property(text, (url) => {
        const taken = httpUrl(url);
        if (taken === null) return;
        expect(taken).toBe(url);
        expect(['http:', 'https:']).toContain(new URL(taken).protocol);
      }),
    );
  });
});

describe('DateTime', () => {
  test('is written in UTC', () => {
    expect(DateTime.serialize(new Date('2025-04-24T10:30:00+02:00'))).toBe('2025-04-24T08:30:00.000Z');
  });

  test.each(['2025-04-24', 0, null])('is not made of %j', (value) => {
    expect(() => DateTime.serialize(value)).toThrow(new GraphQLError('DateTime must be an instant'));
  });
});
