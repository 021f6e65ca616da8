import type { CitableAuthor, CitablePaper } from './citable';

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

function date(paper: CitablePaper): string {
  if (!paper.publishedOn) return paper.year === null ? 'n.d.' : String(paper.year);
  const [year, month, day] = paper.publishedOn.split('-').map(Number);
  return `${year}, ${MONTHS[(month ?? 1) - 1]} ${day}`;
}

const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

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
