import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, withoutMarks } from './fold';

/** Any string of JavaScript, halves of surrogate pairs included. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), anyText);

/** Every character of Unicode, in chunks that a failure can be read in. */
function* everyCharacter(): Generator<string> {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) yield String.fromCodePoint(codePoint);
}

describe('fold', () => {
  test.each([
    ['Müller–Łukasz', 'muller–lukasz'],
    ['Generalization v.s. Memorization', 'generalization v.s. memorization'],
    ['  one\t\ntwo\u00a0three  ', 'one two three'],
    ['Straße, STRASSE, STRAẞE', 'strasse, strasse, strasse'],
    ['Ærø, Œuvre, Þór, Ðuro, Đuro', 'aero, oeuvre, thor, duro, duro'],
    ['İstanbul, ıstanbul, ISTANBUL', 'istanbul, istanbul, istanbul'],
    ['ﬁne ﬂow', 'fine flow'],
    ['ＡＢＣ ①²', 'abc 12'],
    ['ΟΔΟΣ, οδος', 'οδοσ, οδοσ'],
    ['שָׁלוֹם', 'שלום'],
    ['自然言語処理', '自然言語処理'],
    ['👩‍🔬 works', '👩‍🔬 works'],
    ['\ud800', '\ud800'],
    ['', ''],
  ])('of %j is %j', (given, folded) => {
    expect(fold(given)).toBe(folded);
  });

  test('folds what is folded to itself', () => {
    fc.assert(fc.property(text, (given) => fold(fold(given)) === fold(given)));
  });

  test('folds every character of Unicode to something that folds to itself', () => {
    const unstable: string[] = [];
    for (const character of everyCharacter()) {
      const folded = fold(character);
      if (fold(folded) !== folded) unstable.push(character);
    }
    expect(unstable).toEqual([]);
  });

  test('sees no difference between a text and the same in lower case', () => {
    fc.assert(fc.property(text, (given) => fold(given.toLowerCase()) === fold(given)));
  });

  test('sees no difference between composed and decomposed text', () => {
    fc.assert(fc.property(text, (given) => fold(given.normalize('NFD')) === fold(given.normalize('NFC'))));
  });

  test('leaves no white space but single spaces between words', () => {
    fc.assert(fc.property(text, (given) => !/^\s|\s$|\s\s|[^\S ]/u.test(fold(given))));
  });
});

describe('withoutMarks', () => {
  test.each([
    ['Müller–Łukasz', 'Muller–Lukasz'],
    ['ÆØÅ ß ẞ', 'AEOA ss SS'],
    ['don’t', 'don’t'],
  ])('of %j is %j', (given, plain) => {
    expect(withoutMarks(given)).toBe(plain);
  });

  test('leaves no combining mark and changes nothing the second time', () => {
    fc.assert(
      fc.property(text, (given) => {
        const plain = withoutMarks(given);
        expect(plain).not.toMatch(/\p{M}/u);
        expect(withoutMarks(plain)).toBe(plain);
      }),
    );
  });
});
