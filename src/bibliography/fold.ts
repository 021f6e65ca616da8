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

/** Text without accents and other combining marks: "Müller–Łukasz" becomes "Muller–Lukasz". Punctuation stays. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[æđðħıłøœßþ]/giu, (letter) => {
      const plain = LETTERS[letter.toLowerCase()] ?? letter;
      return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
    });
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
