import { splitName } from '../../bibliography/person-name';
import type { InterchangeAuthor } from '../../interchange/interchange-json';
import { authorOf } from '../citation/author-of';
import { latexText } from './latex-text';
import { MARKS, SYMBOLS } from './tex-symbols';

/** The words of a part of a name, still LaTeX; what stands in braces is one word. */
type Words = readonly string[];

/** A command at the end of a word that is a letter or belongs on the next one: "J\o rgensen", "Sa\v c". */
function endsInLetterCommand(word: string): boolean {
  const name = /\\([A-Za-z]{1,2})$/.exec(word)?.[1];
  return name !== undefined && (MARKS.has(name) || SYMBOLS.has(name));
}

/** A field of names as BibTeX takes it apart: names at "and", their parts at commas, the words of these at spaces. */
function splitField(field: string): readonly (readonly Words[])[] {
  const names: Words[][] = [];
  let parts: Words[] = [];
  let words: string[] = [];
  let word = '';
  let depth = 0;
  const endWord = () => {
    if (word) words.push(word);
    word = '';
  };
  const endPart = () => {
    endWord();
    parts.push(words);
    words = [];
  };
  const endName = () => {
    endPart();
    if (parts.some((part) => part.length > 0)) names.push(parts);
    parts = [];
  };
  for (const sign of field.match(/\\[^A-Za-z{}]|[^{}\s,~\\]+|\\[A-Za-z]*|[\s\S]/g) ?? []) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    if (depth > 0 || !/^[\s,~]$/.test(sign)) word += sign;
    else if (sign === ',') endPart();
    else if (word.toLowerCase() === 'and') {
      word = '';
      endName();
    } else if (endsInLetterCommand(word)) word += ' ';
    else endWord();
  }
  if (word.toLowerCase() === 'and') word = '';
  endName();
  return names;
}

const textOf = (words: Words) => latexText(words.join(' '));

/** Whether the braces at the word's ends belong together: `{Ai2}`, not `{\'E}l{\'e}onore`. */
function isGroup(word: string): boolean {
  if (!word.startsWith('{')) return false;
  let depth = 0;
  for (let index = 0; index < word.length; index += 1) {
    if (word[index] === '{') depth += 1;
    else if (word[index] === '}') depth -= 1;
    if (depth === 0) return index === word.length - 1;
  }
  return false;
}

/** "Jan van der Berg": the family name begins at the first word in lower case, else as `splitName` says. */
function withoutCommas(words: Words): InterchangeAuthor {
  const last = words.at(-1) ?? '';
  const [only] = words;
  // Braces keep a corporate name whole: nothing in it is a given name.
  if (words.length === 1 && only !== undefined && isGroup(only)) return authorOf({ family: textOf(words) });
  const small = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(latexText(word)));
  if (small > 0 && small < words.length - 1) {
    return authorOf({ given: textOf(words.slice(0, small)), family: textOf(words.slice(small)) });
  }
  if (isGroup(last)) return authorOf({ given: textOf(words.slice(0, -1)), family: latexText(last) });
  return authorOf(splitName(textOf(words)));
}

/** biblatex's form: "family=Berg, given=Jan, prefix=van der". */
function labelledParts(parts: readonly string[]): InterchangeAuthor | undefined {
  const labels = new Map<string, string>();
  for (const part of parts) {
    const [, label, value] = /^(family|given|prefix|suffix)=(.+)$/.exec(part) ?? [];
    if (label && value) labels.set(label, value);
    else if (!/^\w+-i=|^useprefix=/.test(part)) return undefined;
  }
  const family = [labels.get('prefix'), labels.get('family')].filter(Boolean).join(' ');
  return authorOf({ given: labels.get('given'), family, suffix: labels.get('suffix') });
}

function author(parts: readonly Words[]): InterchangeAuthor | undefined {
  const texts = parts.map(textOf);
  const name = texts.join(', ');
  if (/^(others|et\.? al\.?)$/i.test(name) && !isGroup(parts[0]?.[0] ?? '')) return undefined;
  if (/^\w+=/.test(name)) {
    const labelled = labelledParts(texts);
    if (labelled) return labelled;
  }
  const [family = '', ...others] = texts;
  if (parts[0] && others.every((text) => text === '')) return withoutCommas(parts[0]);
  // "Smith, Jr., John"; what follows a third comma is no part of a name.
  const [suffix, given] = others.length > 1 ? others : [undefined, others[0]];
  return authorOf({ given, family, suffix });
}

/**
 * The people and bodies that an `author` field names, in its order: "von Last, Jr, First", "First von Last" and `{Body}`.
 * "and others" is left out.
 */
export function authorsOf(field: string): InterchangeAuthor[] {
  return splitField(field).flatMap((parts) => author(parts) ?? []);
}
