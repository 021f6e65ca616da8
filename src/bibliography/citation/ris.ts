import type { CitablePaper } from './citable';

/** Reference types of the RIS format (https://en.wikipedia.org/wiki/RIS_(file_format)). */
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
    ['PY', paper.year === null ? null : String(paper.year)],
    ['DA', paper.publishedOn?.replace(/-/g, '/')],
    [type === 'JOUR' ? 'JO' : 'T2', paper.venue?.name],
    ['DO', paper.doi],
    ['SN', paper.isbn],
    ['UR', paper.url],
    ['AB', paper.abstract],
    ...paper.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['ID', paper.slug],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value ? [`${tag}  - ${value.replace(/\s+/gu, ' ').trim()}`] : [],
  );
  return `${lines.join('\r\n')}\r\nER  - \r\n`;
}
