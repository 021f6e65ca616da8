import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SEED } from '../seed/seed-file';
import { splitName } from './person-name';

describe('splitName', () => {
  test.each([
    ['Noah A. Smith', 'Noah A.', 'Smith'],
    ['Smith, Noah A.', 'Noah A.', 'Smith'],
    ['  Noah\u00a0A.\n Smith ', 'Noah A.', 'Smith'],
    ['Ronan Le Bras', 'Ronan', 'Le Bras'],
    ['Benjamin Van Durme', 'Benjamin', 'Van Durme'],
    ['Barbara Di Eugenio', 'Barbara', 'Di Eugenio'],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
    ['Laurens van der Maaten', 'Laurens', 'van der Maaten'],
    ['Wim Van den Broeck', 'Wim', 'Van den Broeck'],
    ['van der Maaten, Laurens', 'Laurens', 'van der Maaten'],
    ['María de la Cruz', 'María', 'de la Cruz'],
    ['Jean-Pierre Dupuy-Martin', 'Jean-Pierre', 'Dupuy-Martin'],
    ['William Yang Wang', 'William Yang', 'Wang'],
    ['Di Wu', 'Di', 'Wu'],
    ['Jinping Xi', 'Jinping', 'Xi'],
    ['Xiao Yu Xi', 'Xiao Yu', 'Xi'],
    ['Maria Y Perez', 'Maria Y', 'Perez'],
    ['Deepak Kumar V', 'Deepak Kumar', 'V'],
    ['Sammy Davis Jr.', 'Sammy', 'Davis Jr.'],
    ['Sammy Davis, Jr.', 'Sammy', 'Davis Jr.'],
    ['Davis, Sammy, Jr.', 'Sammy', 'Davis Jr.'],
    ['Davis, Jr., Sammy', 'Sammy', 'Davis Jr.'],
    ['Robert Downey III', 'Robert', 'Downey III'],
    ['Plato', null, 'Plato'],
    ['王小明', null, '王小明'],
    ['Plato,', null, 'Plato'],
    ['Noah Smith,', 'Noah', 'Smith'],
    [', Noah', null, 'Noah'],
    ['J. K. R.', 'J. K.', 'R.'],
    ['', null, ''],
    [' , ', null, ''],
  ])('of %j gives %j and %j', (name, given, family) => {
    expect(splitName(name)).toEqual({ given, family });
  });

  test('loses, adds and reorders no word of a name without commas', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '-', 'é', '木') }), (name) => {
        const { given, family } = splitName(name);
        expect([given, family].filter(Boolean).join(' ')).toBe(name.trim().replace(/\s+/gu, ' '));
      }),
    );
  });

  test('splits "Family, Given" made of a split name into the same parts', () => {
    const word = fc.constantFrom('Noah', 'A.', 'van', 'der', 'Le', 'Smith', 'Bras', 'Jr.', 'III', 'y');
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), (words) => {
        const parts = splitName(words.join(' '));
        fc.pre(words[0] !== 'Jr.' && words[0] !== 'III'); // no one is called that
        expect(splitName(`${parts.family}, ${parts.given}`)).toEqual(parts);
      }),
    );
  });

  test('gives every author of the seed a given and a family name', () => {
    const names = SEED.papers.flatMap(({ authors }) => authors.map(({ name }) => splitName(name)));
    expect(names.filter(({ given, family }) => !given || !family)).toEqual([]);
  });
});
