import type { NodeTable } from '../../../graphql/node-table';

export const VENUE_TABLE: NodeTable = {
  type: 'Venue',
  table: 'venue',
  alias: 'v',
  fieldColumns: { slug: ['v.slug'], name: ['v.name'], acronym: ['v.acronym'], kind: ['v.kind'] },
};
