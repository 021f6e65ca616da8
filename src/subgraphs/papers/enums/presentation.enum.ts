import { graphEnum } from '../../../graphql/graph-enum';

export const Presentation = graphEnum('Presentation', 'How a paper was presented at its venue.', {
  ORAL: 'As a talk.',
  SPOTLIGHT: 'As a short talk or highlighted poster.',
  POSTER: 'As a poster.',
  DEMO: 'As a demonstration of a system.',
  FINDINGS: 'In a companion volume such as the Findings of the ACL.',
  OTHER: 'In another form.',
});
export type Presentation = keyof typeof Presentation;
