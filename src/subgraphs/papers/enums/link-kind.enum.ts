import { graphEnum } from '../../../graphql/graph-enum';

export const LinkKind = graphEnum('LinkKind', 'What a link of a paper leads to.', {
  LANDING: 'The page about the paper.',
  PDF: 'The paper itself as PDF.',
  PREPRINT: 'A preprint in a repository.',
  PROCEEDINGS: 'Its page in the proceedings.',
  PUBLISHER: "Its page at the publisher's.",
  REVIEW: 'Its reviews.',
  CODE: 'Source code.',
  MODEL: 'A trained model.',
  DATASET: 'Data.',
  DEMO: 'A demonstration to try.',
  BLOG: 'A blog post.',
  VIDEO: 'A recording.',
  SLIDES: 'Slides of a talk.',
  LOGS: 'Logs of training or experiments.',
  PROJECT: "The project's page.",
  OTHER: 'Anything else.',
});
export type LinkKind = keyof typeof LinkKind;
