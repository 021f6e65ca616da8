import { IDENTIFIER_SCHEMES } from '../bibliography/identifier';
import type { Query } from '../database/query';
import { groupByKey } from '../database/rows';
import { known } from './known';
import type { CollectionPlace, LinkRecord, PaperIdentifier } from './paper-record';
import { byScheme } from './stored-forms';

interface OfPaper {
  readonly paper: number;
}

/** The identifiers of each paper, in the order of their schemes. */
export async function storedIdentifiers(
  query: Query,
  paperIds: readonly number[],
): Promise<PaperIdentifier[][]> {
  const rows = await query<PaperIdentifier & OfPaper>(
    'SELECT paper_id AS paper, scheme, value FROM paper_identifier WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position',
    [paperIds],
  );
  return groupByKey(paperIds, rows, (row) => row.paper).map((own) =>
    own.map(({ scheme, value }) => ({ scheme, value })).sort(byScheme(IDENTIFIER_SCHEMES)),
  );
}

/** The links of each paper, in order. */
export async function storedLinks(query: Query, paperIds: readonly number[]): Promise<LinkRecord[][]> {
  const rows = await query<OfPaper & Omit<LinkRecord, 'label'> & { label: string | null }>(
    'SELECT paper_id AS paper, kind, url, label FROM paper_link WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position',
    [paperIds],
  );
  return groupByKey(paperIds, rows, (row) => row.paper).map((own) =>
    own.map(({ kind, url, label }) => ({ kind, url, ...known({ label }) })),
  );
}

interface PlaceRow extends OfPaper {
  readonly slug: string;
  readonly title: string;
  readonly description: string | null;
  readonly position: number;
}

/** The places of each paper in collections, the oldest collection first. */
export async function storedCollections(
  query: Query,
  paperIds: readonly number[],
): Promise<CollectionPlace[][]> {
  const rows = await query<PlaceRow>(
    `SELECT cp.paper_id AS paper, c.slug, c.title, c.description, cp.position
     FROM collection_paper cp JOIN collection c ON c.id = cp.collection_id
     WHERE cp.paper_id = ANY($1::int[]) ORDER BY cp.paper_id, c.id`,
    [paperIds],
  );
  return groupByKey(paperIds, rows, (row) => row.paper).map((own) =>
    own.map(({ slug, title, description, position }) => ({
      slug,
      title,
      ...known({ description }),
      position,
    })),
  );
}
