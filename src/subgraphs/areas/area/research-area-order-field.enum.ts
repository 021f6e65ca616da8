import { graphEnum } from '../../../graphql/graph-enum';

export const ResearchAreaOrderField = graphEnum('ResearchAreaOrderField', 'What areas can be ordered by.', {
  NAME: 'Name, without regard to case and accents.',
  PAPER_COUNT: 'Number of papers, descendants included.',
});
export type ResearchAreaOrderField = keyof typeof ResearchAreaOrderField;
