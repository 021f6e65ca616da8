import { graphEnum } from '../../../graphql/graph-enum';

export const AbstractStatus = graphEnum(
  'AbstractStatus',
  'Whether the abstract is known, and if not, why `abstract` is null.',
  {
    COMPLETE: 'The whole abstract is known.',
    EXCERPT_ONLY: 'Only a beginning is known: see `excerpt`.',
    MISSING: 'Nothing of it is known.',
  },
);
export type AbstractStatus = keyof typeof AbstractStatus;
