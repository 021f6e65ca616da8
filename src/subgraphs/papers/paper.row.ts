import { globalIdSql } from '../../graphql/global-id';

/** A paper as read: `key` and `id` always, of the rest what the client's selection needs. */
export interface PaperRow {
  readonly key: number;
  readonly id: string;
  readonly excerpt?: string | null;
  readonly abstractStatus?: string;
  readonly venueKey?: number | null;
}

const ABSTRACT_STATUS = `CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END AS "abstractStatus"`;

/** The columns each field needs, `p` being the paper. Fields that are not here need none of this table. */
const FIELD_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['slug', ['p.slug']],
  ['title', ['p.title']],
  ['abstract', ['p.abstract']],
  ['abstractStatus', [ABSTRACT_STATUS]],
  ['excerpt', ['p.excerpt', ABSTRACT_STATUS]],
  ['type', ['p.type']],
  ['publishedOn', ['p.published_on AS "publishedOn"']],
  ['firstPublicOn', ['p.first_public_on AS "firstPublicOn"']],
  ['year', ['p.year']],
  ['venue', ['p.venue_id AS "venueKey"']],
  ['presentation', ['p.presentation']],
  ['keywords', ['p.keywords']],
  ['awards', ['p.awards']],
  ['citationCount', ['p.citation_count AS "citationCount"']],
  ['createdAt', ['p.created_at AS "createdAt"']],
  ['updatedAt', ['p.updated_at AS "updatedAt"']],
]);

/** The SELECT list for the given fields of Paper. */
export function paperColumns(fields: ReadonlySet<string>): string[] {
  const columns = new Set(['p.id AS key', `${globalIdSql('Paper', 'p')} AS id`]);
  for (const field of fields) for (const column of FIELD_COLUMNS.get(field) ?? []) columns.add(column);
  return [...columns];
}
