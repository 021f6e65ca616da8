import type { CitableAuthor, CitablePaper } from './citable';

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
  return text
    .replace(/[\\{}^~$&#%_]/g, (character) => SPECIAL[character] ?? `\\${character}`)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words with a capital after their first letter, or of capitals only, keep them: styles put titles in lower case. */
function protectCapitals(title: string): string {
  return title
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word.slice(1)) ? `{${word}}` : word))
    .join(' ');
}

/** "Family, Given": the form that says which part is which. A name without parts is kept whole by braces. */
function authorName({ given, family, name }: CitableAuthor): string {
  if (!family) return `{${latex(name)}}`;
  const last = / and /i.test(family) ? `{${latex(family)}}` : latex(family);
  return given ? `${last}, ${latex(given)}` : `{${latex(family)}}`;
}

/** A citation key: ASCII without what BibTeX gives a meaning to. Slugs are that already. */
function citationKey(paper: CitablePaper): string {
  const family = (paper.authors[0]?.family ?? '')
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  const word = paper.slug.split('-').find((part) => part.length > 3) ?? paper.slug.split('-')[0] ?? 'paper';
  return `${family || 'anon'}${paper.year ?? ''}${word}`;
}

/** The paper as one BibTeX entry, ending in a line feed. */
export function bibtex(paper: CitablePaper): string {
  const type = ENTRY_TYPES[paper.type] ?? 'misc';
  const fields: [string, string | null][] = [
    ['title', protectCapitals(latex(paper.title))],
    ['author', paper.authors.map(authorName).join(' and ') || null],
    [VENUE_FIELDS[type] ?? 'howpublished', paper.venue && latex(paper.venue.name)],
    ['year', paper.year === null ? null : String(paper.year)],
    ['month', paper.publishedOn && String(Number(paper.publishedOn.slice(5, 7)))],
    ['doi', paper.doi],
    ['eprint', paper.arxivId],
    ['archiveprefix', paper.arxivId && 'arXiv'],
    ['isbn', paper.isbn],
    // Braces and backslashes cannot stand in a URL as they are; percent-encoded they can.
    ['url', paper.url?.replace(/[{}\\\s]/g, encodeURIComponent) ?? null],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${type}{${citationKey(paper)},\n${lines.join(',\n')}\n}\n`;
}
