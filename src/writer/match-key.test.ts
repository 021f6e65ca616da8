import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordOf } from '../../test/harness/write-papers';
import { matchKey, titleKey, titleOnlyKey, yearsAgree } from './match-key';

const keyOf = (title: string, ...names: string[]) =>
  matchKey(recordOf({ title, authors: names.map((name) => ({ name })) }));

const TITLE = 'Attention over Long Documents';

describe('A title', () => {
  test.each([
    ['case', 'ATTENTION OVER LONG DOCUMENTS'],
    ['punctuation', '“Attention” over long-documents!'],
    ['accents', 'Attentión ôver long documents'],
    ['spaces', 'Attention  over\tlong documents '],
  ])('is the same without its %s', (_what, other) => {
    expect(titleKey(other)).toBe(titleKey(TITLE));
  });

  test.each([
    'Preface',
    'Poster',
    'POSTERS',
    'Poster Session 3',
    'Foreword',
    'Editorial',
    'Front Matter',
    'Table of Contents',
    'Program Committee',
    'Message from the General Chairs',
    'Welcome to the Conference',
    'Erratum',
    'Introduction to the Special Issue',
    'Untitled',
    'Proceedings of the Tenth Conference on Maps',
  ])('that many works bear tells nothing: %s', (title) => {
    expect(titleKey(title)).toBeNull();
    expect(keyOf(title, 'Jane Doe')).toBeNull();
    expect(titleOnlyKey(title)).toBeNull();
  });

  test.each(['BERT', '?!', 'GPT-4', '介紹', 'A B C D E F'])(
    'that is too short tells nothing: %s',
    (title) => {
      expect(titleKey(title)).toBeNull();
    },
  );

  test.each([
    'Deep Learning',
    'Posterior Sampling',
    'Tutorials for Machines: How Programs Learn',
    'Prefaces as Data: Reading the Front Matter of Ten Thousand Books',
    '深層学習入門',
    'Глубокое обучение',
    'गहन शिक्षण प्रणाली',
  ])('that says enough counts: %s', (title) => {
    expect(titleKey(title)).not.toBeNull();
  });

  test('in one script is not that in another, nor are vowels of Indic scripts lost', () => {
    expect(titleKey('गहन शिक्षण प्रणाली')).not.toBe(titleKey('गहन शक्षण प्रणाला'));
  });
});

describe('A first author', () => {
  test.each(['Jane Doe', 'J. Doe', 'Doe, Jane', 'doe, j', 'JANE M. DOE', 'J Döe'])(
    'is the same as %s',
    (name) => {
      expect(keyOf(TITLE, name)).toBe(keyOf(TITLE, 'Jane Doe'));
    },
  );

  test.each(['Mary Doe', 'Jane Roe', 'Doe', 'Jane van Doe'])('is not %s', (name) => {
    expect(keyOf(TITLE, name)).not.toBe(keyOf(TITLE, 'Jane Doe'));
  });

  test('with particles is the same as sources write them', () => {
    expect(keyOf(TITLE, 'van den Berg, Ludwig')).toBe(keyOf(TITLE, 'L. van den Berg'));
  });

  test('decides alone, and where there is none nothing is decided', () => {
    expect(keyOf(TITLE, 'Jane Doe', 'John Roe')).toBe(keyOf(TITLE, 'Jane Doe'));
    expect(keyOf(TITLE, 'John Roe', 'Jane Doe')).not.toBe(keyOf(TITLE, 'Jane Doe'));
    expect(keyOf(TITLE)).toBeNull();
    expect(keyOf(TITLE, '?!')).toBeNull();
  });
});

test('Keys are uuids, or nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme' }),
      (title, name) => {
        const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
        const record = { ...recordOf({ title: 'x', authors: [{ name: 'A B' }] }), title };
        for (const key of [matchKey(record), titleOnlyKey(title), keyOf(TITLE, name)]) {
          if (key !== null) expect(key).toMatch(uuid);
        }
      },
    ),
  );
});

test('Years agree when they are at most one apart or both unknown', () => {
  const year = fc.option(fc.integer({ min: 1990, max: 1995 }));
  fc.assert(
    fc.property(year, year, (one, other) => {
      expect(yearsAgree(one, other)).toBe(yearsAgree(other, one));
      expect(yearsAgree(one, other)).toBe(
        one === other || (one !== null && other !== null && [one - 1, one + 1].includes(other)),
      );
    }),
  );
});
