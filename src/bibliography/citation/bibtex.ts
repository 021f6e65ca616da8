import { withoutMarks } from '../fold';
import { type CitableAuthor, type CitablePaper, citedYear, keywordLine } from './citable';

/** Entry types of BibTeX itself (btxdoc), which every style knows. */
const ENTRY_TYPES: Readonly<Record<string, string>> = {
  CONFERENCE_PAPER: 'inproceedings',
  WORKSHOP_PAPER: 'inproceedings',
  JOURNAL_ARTICLE: 'article',
  BOOK: 'book',
  BOOK_CHAPTER: 'incollection',
  THESIS: 'phdthesis',
  REPORT: 'techreport',
};

/** The field in which an entry type says where the paper appeared. */
const VENUE_FIELDS: Readonly<Record<string, string>> = {
  inproceedings: 'booktitle',
  incollection: 'booktitle',
  article: 'journal',
  book: 'publisher',
  phdthesis: 'school',
  techreport: 'institution',
  misc: 'howpublished',
};

/** The month macros of BibTeX's standard styles, which print each in the style's own way. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** BibTeX counts braces even behind a backslash, so they are written by name. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Plain text as LaTeX that prints it. Letters beyond ASCII stay as UTF-8, which biber and current styles read. */
function latex(text: string): string {
  return (
    text
      .replace(/[\\{}^~$&#%_]/g, (character) => SPECIAL[character] ?? `\\${character}`)
      // Two of these in a row would print as one dash, quotation mark or inverted mark.
      .replace(/(?<=-)-|(?<=')'|(?<=[`?!])`/g, '{}$&')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  );
}

/** Text that styles print as it is, such as an address: braces and backslashes, which cannot stand there, percent-encoded. */
function verbatim(text: string): string {
  return text.replace(/[{}\\\s\p{Cc}]/gu, encodeURIComponent);
}

/** Braces in which a word keeps its capitals. A group that begins with a backslash would not do that. */
function protectedWord(word: string): string {
  return word.startsWith('\\') ? `{{${word}}}` : `{${word}}`;
}

/** Words with a capital after their first letter keep it: styles put titles in lower case. */
function protectCapitals(title: string): string {
  return title
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word.slice(1)) ? protectedWord(word) : word))
    .join(' ');
}

/** "Dupuy-Martin", whose hyphen every reader keeps; of "al-Khwarizmi" some make two words. */
const CAPITAL_COMPOUND = /^\p{Lu}[^-]*(-\p{Lu}[^-]*)+$/u;

/**
 * Part of a name, in braces where something in it would be taken for more than a character: a comma or an "and" between
 * parts or names, an escape that swallows the space after it, the "=" of biblatex's name fields, a hyphen between words.
 */
function namePart(text: string): string {
  const isMisread =
    /[,\\{}^~$&#%_=]|\b[Aa][Nn][Dd]\b/.test(text) ||
    text.split(/\s+/).some((word) => word.includes('-') && !CAPITAL_COMPOUND.test(word));
  return isMisread ? `{${latex(text)}}` : latex(text);
}

/** "Family, Given": the form that says which part is which. A name without parts is kept whole by braces. */
function authorName({ given, family, name }: CitableAuthor): string {
  return family && given ? `${namePart(family)}, ${namePart(given)}` : `{${latex(family || name)}}`;
}

/**
 * "wang2025generalizationmemorizationtracing": a name that people can guess, of ASCII letters and digits only. Three long
 * words keep all but one in a thousand papers apart; a number that the slug ends in is that of a second such slug.
 */
export function citationKey(paper: CitablePaper): string {
  const family = withoutMarks(paper.authors[0]?.family ?? '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  const words = paper.slug.split('-');
  const longWords = words.filter((word) => word.length > 3).slice(0, 3);
  const numbers = words.slice(-1).filter((word) => /^\d+$/.test(word));
  const title = longWords.length > 0 ? new Set([...longWords, ...numbers]) : words;
  return `${family || 'anon'}${citedYear(paper) ?? ''}${[...title].join('')}`;
}

/** How an entry is written. */
export interface BibtexOptions {
  /** Names the entry; {@link citationKey} unless told. */
  readonly key?: string;
  /** Whether with what no style prints but whoever reads the entry may keep: abstract, keywords, file, day. */
  readonly isComplete?: boolean;
}

/** The paper as one BibTeX entry, ending in a line feed. */
export function bibtex(
  paper: CitablePaper,
  { key = citationKey(paper), isComplete = false }: BibtexOptions = {},
): string {
  const type = ENTRY_TYPES[paper.type] ?? 'misc';
  const year = citedYear(paper);
  const fields: [string, string | null][] = [
    ['title', protectCapitals(latex(paper.title))],
    ['author', paper.authors.map(authorName).join(' and ') || null],
    [VENUE_FIELDS[type] ?? 'howpublished', paper.venue && latex(paper.venue.name)],
    ['year', year === null ? null : String(year)],
    ['doi', paper.doi && verbatim(paper.doi)],
    ['eprint', paper.arxivId],
    ['archiveprefix', paper.arxivId && 'arXiv'],
    ['isbn', paper.isbn],
    ['url', paper.url && verbatim(paper.url)],
    ['pdf', isComplete && paper.pdf && paper.pdf !== paper.url ? verbatim(paper.pdf) : null],
    ['abstract', isComplete && paper.abstract ? latex(paper.abstract) : null],
    ['keywords', (isComplete && latex(keywordLine(paper))) || null],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}}`);
  const [, month, day] = paper.publishedOn?.split('-') ?? [];
  if (month) lines.push(`  month = ${MONTHS[Number(month) - 1]}`);
  if (day && isComplete) lines.push(`  day = {${day}}`);
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}
