import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BadUserInput } from '../errors/graph-error';
import { globalIdSql, parseGlobalId, quoted, requireGlobalId } from './global-id';

describe('A global id', () => {
  test.each([
    ['paper_12', { type: 'Paper', key: 12 }],
    ['venue_1', { type: 'Venue', key: 1 }],
    ['author_2147483647', { type: 'Author', key: 2147483647 }],
    ['organization_3', { type: 'Organization', key: 3 }],
    ['area_4', { type: 'ResearchArea', key: 4 }],
  ])('such as %s is taken apart', (id, key) => {
    expect(parseGlobalId(id)).toEqual(key);
    expect(requireGlobalId(id, 'id')).toEqual(key);
  });

  test.each([
    'paper_0',
    'paper_012',
    'paper_-1',
    'paper_1.5',
    'paper_2147483648',
    'paper_99999999999',
    'paper_',
    'paper_12\n',
    ' paper_12',
    'Paper_12',
    'paper-12',
    'researcharea_1',
    'constructor_1',
    '__proto___1',
    'toString_1',
    'paper_12\0',
    'paper_１２',
    '\ud800',
    '',
  ])('is not %j', (text) => {
    expect(parseGlobalId(text)).toBeNull();
    expect(() => requireGlobalId(text, 'id')).toThrow(BadUserInput);
  });

  test('is refused by name', () => {
    expect(() => requireGlobalId('x"y', 'authorId')).toThrow(
      new BadUserInput('authorId must be a global id such as "paper_12", got "x\\"y"'),
    );
  });

  test('is nothing a client makes up without its form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        fc.pre(!/^[a-z]+_\d+$/.test(text));
        expect(parseGlobalId(text)).toBeNull();
      }),
    );
  });

  test('is made in SQL from the type’s prefix', () => {
    expect(globalIdSql('ResearchArea', 'a')).toBe(`'area_' || a.id`);
  });
});

describe('Client text in a message', () => {
  test('is one line, cut, and printable', () => {
    expect(quoted('a\nb')).toBe('"a\\nb"');
    expect(quoted('x'.repeat(1_000))).toBe(`"${'x'.repeat(80)}…"`);
    expect(quoted(`${'x'.repeat(79)}👩y`).isWellFormed()).toBe(true);
  });
});
