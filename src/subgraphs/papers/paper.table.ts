import { type IdentifierScheme, normaliseIdentifier } from '../../bibliography/identifier';
import { listColumn, objectColumn } from '../../database/column';
import { columnsOf, type NodeRow, type NodeScheme, type NodeTable } from '../../graphql/node-table';
import type { PaperLink } from './details/paper-link.type';
import { VENUE_TABLE } from './venue/venue.table';

/** A paper as read. */
export interface PaperRow extends NodeRow {
  readonly excerpt?: string | null;
  readonly abstractStatus?: string;
  readonly venue?: NodeRow | null;
  /** The one to show first among those of one scheme. Null where there are none, as are links. */
  readonly identifiers?: readonly Identifier[] | null;
  readonly links?: readonly PaperLink[] | null;
}

/** A paper's name in another system. */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

const ABSTRACT_STATUS = `CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END AS "abstractStatus"`;

/** Whole, whatever is asked for: it is short, and a statement of its own would cost a round trip. */
const VENUE = objectColumn(
  `SELECT ${columnsOf(VENUE_TABLE, new Set(Object.keys(VENUE_TABLE.fieldColumns))).join(', ')} FROM venue v WHERE v.id = p.venue_id`,
  'venue',
);

const IDENTIFIERS = listColumn(
  'SELECT scheme, value FROM paper_identifier WHERE paper_id = p.id ORDER BY position',
  'identifiers',
);

const LINKS = listColumn(
  'SELECT kind, url, label FROM paper_link WHERE paper_id = p.id ORDER BY position',
  'links',
);

function identifierScheme(scheme: IdentifierScheme): NodeScheme {
  return {
    normalise: (value) => normaliseIdentifier(scheme, value),
    value: 'i.value',
    from: `paper p JOIN paper_identifier i ON i.paper_id = p.id AND i.scheme = '${scheme}'`,
  };
}

export const PAPER_TABLE: NodeTable = {
  type: 'Paper',
  table: 'paper',
  alias: 'p',
  fieldColumns: {
    slug: ['p.slug'],
    title: ['p.title'],
    abstract: ['p.abstract'],
    abstractStatus: [ABSTRACT_STATUS],
    excerpt: ['p.excerpt', ABSTRACT_STATUS],
    type: ['p.type'],
    publishedOn: ['p.published_on AS "publishedOn"'],
    firstPublicOn: ['p.first_public_on AS "firstPublicOn"'],
    year: ['p.year'],
    venue: [VENUE],
    doi: [IDENTIFIERS],
    arxivId: [IDENTIFIERS],
    externalIds: [IDENTIFIERS],
    links: [LINKS],
    presentation: ['p.presentation'],
    keywords: ['p.keywords'],
    awards: ['p.awards'],
    citationCount: ['p.citation_count AS "citationCount"'],
    createdAt: ['p.created_at AS "createdAt"'],
    updatedAt: ['p.updated_at AS "updatedAt"'],
  },
  schemes: {
    doi: identifierScheme('DOI'),
    arxiv: identifierScheme('ARXIV'),
    openalex: identifierScheme('OPENALEX'),
    s2: identifierScheme('S2'),
    acl: identifierScheme('ACL'),
    openreview: identifierScheme('OPENREVIEW'),
    pmid: identifierScheme('PMID'),
    pmcid: identifierScheme('PMCID'),
    dblp: identifierScheme('DBLP'),
  },
  formerSlugs: { value: 'f.slug', from: 'paper p JOIN paper_former_slug f ON f.paper_id = p.id' },
};
