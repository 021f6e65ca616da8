import { graphEnum } from '../../../graphql/graph-enum';

export const PaperOrderField = graphEnum('PaperOrderField', 'What papers can be ordered by.', {
  PUBLISHED_ON:
    'Date at the venue; a paper known by its year alone stands at the first day of that year. Undated papers come last either way.',
  TITLE: 'Title, without regard to case and accents.',
  CITATION_COUNT: 'Citations. Papers without a count come last either way.',
  RELEVANCE: 'How well the paper matches filter.search, which must be given.',
  UPDATED_AT: 'When the graph last changed the paper.',
});
export type PaperOrderField = keyof typeof PaperOrderField;
