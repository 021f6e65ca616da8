import { type CitableAuthor, type CitablePaper, citedYear, isIssuedByVenue, keywordLine } from './citable';

/** Item types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types). */
const ITEM_TYPES: Readonly<Record<string, string>> = {
  CONFERENCE_PAPER: 'paper-conference',
  WORKSHOP_PAPER: 'paper-conference',
  JOURNAL_ARTICLE: 'article-journal',
  PREPRINT: 'article',
  BOOK: 'book',
  BOOK_CHAPTER: 'chapter',
  THESIS: 'thesis',
  REPORT: 'report',
  DATASET: 'dataset',
};

function name({ given, family, name: literal }: CitableAuthor): Record<string, string> {
  if (!family) return { literal };
  return given ? { family, given } : { family };
}

function issued(paper: CitablePaper): { 'date-parts': number[][] } | undefined {
  if (paper.publishedOn) return { 'date-parts': [paper.publishedOn.split('-').map(Number)] };
  const year = citedYear(paper);
  return year === null ? undefined : { 'date-parts': [[year]] };
}

/** The paper as a CSL-JSON item: a plain object, without the fields that are not known. */
export function cslItem(paper: CitablePaper): Record<string, unknown> {
  const item = {
    id: paper.slug,
    type: ITEM_TYPES[paper.type] ?? 'document',
    title: paper.title,
    author: paper.authors.length > 0 ? paper.authors.map(name) : undefined,
    issued: issued(paper),
    ...(isIssuedByVenue(paper)
      ? { publisher: paper.venue?.name }
      : {
          'container-title': paper.venue?.name,
          'container-title-short': paper.venue?.acronym ?? undefined,
        }),
    DOI: paper.doi ?? undefined,
    ISBN: paper.isbn ?? undefined,
    URL: paper.url ?? undefined,
    abstract: paper.abstract ?? undefined,
    keyword: keywordLine(paper) || undefined,
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** The paper as a CSL-JSON document: a list of one item. */
export function cslJson(paper: CitablePaper): string {
  return JSON.stringify([cslItem(paper)], null, 2);
}
