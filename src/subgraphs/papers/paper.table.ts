import { type IdentifierScheme, normaliseIdentifier } from '../../bibliography/identifier';
import type { NodeRow, NodeScheme, NodeTable } from '../../graphql/node-table';

/** A paper as read. */
export interface PaperRow extends NodeRow {
  readonly excerpt?: string | null;
  readonly abstractStatus?: string;
  readonly venueKey?: number | null;
}

const ABSTRACT_STATUS = `CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END AS "abstractStatus"`;

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
    venue: ['p.venue_id AS "venueKey"'],
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
