/** Letters that Unicode does not decompose, with what a reader types for them. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** Text that is plain already, as most is. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Letters of the table above in plain ones. */
function inPlainLetters(text: string): string {
  return text.replace(/[æđðħıłøœßþ]/giu, (letter) => {
    const plain = LETTERS[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
  });
}

/** Text without accents and other combining marks: "Müller–Łukasz" becomes "Muller–Lukasz". Punctuation stays. */
export function withoutMarks(text: string): string {
  if (PLAIN.test(text)) return text;
  return inPlainLetters(text.normalize('NFKD').replace(/\p{M}/gu, ''));
}

/**
 * The words of a text as identity compares them: no case, no accents of Latin, Greek and Cyrillic letters, no
 * punctuation, single spaces. Marks of other scripts stay, where they are vowels: without them different Hindi names
 * would be one. Empty where the text has no letter and no digit.
 */
export function comparable(text: string): string {
  const lower = PLAIN.test(text)
    ? text.toLowerCase()
    : inPlainLetters(text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''))
        .toLowerCase()
        .replace(/ς/g, 'σ');
  return lower
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The form in which names and titles are compared, sorted and searched: no case, no accents, single spaces.
 * Punctuation stays, so that "v.s." is found as it was typed.
 */
export function fold(text: string): string {
  return (
    withoutMarks(text)
      .toLowerCase()
      // One letter in two forms, of which lower-casing takes the second at the end of a word.
      .replace(/ς/g, 'σ')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}
