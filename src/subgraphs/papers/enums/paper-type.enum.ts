import { graphEnum } from '../../../graphql/graph-enum';

export const PaperType = graphEnum('PaperType', 'What kind of work a paper is.', {
  CONFERENCE_PAPER: 'A paper in the proceedings of a conference.',
  JOURNAL_ARTICLE: 'An article in a journal.',
  PREPRINT: 'A manuscript in a public repository, not published elsewhere as far as is known.',
  WORKSHOP_PAPER: 'A paper presented at a workshop.',
  BOOK: 'A whole book.',
  BOOK_CHAPTER: 'A chapter of a book.',
  THESIS: 'A thesis for a degree.',
  REPORT: 'A technical report.',
  DATASET: 'A published set of data.',
  OTHER: 'Anything else.',
});
export type PaperType = keyof typeof PaperType;
