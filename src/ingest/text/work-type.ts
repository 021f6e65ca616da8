import type { PaperTypeName } from '../../bibliography/vocabulary';

/** Crossref's types (https://api.crossref.org/types), which other sources use too; of the rest the venue may tell. */
const TYPES: Readonly<Record<string, PaperTypeName>> = {
  'journal-article': 'JOURNAL_ARTICLE',
  'proceedings-article': 'CONFERENCE_PAPER',
  'posted-content': 'PREPRINT',
  preprint: 'PREPRINT',
  book: 'BOOK',
  'edited-book': 'BOOK',
  'reference-book': 'BOOK',
  monograph: 'BOOK',
  proceedings: 'BOOK',
  'book-chapter': 'BOOK_CHAPTER',
  'book-part': 'BOOK_CHAPTER',
  'book-section': 'BOOK_CHAPTER',
  'reference-entry': 'BOOK_CHAPTER',
  dissertation: 'THESIS',
  report: 'REPORT',
  'report-component': 'REPORT',
  standard: 'REPORT',
  dataset: 'DATASET',
  database: 'DATASET',
};

/** The type of a work that Crossref calls `type`; undefined where that does not tell. */
export function typeOfWork(type: unknown): PaperTypeName | undefined {
  return typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
