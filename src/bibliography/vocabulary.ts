/** Kinds of work, as `PaperType` in the graph. */
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
export type PaperTypeName = (typeof PAPER_TYPES)[number];

/** Kinds of venues, as `VenueKind` in the graph. */
export const VENUE_KINDS = ['CONFERENCE', 'JOURNAL', 'WORKSHOP', 'REPOSITORY', 'OTHER'] as const;
export type VenueKindName = (typeof VENUE_KINDS)[number];

/** How a paper was presented, as `Presentation` in the graph. */
export const PRESENTATIONS = ['ORAL', 'SPOTLIGHT', 'POSTER', 'DEMO', 'FINDINGS', 'OTHER'] as const;
export type PresentationName = (typeof PRESENTATIONS)[number];

/** What a link leads to, as `LinkKind` in the graph. */
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
export type LinkKindName = (typeof LINK_KINDS)[number];
