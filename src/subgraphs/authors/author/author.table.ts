import { normaliseOrcid } from '../../../bibliography/identifier';
import type { NodeTable } from '../../../graphql/node-table';

export const AUTHOR_TABLE: NodeTable = {
  type: 'Author',
  table: 'author',
  alias: 'a',
  fieldColumns: {
    slug: ['a.slug'],
    name: ['a.name'],
    givenName: ['a.given_name AS "givenName"'],
    familyName: ['a.family_name AS "familyName"'],
    alternateNames: ['a.alternate_names AS "alternateNames"'],
    orcid: ['a.orcid'],
    homepage: ['a.homepage'],
    paperCount: ['a.paper_count AS "paperCount"'],
  },
  schemes: { orcid: { normalise: normaliseOrcid, value: 'a.orcid', from: 'author a' } },
};
