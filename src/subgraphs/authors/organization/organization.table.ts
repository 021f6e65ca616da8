import { normaliseRor } from '../../../bibliography/identifier';
import type { NodeTable } from '../../../graphql/node-table';

export const ORGANIZATION_TABLE: NodeTable = {
  type: 'Organization',
  table: 'organization',
  alias: 'o',
  fieldColumns: { slug: ['o.slug'], name: ['o.name'], ror: ['o.ror'], country: ['o.country'] },
  schemes: { ror: { normalise: normaliseRor, value: 'o.ror', from: 'organization o' } },
};
