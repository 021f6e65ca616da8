/** The attributes that say what a list shows, in the order in which they are written. */
export const LIST_ATTRIBUTES = [
  'ids',
  'collection',
  'author',
  'area',
  'venue',
  'organization',
  'search',
  'year',
  'type',
  'presentation',
  'has',
  'cited',
  'limit',
  'order',
] as const;

/** The name of such an attribute. */
export type ListAttribute = (typeof LIST_ATTRIBUTES)[number];

/** Attributes of a list by name. */
export type ListAttributes = Partial<Readonly<Record<ListAttribute, string>>>;
