import { graphEnum } from '../../../graphql/graph-enum';

export const PaperFacet = graphEnum('PaperFacet', 'What papers can be counted by.', {
  YEAR: 'Year of publication.',
  AREA: 'Research area; a paper counts for its areas and for all areas above them.',
  VENUE: 'Venue.',
  AUTHOR: 'Author.',
  TYPE: 'Kind of work.',
});
export type PaperFacet = keyof typeof PaperFacet;
