import { type CitableAuthor, type CitablePaper, citedYear } from './citable';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Authors named before the list is shortened (APA 7, section 9.8). */
const MOST_AUTHORS = 20;

function initials(given: string): string {
  return given
    .split(/\s+/)
    .map((word) =>
      word
        .split('-')
        .filter(Boolean)
        .map((part) => `${Array.from(part)[0]}.`)
        .join('-'),
    )
    .join(' ');
}

function author({ given, family, name }: CitableAuthor): string {
  if (!family) return name;
  return given ? `${family}, ${initials(given)}` : family;
}

function authorList(authors: readonly CitableAuthor[]): string {
  const names = authors.map(author);
  const last = names.at(-1) ?? '';
  if (names.length <= 1) return last;
  if (names.length > MOST_AUTHORS) return `${names.slice(0, MOST_AUTHORS - 1).join(', ')}, … ${last}`;
  return `${names.slice(0, -1).join(', ')}, & ${last}`;
}

/** Types cited with month and day where they are known; articles, chapters and books are cited by year (section 9.14). */
const DATED_TYPES: ReadonlySet<string> = new Set(['REPORT', 'OTHER']);

function date(paper: CitablePaper): string {
  if (!paper.publishedOn || !DATED_TYPES.has(paper.type)) return String(citedYear(paper) ?? 'n.d.');
  const [year, month, day] = paper.publishedOn.split('-').map(Number);
  return `${year}, ${MONTHS[(month ?? 1) - 1]} ${day}`;
}

/** The text on one line, with a full stop where it has no end mark of its own. */
function sentence(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return /[.?!]$/.test(line) ? line : `${line}.`;
}

/**
 * The paper as one line of a reference list in APA style (7th edition), as plain text: authors, date, title, venue and the
 * DOI or address. Titles keep their capitals, since plain text cannot tell a name from a word.
 */
export function apa(paper: CitablePaper): string {
  const byline = authorList(paper.authors);
  const year = `(${date(paper)}).`;
  const title = sentence(paper.title);
  const isProceedings =
    paper.type === 'CONFERENCE_PAPER' || paper.type === 'WORKSHOP_PAPER' || paper.type === 'BOOK_CHAPTER';
  const venue = paper.venue && sentence(isProceedings ? `In ${paper.venue.name}` : paper.venue.name);
  const address = paper.doi ? `https://doi.org/${paper.doi}` : paper.url;
  const parts = byline ? [sentence(byline), year, title] : [title, year];
  return [...parts, venue, address].filter(Boolean).join(' ');
}
