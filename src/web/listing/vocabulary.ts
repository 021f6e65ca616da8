/** The graph's enum values that addresses of listings may name; a test compares them with the schema. */
export const PAPER_TYPES = [
  'CONFERENCE_PAPER',
  'JOURNAL_ARTICLE',
  'PREPRINT',
  'WORKSHOP_PAPER',
  'BOOK',
  'BOOK_CHAPTER',
  'THESIS',
  'REPORT',
  'DATASET',
  'OTHER',
] as const;
export type PaperType = (typeof PAPER_TYPES)[number];

export const PRESENTATIONS = ['ORAL', 'SPOTLIGHT', 'POSTER', 'DEMO', 'FINDINGS', 'OTHER'] as const;
export type Presentation = (typeof PRESENTATIONS)[number];

export const LINK_KINDS = [
  'LANDING',
  'PDF',
  'PREPRINT',
  'PROCEEDINGS',
  'PUBLISHER',
  'REVIEW',
  'CODE',
  'MODEL',
  'DATASET',
  'DEMO',
  'BLOG',
  'VIDEO',
  'SLIDES',
  'LOGS',
  'PROJECT',
  'OTHER',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** An enum value as addresses have it: `conference-paper`. */
export const wordOf = (value: string): string => value.toLowerCase().replaceAll('_', '-');

/** An enum value as people read it: "Conference paper". */
export function labelOf(value: string): string {
  const text = value.toLowerCase().replaceAll('_', ' ');
  return value === 'PDF' ? value : text.charAt(0).toUpperCase() + text.slice(1);
}
