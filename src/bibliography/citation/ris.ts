import { type CitablePaper, citedYear, isIssuedByVenue } from './citable';

/**
 * Reference types of the RIS format (https://en.wikipedia.org/wiki/RIS_(file_format)). Only tags of its 2011 version are
 * written: readers take a record with older ones among them for an older record.
 */
const REFERENCE_TYPES: Readonly<Record<string, string>> = {
  CONFERENCE_PAPER: 'CONF',
  WORKSHOP_PAPER: 'CONF',
  JOURNAL_ARTICLE: 'JOUR',
  PREPRINT: 'UNPB',
  BOOK: 'BOOK',
  BOOK_CHAPTER: 'CHAP',
  THESIS: 'THES',
  REPORT: 'RPRT',
  DATASET: 'DATA',
};

/** The paper as one RIS record: CRLF line ends, as the format says, and one line a value. */
export function ris(paper: CitablePaper): string {
  const type = REFERENCE_TYPES[paper.type] ?? 'GEN';
  const authors = paper.authors.map(({ given, family, name }): [string, string] => [
    'AU',
    family ? [family, given].filter(Boolean).join(', ') : name,
  ]);
  const fields: [string, string | null | undefined][] = [
    ['TY', type],
    ['TI', paper.title],
    ...authors,
    ['PY', citedYear(paper)?.toString()],
    ['DA', paper.publishedOn?.replace(/-/g, '/')],
    [isIssuedByVenue(paper) ? 'PB' : 'T2', paper.venue?.name],
    ['DO', paper.doi],
    ['SN', paper.isbn],
    ['UR', paper.url],
    ['AB', paper.abstract],
    ...paper.keywords.map((keyword): [string, string] => ['KW', keyword]),
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value ? [`${tag}  - ${value.replace(/[\s\p{Cc}]+/gu, ' ').trim()}`] : [],
  );
  return `${lines.join('\r\n')}\r\nER  - \r\n`;
}
