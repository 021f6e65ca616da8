import type { NodeRow, NodeTable } from '../../../graphql/node-table';

/** An area as read. */
export interface ResearchAreaRow extends NodeRow {
  readonly parentKey?: number | null;
}

export const RESEARCH_AREA_TABLE: NodeTable = {
  type: 'ResearchArea',
  table: 'research_area',
  alias: 'r',
  fieldColumns: {
    slug: ['r.slug'],
    name: ['r.name'],
    description: ['r.description'],
    parent: ['r.parent_id AS "parentKey"'],
    paperCount: ['r.paper_count AS "paperCount"'],
  },
};
