/** Systems that name persons. */
export const PERSON_SCHEMES = ['OPENREVIEW', 'DBLP', 'ACL', 'OPENALEX', 'S2'] as const;
export type PersonScheme = (typeof PERSON_SCHEMES)[number];

/** Why records of different sources are one paper. */
export const MERGE_REASONS = ['IDENTIFIER', 'TITLE'] as const;
export type MergeReasonName = (typeof MERGE_REASONS)[number];
