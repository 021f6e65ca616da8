import { graphEnum } from '../../../graphql/graph-enum';

export const AuthorOrderField = graphEnum('AuthorOrderField', 'What authors can be ordered by.', {
  NAME: 'Name, without regard to case and accents.',
  PAPER_COUNT: 'Number of papers.',
});
export type AuthorOrderField = keyof typeof AuthorOrderField;
