import { descendantsOf } from '../../../database/area-descendants';
import type { SortKey } from '../../../database/keyset';

/** The papers an edge of the graph leads to, `q.parent` being the key of the edge's start. */
export interface PaperScope {
  readonly name: string;
  readonly from: string;
  readonly where: string;
  /** SELECT of how many there are, `total`, where that is cheaper than counting them. */
  readonly total?: string;
  /** Set where the edge has an order of its own, which the client cannot change. */
  readonly ownOrder?: readonly SortKey[];
}

const place = (expression: string): SortKey => ({ expression, descending: false, type: 'integer' });

/** Every edge that leads to papers. */
export const PAPER_SCOPES = {
  author: {
    name: 'author',
    from: 'authorship s JOIN paper p ON p.id = s.paper_id',
    where: 's.author_id = q.parent',
    total: 'SELECT paper_count AS total FROM author WHERE id = q.parent',
  },
  venue: { name: 'venue', from: 'paper p', where: 'p.venue_id = q.parent' },
  area: {
    name: 'area',
    from: 'paper p',
    where: `p.id IN (SELECT paper_id FROM paper_area WHERE area_id IN (${descendantsOf('q.parent')}))`,
    total: 'SELECT paper_count AS total FROM research_area WHERE id = q.parent',
  },
  organization: {
    name: 'organization',
    from: 'paper p',
    where: 'p.id IN (SELECT paper_id FROM affiliation WHERE organization_id = q.parent)',
    total: 'SELECT count(DISTINCT paper_id)::int AS total FROM affiliation WHERE organization_id = q.parent',
  },
  collection: {
    name: 'collection',
    from: 'collection_paper c JOIN paper p ON p.id = c.paper_id',
    where: 'c.collection_id = q.parent',
    ownOrder: [place('c.position')],
  },
  references: {
    name: 'references',
    from: 'paper_reference r JOIN paper p ON p.id = r.cited_id',
    where: 'r.citing_id = q.parent',
    ownOrder: [place('r.position')],
  },
  citedBy: {
    name: 'citedBy',
    from: 'paper_reference r JOIN paper p ON p.id = r.citing_id',
    where: 'r.cited_id = q.parent',
  },
} as const satisfies Record<string, PaperScope>;
