import { graphEnum } from '../../../graphql/graph-enum';

export const VenueKind = graphEnum('VenueKind', 'What kind of place papers appear in.', {
  CONFERENCE: 'A conference series.',
  JOURNAL: 'A journal.',
  WORKSHOP: 'A workshop.',
  REPOSITORY: 'A repository such as arXiv.',
  OTHER: 'Anything else.',
});
export type VenueKind = keyof typeof VenueKind;
