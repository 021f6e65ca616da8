import { describe, expect, test } from '@jest/globals';
import { authorsOf } from './author-names';

const parts = (field: string) =>
  authorsOf(field).map(({ name, person }) => [name, person?.givenName ?? null, person?.familyName ?? null]);

describe('Names in a BibTeX field', () => {
  test.each([
    ['Berg, Jan', 'Jan Berg', 'Jan', 'Berg'],
    ['van der Berg, Jan', 'Jan van der Berg', 'Jan', 'van der Berg'],
    ['Jan van der Berg', 'Jan van der Berg', 'Jan', 'van der Berg'],
    ['Juan de la Cruz', 'Juan de la Cruz', 'Juan', 'de la Cruz'],
    ['De la Cruz, Juan', 'Juan De la Cruz', 'Juan', 'De la Cruz'],
    ['Ronan Le Bras', 'Ronan Le Bras', 'Ronan', 'Le Bras'],
    ['Smith, Jr., John', 'John Smith Jr.', 'John', 'Smith Jr.'],
    ['Donald~E. Knuth', 'Donald E. Knuth', 'Donald E.', 'Knuth'],
    ['Jan {van den Foo}', 'Jan van den Foo', 'Jan', 'van den Foo'],
    ['Chao-yuan Wu', 'Chao-yuan Wu', 'Chao-yuan', 'Wu'],
    [String.raw`{\'E}douard Grave`, 'Édouard Grave', 'Édouard', 'Grave'],
    [String.raw`{\"O}zate{\c{s}}, {\c{S}}aziye Bet{\"u}l`, 'Şaziye Betül Özateş', 'Şaziye Betül', 'Özateş'],
    [String.raw`Hans J\o rgensen`, 'Hans Jørgensen', 'Hans', 'Jørgensen'],
    ['kim batselier', 'kim batselier', 'kim', 'batselier'],
    ['family=Berg, given=Jan, prefix=van der', 'Jan van der Berg', 'Jan', 'van der Berg'],
  ])('%s is %s', (field, name, given, family) => {
    expect(parts(field)).toEqual([[name, given, family]]);
  });

  test.each([
    ['{European Commission}', 'European Commission'],
    ['{Smith and Sons, Inc.}', 'Smith and Sons, Inc.'],
    ['Mausam', 'Mausam'],
    ['{others}', 'others'],
  ])('%s is one name without parts', (field, name) => {
    expect(parts(field)).toEqual([[name, null, name]]);
  });

  test('stand apart at "and", in any case and over line ends, but not inside braces or words', () => {
    const field = 'Anderson, A.  and\n  {Foo and Bar} AND Sandy Brand and and C. Land';
    expect(parts(field).map(([name]) => name)).toEqual([
      'A. Anderson',
      'Foo and Bar',
      'Sandy Brand',
      'C. Land',
    ]);
  });

  test.each(['Smith, John and others', 'Smith, John and et al.', 'Smith, John and'])(
    'leave out those who are not named: %s',
    (field) => {
      expect(parts(field)).toEqual([['John Smith', 'John', 'Smith']]);
    },
  );

  test.each(['', ' and ', ',', '{}', 'and'])('are none in "%s"', (field) => {
    expect(authorsOf(field).filter(({ name }) => name)).toEqual([]);
  });
});
