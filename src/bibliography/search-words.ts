import { searchable } from './searchable';

/** Letters and digits of a word at most: longer ones are no words. */
const MAX_LENGTH = 40;

/** Words of one and two letters are everywhere. */
const WORD = /[\p{L}\p{N}]{3,}/gu;

/** The words of a text as a search may misspell them: each once, in lower case, without numbers and very short ones. */
export function searchWords(text: string): string[] {
  const words = searchable(text).toLowerCase().match(WORD) ?? [];
  return [...new Set(words)].filter((word) => word.length <= MAX_LENGTH && /\P{N}/u.test(word));
}

/** The letters that may be missing in a word or wrong: those of its script. */
const ALPHABETS: readonly (readonly [of: RegExp, letters: string])[] = [
  [/^[a-z]+$/, 'abcdefghijklmnopqrstuvwxyz'],
  [/^[a-z\d]+$/, 'abcdefghijklmnopqrstuvwxyz0123456789'],
  [/^[α-ω]+$/, 'αβγδεζηθικλμνξοπρςστυφχψω'],
  [/^[а-ӿ]+$/, 'абвгдежзиклмнопрстуфхцчшщъыьэюяієґ'],
];

/**
 * What a misspelt word may have been meant to be: every text that differs from it by one letter which is wrong, missing or
 * too many, or by two neighbours that are swapped. Of other scripts than Latin, Greek and Cyrillic, only letters of
 * the word itself are tried.
 */
export function spellingsNear(word: string): string[] {
  const letters = [...(ALPHABETS.find(([of]) => of.test(word))?.[1] ?? word)];
  const spellings = new Set<string>();
  const own = [...word];
  for (let at = 0; at <= own.length; at += 1) {
    const before = own.slice(0, at).join('');
    const [letter = '', next = ''] = own.slice(at, at + 2);
    const after = own.slice(at + 1).join('');
    spellings.add(before + after);
    spellings.add(before + next + letter + own.slice(at + 2).join(''));
    for (const other of letters) {
      spellings.add(before + other + after);
      spellings.add(before + other + letter + after);
    }
  }
  spellings.delete(word);
  return [...spellings];
}
