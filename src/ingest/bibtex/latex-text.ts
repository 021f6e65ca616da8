import { FORMULA_SYMBOLS, MARKS, SYMBOLS } from './tex-symbols';

/** Commands whose first argument is not part of the text. */
const FIRST_ARGUMENT_UNSEEN =
  /^(begin|end|cite\w*|label|ref|eqref|href|color|textcolor|hspace|vspace|includegraphics)$/;
const ARGUMENT = /\s*(?:\[[^\]]{0,200}\])?\{([^{}]*)\}/y;
const PLAIN = /[^\\{}$~`'?!-]+/y;
const LIGATURE = /---|--|``|''|[?!]`|[\s\S]/y;
const LIGATURES: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '``': '“',
  "''": '”',
  '?`': '¿',
  '!`': '¡',
  '~': ' ',
};
/** One space behind a command's name ends it; files that mean a space to be seen write two. */
const COMMAND = /\\(?:([A-Za-z]+)\*?(\s?)|([\s\S]?))/y;
/** What control signs print that do not print themselves: spaces, line breaks and what adjusts them. */
const SPACING: Readonly<Record<string, string>> = { '-': '', '/': '', '@': '', '!': '' };

class LatexReader {
  private position = 0;
  private output = '';
  /** Marks that wait for the letter they belong to, and what they print where none comes. */
  private marks = '';
  private bareAccent = '';
  /** Set once an opening `\(` or `\[` had no end. */
  private hasOpenFormula = false;

  constructor(private readonly source: string) {}

  read(): string {
    while (this.position < this.source.length) this.step();
    this.dropAccent();
    return this.output;
  }

  private step(): void {
    const plain = this.match(PLAIN);
    const sign = this.source[this.position];
    if (plain) {
      this.emit(plain[0]);
    } else if (sign === '\\') {
      this.command();
    } else if (sign === '{') {
      this.position += 1;
    } else if (sign === '}') {
      this.position += 1;
      this.dropAccent();
    } else if (sign === '$') {
      this.formula(this.formulaEnd(this.position + 1));
    } else {
      const ligature = this.match(LIGATURE)?.[0] ?? '';
      this.emit(LIGATURES[ligature] ?? ligature);
    }
  }

  private command(): void {
    const start = this.position;
    const [, name, space = '', sign = ''] = this.match(COMMAND) ?? [];
    const mark = MARKS.get(name ?? sign);
    if (mark) {
      this.marks += mark;
      this.bareAccent = name ? '' : sign;
    } else if (sign === '(' || sign === '[') {
      this.position = start;
      this.formula(this.bracketedEnd(sign === '(' ? '\\)' : '\\]'));
    } else if (name === undefined) {
      this.emit(/[\s\\,;:>]/.test(sign) ? ' ' : (SPACING[sign] ?? sign));
    } else if (name === 'url') {
      this.emit((this.match(ARGUMENT)?.[1] ?? '').replace(/\\(.)/g, '$1'));
    } else if (FIRST_ARGUMENT_UNSEEN.test(name)) {
      this.match(ARGUMENT);
    } else {
      // Outside formulas only files that are not quite LaTeX have these, and they mean the space.
      const symbol = FORMULA_SYMBOLS.get(name);
      this.emit(symbol === undefined ? (SYMBOLS.get(name) ?? '') : `${symbol}${space}`);
    }
  }

  /** Formulas stay as they stand: no plain text says what they say. `end` is behind the formula, or -1. */
  private formula(end: number): void {
    const stop = end < 0 ? this.position + 1 : end;
    this.emit(this.source.slice(this.position, stop));
    this.position = stop;
  }

  /** Index behind the formula whose first sign stands before `from`; -1 where it has no end. */
  private formulaEnd(from: number): number {
    const { source } = this;
    // "$$" opens a formula of its own kind.
    const delimiter = source[from] === '$' ? '$$' : '$';
    let index = source.indexOf(delimiter, from + delimiter.length - 1);
    while (index > 0 && source[index - 1] === '\\') index = source.indexOf(delimiter, index + 1);
    return index < 0 ? -1 : index + delimiter.length;
  }

  /** Index behind the formula in `\\(` or `\\[` that begins here; -1 where it has no end. */
  private bracketedEnd(closing: string): number {
    const end = this.hasOpenFormula ? -1 : this.source.indexOf(closing, this.position);
    this.hasOpenFormula ||= end < 0;
    return end < 0 ? -1 : end + closing.length;
  }

  private emit(text: string): void {
    if (!this.marks || text === '') {
      this.output += text;
      return;
    }
    const word = text.trimStart();
    const code = word.codePointAt(0);
    if (code === undefined) return;
    const letter = String.fromCodePoint(code);
    this.output += `${letter}${this.marks}${word.slice(letter.length)}`;
    this.marks = '';
  }

  private dropAccent(): void {
    if (!this.marks) return;
    this.output += this.bareAccent;
    this.marks = '';
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source);
    if (match) this.position = pattern.lastIndex;
    return match;
  }
}

/** A backslash that is none of the text: one that is writes `\textbackslash{}`. */
const ESCAPED_TWICE = /\\textbackslash(?!\{\})/;
const ESCAPED_SIGNS: Readonly<Record<string, string>> = {
  textquotesingle: "'",
  textasciigrave: '`',
  lbrace: '{',
  rbrace: '}',
};

/** LaTeX of which an exporter took the commands for text, as NeurIPS and PMLR have it: `\textbackslash ell\_1`. */
function unescaped(source: string): string {
  return source
    .replace(/\{\\textbackslash\}|\\textbackslash\s?/g, '\\')
    .replace(
      /\\(textquotesingle|textasciigrave|lbrace|rbrace)\s?/g,
      (_, name: string) => ESCAPED_SIGNS[name] ?? '',
    )
    .replace(/\\''/g, '\\"')
    .replace(/\\([{}$_&%#])/g, '$1');
}

/**
 * A value of a BibTeX field as plain text on one line: accents and symbols as Unicode (NFC), braces gone, of commands that
 * are not known the argument. Formulas between dollar signs stay as they are.
 */
export function latexText(source: string): string {
  const once = ESCAPED_TWICE.test(source) ? unescaped(source) : source;
  const text = /[\\{}$~]|--|``|''|[?!]`/.test(once) ? new LatexReader(once).read() : once;
  return (
    text
      .replace(/\s+/gu, ' ')
      .trim()
      // \'{\i} puts the accent on a letter that Unicode composes with none.
      .replace(/[ıȷ](?=[\u0300-\u036f])/gu, (letter) => (letter === 'ı' ? 'i' : 'j'))
      .normalize('NFC')
  );
}

/** A value that LaTeX prints as it is, such as an address or a DOI: only braces and escapes taken off. */
export function verbatimText(source: string): string {
  return source
    .replace(/\\url\s*/g, '')
    .replace(/\\textasciitilde\s*|\\string~|\$\\sim\$/g, '~')
    .replace(/\\textunderscore\s*/g, '_')
    .replace(/\\(?=[^A-Za-z])/g, '')
    .replace(/[{}\s]+/gu, '');
}
